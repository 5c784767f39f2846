using NetGen.Generator.Analysis.Data;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Optimization;

/// <summary>
/// NG6002: the highest rate of the training is beyond what the optimizer bears. A step of Adam moves each weight by about η whatever its gradient is,
/// so that a unit of n inputs of size 1 moves by up to ηn; narrow networks bear more than .01.
/// </summary>
internal static class LearningRateTooHigh
{
    private const double AdamLimit = 0.01, SgdLimit = 1, UnscaledSgdLimit = 0.1, UnscaledRms = 2;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Optimizer is not { } optimizer || view.Find<OptimizerAttribute>() is not { } declared)
            return;
        var rate = view.Training.HighestRate;
        switch (optimizer)
        {
            case Adam or Nadam or RAdam or Adamax or Lion when rate > AdamLimit && rate * MostInputs(view.Graph) >= 1:
                var inputs = MostInputs(view.Graph);
                Report("a step moves every weight by about the rate, and the output of a unit with " + Figures.Whole(inputs) + " inputs of size 1 by up to " + Figures.Number(rate * inputs), "1e-3");
                break;
            case Sgd when rate > SgdLimit:
                Report("a step along the gradient overshoots wherever the loss curves by more than " + Figures.Number(2 / rate), "0.1");
                break;
            // Inputs that are larger still are a problem of their own (NG7001).
            case Sgd when rate >= UnscaledSgdLimit && view.Graph.Loss is MeanSquaredError && InputScale.LargestOf(view) <= InputScale.Limit
                && view.Signal.Forward[Graph.Input].Rms is >= UnscaledRms and var rms:
                Report("a squared loss curves with the square of the input, whose RMS is " + Figures.Number(rms), "0.01, or inputs of RMS 1");
                break;
        }

        void Report(string why, string usual) => report(new Problem
        {
            Id = "NG6002",
            Item = declared.Index,
            Argument = "learningRate",
            Figures = new([Figures.Number(rate), optimizer.GetType().Name, why, usual]),
        });
    }

    private static int MostInputs(Graph graph) =>
        graph.Forward.OfType<WeightedOperation>().Select(layer => graph.Parameters[layer.Weight].Initializer.FanIn).DefaultIfEmpty(0).Max();
}
