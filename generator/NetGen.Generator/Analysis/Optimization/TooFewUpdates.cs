using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Optimization;

/// <summary>
/// NG6008: the declared training takes too few steps to get anywhere, epochs·⌈samples/batch⌉, or a batch holds more than there is.
/// </summary>
internal static class TooFewUpdates
{
    private const int Least = 100;

    public static void Check(GraphView view, Action<Problem> report)
    {
        var training = view.Training;
        if (training.Samples is not { } samples)
            return;
        if (training.BatchSize > samples && view.Spec.Writes(training.Item, "BatchSize"))
            Report("BatchSize", "A batch of " + Figures.Whole(training.BatchSize)
                + " is larger than the " + Figures.Count(samples, "sample"));
        // One layer is a convex problem, and needs few.
        else if (training.TotalSteps is { } steps and < Least && view.Chain.Stages.Skip(1).Any())
            Report("Epochs", Figures.Count(training.Epochs!.Value, "epoch") + " of " + Figures.Count(training.StepsPerEpoch!.Value, "step")
                + " are " + Figures.Count(steps, "update") + " in all: too few to learn much");

        void Report(string argument, string what) =>
            report(new Problem { Id = "NG6008", Item = training.Item, Argument = argument, Figures = new([what]) });
    }
}
