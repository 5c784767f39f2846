using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2013: a second activation directly behind the first that changes nothing, or squeezes what it gets into a corner of its range:
/// relu∘relu, softmax∘softmax, sigmoid∘relu (⊂ [½, 1)). Softmax makes probabilities of any numbers: an activation in front of it only takes
/// some away.
/// </summary>
internal static class RedundantActivation
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var second in view.Graph.Forward.OfType<LayerOperation>().Where(operation => operation.IsNonLinearity()))
        {
            var writer = view.Flow.WriterOf(second.Input);
            while (writer is ReshapeOperation or DropoutOperation)
                writer = view.Flow.WriterOf(((LayerOperation)writer).Input);
            if (writer is not LayerOperation first || !first.IsNonLinearity()
                || Consequence(view.Graph, first, second) is not { } consequence)
                continue;
            // Of a sigmoid or softmax behind another activation that one is the slip: the range of the last is what was wanted.
            var changesNothing = ChangesNothing(first, second);
            var superfluous = !changesNothing && first is not SoftmaxOperation ? first : second;
            report(new Problem
            {
                Id = "NG2013",
                Item = second.Item,
                // What changes nothing does no harm: a published example of Keras has it.
                Severity = changesNothing || (IsNormalized(second) && LosesNothing(first)) ? ProblemSeverity.Info : ProblemSeverity.Warning,
                Figures = new([second.Layer + "∘" + first.Layer, consequence]),
                Concerns = new([first.Item, second.Item]),
                FixFacts = FixRecipe.Of("Remove " + superfluous.Layer, FixRecipe.Remove(superfluous.Item)),
            });
        }
    }

    /// <summary>A rectifier is the identity on what is not negative.</summary>
    private static bool ChangesNothing(LayerOperation first, LayerOperation second) => OutputRange.Behind(first) is { Min: >= 0 } range
        && second is ActivationOperation { Function: var function }
        && function.IsIdentityOn(range.Min, range.Max);

    private static bool IsNormalized(LayerOperation second) => second is SoftmaxOperation or LogSoftmaxOperation;

    /// <summary>Whether every difference of logits can still be had, if by larger pre-activations.</summary>
    private static bool LosesNothing(LayerOperation first) =>
        first is not (SoftmaxOperation or LogSoftmaxOperation)
            && OutputRange.Behind(first) is { Min: double.NegativeInfinity, Max: double.PositiveInfinity }
        && first is not ActivationOperation { Function.KeepsOrderExactly: false };

    /// <summary>What a softmax makes of logits that an activation gives; null where that is nothing to say.</summary>
    private static string? OfLogits(Graph graph, LayerOperation first, LayerOperation softmax)
    {
        if (first is LogSoftmaxOperation || first is not (ActivationOperation or PReluOperation or SoftmaxOperation))
            return null;
        var others = graph.Tensors[softmax.Output].Shape.Width - 1;
        var range = first is SoftmaxOperation ? OutputRange.UnitInterval : OutputRange.Behind(first);
        if (!double.IsInfinity(range.Max - range.Min))
        {
            // Of logits that differ by d at most, no class gets more than 1/(1 + (C − 1)e⁻ᵈ).
            return "no class can get a probability above " + Figures.Number(1 / (1 + (others * Math.Exp(range.Min - range.Max))));
        }
        if (first is ActivationOperation { Function.CanDie: true })
            return "a class whose logit is below 0 is as likely as one at 0 and gets no gradient; half of them start so";
        if (!double.IsInfinity(range.Min))
            return "no logit can fall below " + Figures.Number(range.Min).Replace('-', '−') + ", and its slope vanishes on the way there";
        return LosesNothing(first)
            ? "a softmax takes logits of any size, and the activation adds nothing to that"
            : "a logit can hardly fall below 0, and its slope vanishes on the way there";
    }

    private static string? Consequence(Graph graph, LayerOperation first, LayerOperation second)
    {
        if (ChangesNothing(first, second))
            return "the first gives " + OutputRange.Behind(first).Text + ", where the second changes nothing";
        if (IsNormalized(second))
            return OfLogits(graph, first, second);
        if (second is ActivationOperation { Function: { Saturates: true, Range.Min: >= 0 } }
            && OutputRange.Behind(first) is { Min: >= 0 } range)
        {
            var sigmoid = ((ActivationOperation)second).Function;
            return "of values from " + Figures.Number(range.Min) + " the second gives "
                + (double.IsInfinity(range.Max) ? "[" + Figures.Number(sigmoid.Value(range.Min)) + ", 1)"
                    : "[" + Figures.Number(sigmoid.Value(range.Min)) + ", " + Figures.Number(sigmoid.Value(range.Max)) + "]")
                        + ": half of its range is out of reach";
        }
        return null;
    }
}
