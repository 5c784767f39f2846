using System.Diagnostics;
using System.Globalization;
using NetGen;
using static System.FormattableString;

ulong seed = 1;
if (args.Length > 1 || args.Length == 1 && !ulong.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out seed))
{
    Console.Error.WriteLine("usage: Digits [seed], a whole number: it draws the weights, the test images and the order of training.");
    return 1;
}

var start = Stopwatch.GetTimestamp();
var network = new DigitNet(seed);
network.Classify(new float[DigitNet.InputLength]);
var firstPrediction = Stopwatch.GetElapsedTime(start);

Console.WriteLine(DigitNet.Summary);

var (training, test) = DigitData.Read().StratifiedSplit(0.8, seed);
var history = network.Fit(training, new FitOptions { Seed = seed });
Console.WriteLine(history);
Console.WriteLine();
Console.WriteLine($"Test: {network.Evaluate(test)}");

var path = Path.Combine(AppContext.BaseDirectory, "digits.safetensors");
network.Save(path);
var loaded = DigitNet.Load(path);
Console.WriteLine($"Saved to {path} and loaded again.");
Console.WriteLine();

// The test image with the smallest winning probability.
var probabilities = new float[test.Count * DigitNet.OutputLength];
loaded.PredictBatch(test.Inputs, probabilities);
var hardest = probabilities.Chunk(DigitNet.OutputLength).Select(row => row.Max()).Index().MinBy(sample => sample.Item).Index;
Console.WriteLine(Invariant($"The test image it is least sure of, a {test.Labels[hardest]}:"));
DigitPicture.Draw(
    test.Inputs.Slice(hardest * DigitNet.InputLength, DigitNet.InputLength),
    probabilities.AsSpan(hardest * DigitNet.OutputLength, DigitNet.OutputLength));
Console.WriteLine();

Speed.Report(loaded, history, training, firstPrediction);
return 0;
