using NetGen.Generator.Model;
using NetGen.Generator.Signal;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2016: the forget gate's bias starts at 0 or below, so that a new cell drops half of what it holds at every step, or more (Gers et al.
/// 2000; Jozefowicz et al. 2015, "An empirical exploration of recurrent network architectures").
/// </summary>
internal static class ForgetBias
{
    /// <summary>Below, a step or two, nothing has to be held.</summary>
    private const int FewestSteps = 5;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var layer in view.Graph.Forward.OfType<RecurrentOperation>()
            .Where(layer => layer.Cell is LstmCell && layer.Steps >= FewestSteps))
        {
            if (view.Items[layer.Item] is not LstmAttribute { Bias: true, ForgetBias: <= 0 } declared)
                continue;
            var gate = new Sigmoid();
            report(new Problem
            {
                Id = "NG2016",
                Item = layer.Item,
                Argument = "ForgetBias",
                Figures = new(
                [
                    layer.Layer, Figures.Number(declared.ForgetBias), Figures.Number(gate.Value(declared.ForgetBias)),
                    Figures.Number(Math.Pow(gate.Value(declared.ForgetBias), layer.Steps)), Figures.Count(layer.Steps, "step"),
                    Figures.Number(Math.Pow(gate.Value(1), layer.Steps)),
                ]),
                FixFacts = FixRecipe.Of("Let the forget gate start at 1", FixRecipe.Set(layer.Item, "ForgetBias", "1")),
            });
        }
    }
}
