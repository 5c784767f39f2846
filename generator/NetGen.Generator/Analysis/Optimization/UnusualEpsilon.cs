using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Optimization;

/// <summary>
/// NG6007: an ε that outweighs the gradients it stands beside, or that no longer keeps a division from growing without limit.
/// </summary>
internal static class UnusualEpsilon
{
    private const double Largest = 1e-2, Smallest = 1e-10;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Find<OptimizerAttribute>() is not { } declared
            || view.Graph.Optimizer?.Hyperparameters.FirstOrDefault(number => number.Name == "Epsilon")?.Default is not { } epsilon
            || epsilon is <= Largest and >= Smallest)
            return;
        report(new Problem
        {
            Id = "NG6007",
            Item = declared.Index,
            Argument = "Epsilon",
            Figures = new(
            [
                Figures.Number(epsilon),
                epsilon > Largest
                    ? "where gradients are smaller, the step is no longer scaled by their size but by 1/ε = " + Figures.Number(1 / epsilon)
                    : "a weight whose gradient was 0 for long moves by up to 1/ε = " + Figures.Number(1 / epsilon)
                        + " times its next gradient",
            ]),
        });
    }
}
