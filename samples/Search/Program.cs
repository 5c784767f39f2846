using System.Globalization;
using NetGen;
using static System.FormattableString;

int trials = 30;
if (args.Length > 2 || args.Length == 2 && !(int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out trials) && trials > 0))
{
    Console.Error.WriteLine("usage: Search [journal [trials]]. The journal (search.journal) is made or, when the search was interrupted (Ctrl+C, kill -9), gone on with.");
    return 1;
}

// The test images take no part in the search.
var (training, test) = DigitData.Read().StratifiedSplit(0.8, seed: 1);
using var interruption = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interruption.Cancel();
};

// Width and activation are searched as they are declared.
var space = new SearchedNet.SearchSpace
{
    LearningRate = (1e-4, 1e-1),
    L2 = (1e-6, 1e-2),
    Dropout1Rate = (0, 0.6),
    StepDecayFactor = SearchRange.Linear(0.2, 1),
};
var study = SearchedNet.Search(training, space, new SearchOptions
{
    Trials = trials,
    Seed = 1,
    Validation = Validation.KFold(4),
    Store = args.Length > 0 ? args[0] : "search.journal",
    Progress = new TrialPrinter(),
    CancellationToken = interruption.Token,
});
Console.WriteLine();
Console.WriteLine(study);
if (study.Cancelled || study.BestTrial is null)
    return 0;

// Several seeds, because one is luck.
Console.WriteLine("Trained on all training images, measured on the test images, mean of 5 seeds:");
Console.WriteLine(Invariant($"  declared  {100 * Accuracy(new()):F2} %"));
Console.WriteLine(Invariant($"  found     {100 * Accuracy(study.Best):F2} %"));
return 0;

double Accuracy(SearchedNet.Hyperparameters hyperparameters) => Enumerable.Range(1, 5).Average(seed =>
{
    INetwork network = SearchedNet.Train(training, hyperparameters, new FitOptions { Seed = (ulong)seed, ProgressLine = ProgressLine.Off });
    return network.Evaluate(test).Accuracy!.Value;
});

/// <summary>A line per trial, in the order they end.</summary>
internal sealed class TrialPrinter : IProgress<TrialRecord>
{
    public void Report(TrialRecord value) => Console.WriteLine(Invariant(
        $"trial {value.Number,3}  {(value.Score is double score ? Invariant($"loss {score:F4}") : "diverged"),-12}  {value.Elapsed.TotalSeconds,5:F1} s"));
}
