using System.Globalization;
using NetGen;
using Weather;
using static System.FormattableString;

ulong seed = 1;
if (args.Length > 1 || (args.Length == 1 && !ulong.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out seed)))
{
    Console.Error.WriteLine("usage: Weather [seed], a whole number: it draws the weights and the order of training.");
    return 1;
}

var days = Days.Read();
// The parts are cut in time: nothing of the last year is known to the training.
var (train, test) = days.Windows().SplitInTime(0.75);
var (rest, validation) = train.SplitInTime(0.85);
var network = new Forecast(seed);
Console.WriteLine(Forecast.Summary);
var options = new FitOptions { Seed = seed, Validation = validation, EarlyStopping = new EarlyStopping { Patience = 10 } };
Console.WriteLine(network.Fit(rest, options));
Console.WriteLine();

// The last days, of which nothing was trained on. A window ends in front of the first of them.
int first = days.Count - test.Count - Days.Ahead + 1;
Console.WriteLine(Invariant($"{test.Count} forecasts, from {days.Date(first - 1):yyyy-MM-dd} on."));
Console.WriteLine("Mean error of the highest temperature in °C:");
var forecasts = new float[test.Count * Forecast.OutputLength];
network.PredictBatch(test.Inputs, forecasts);
var errors = new Errors(days, first, test.Count);
Console.WriteLine("  days ahead        " + string.Join("", Enumerable.Range(1, Days.Ahead).Select(ahead => Invariant($"{ahead,6}"))));
Console.WriteLine("  as today (naive)  " + errors.Row((_, today, _) => days.Highest(today)));
Console.WriteLine("  as in other years " + errors.Row((_, today, ahead) => errors.Usual(today + ahead)));
Console.WriteLine("  the network       " + errors.Row((sample, _, ahead) => forecasts[(sample * Days.Ahead) + ahead - 1]));
Console.WriteLine();

// The same network as a stream: a day at a time, without end.
var state = new Forecast.State();
var next = new float[Forecast.StepOutputLength];
for (int day = days.Count - Days.Window; day < days.Count; day++)
{
    network.Next(days[day], state, next);
}

string coming = string.Join(", ", next.Select(degrees => Invariant($"{degrees:F1}")));
Console.WriteLine(Invariant($"After {days.Date(days.Count - 1):yyyy-MM-dd}: {coming} °C."));

const int Shown = 120;
string path = Path.Combine(AppContext.BaseDirectory, "forecast.svg");
int from = test.Count - Shown;
File.WriteAllText(path, Picture.Of(days, first + from, Shown,
    sample => days.Highest(first + from + sample - 1), sample => forecasts[(from + sample) * Days.Ahead]));
Console.WriteLine($"The last {Shown} forecasts of the next day, beside the naive ones: {Path.GetFileName(path)} beside the program.");
return 0;
