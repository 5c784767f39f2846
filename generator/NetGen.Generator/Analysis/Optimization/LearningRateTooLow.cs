using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Optimization;

/// <summary>NG6003: even the highest rate of the training changes next to nothing.</summary>
internal static class LearningRateTooLow
{
    private const double Limit = 1e-6, SgdLimit = 1e-5;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Optimizer is not { } optimizer || view.Find<OptimizerAttribute>() is not { } declared)
            return;
        var rate = view.Training.HighestRate;
        if (rate >= (optimizer is Sgd ? SgdLimit : Limit))
            return;
        report(new Problem
        {
            Id = "NG6003",
            Item = declared.Index,
            Argument = "learningRate",
            Figures = new(
            [
                Figures.Number(rate),
                optimizer.GetType().Name,
                // 1/η steps in one direction move a weight by 1, where a step has the size of the rate.
                Figures.Number(0.1 / rate),
            ]),
        });
    }
}
