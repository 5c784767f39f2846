using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2013: a second activation directly behind the first that changes nothing, or squeezes what it gets into a corner of its range: relu∘relu,
/// softmax∘softmax, sigmoid∘relu (⊂ [½, 1)).
/// </summary>
internal static class RedundantActivation
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var second in view.Graph.Forward.OfType<LayerOperation>().Where(operation => operation.IsNonLinearity()))
        {
            var writer = view.Flow.WriterOf(second.Input);
            while (writer is ReshapeOperation reshape)
                writer = view.Flow.WriterOf(reshape.Input);
            if (writer is not LayerOperation first || !first.IsNonLinearity() || Consequence(view.Graph, first, second) is not { } consequence)
                continue;
            // Of a sigmoid behind a rectifier the rectifier is the slip: the range of the sigmoid is what was wanted.
            var superfluous = !ChangesNothing(first, second) && second is ActivationOperation ? first : second;
            report(new Problem
            {
                Id = "NG2013",
                Item = second.Item,
                Figures = new([second.Layer + "∘" + first.Layer, consequence]),
                Concerns = new([first.Item, second.Item]),
                FixFacts = FixRecipe.Of("Remove " + superfluous.Layer, FixRecipe.Remove(superfluous.Item)),
            });
        }
    }

    /// <summary>A rectifier is the identity on what is not negative.</summary>
    private static bool ChangesNothing(LayerOperation first, LayerOperation second) => OutputRange.Behind(first) is { Min: >= 0 } range
        && second is ActivationOperation { Function: var function }
        && (function is Relu or LeakyRelu or Elu || (function is Relu6 && range.Max <= 6));

    private static string? Consequence(Graph graph, LayerOperation first, LayerOperation second)
    {
        if (ChangesNothing(first, second))
            return "the first gives " + OutputRange.Behind(first).Text + ", where the second changes nothing";
        if (first is SoftmaxOperation && second is SoftmaxOperation)
        {
            // Of one 1 and C − 1 zeros, the most that can differ: e/(e + C − 1).
            var largest = Math.E / (Math.E + graph.Tensors[second.Output].Shape.Width - 1);
            return "no class can get a probability above " + Figures.Number(largest);
        }
        if (second is ActivationOperation { Function: Sigmoid or HardSigmoid } && OutputRange.Behind(first) is { Min: >= 0 } range)
        {
            var sigmoid = ((ActivationOperation)second).Function;
            return "of values from " + Figures.Number(range.Min) + " the second gives "
                + (double.IsInfinity(range.Max) ? "[" + Figures.Number(sigmoid.Value(range.Min)) + ", 1)"
                    : "[" + Figures.Number(sigmoid.Value(range.Min)) + ", " + Figures.Number(sigmoid.Value(range.Max)) + "]") + ": half of its range is out of reach";
        }
        return null;
    }
}
