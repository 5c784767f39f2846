using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Output;

/// <summary>
/// A head that the loss cannot read: one problem, named by its cause. NG3013 a dropout behind the right head, NG3017 two softmax units
/// where one sigmoid is wanted, NG3005 sigmoids for classes that exclude each other, NG3009 a rectifier, NG3004 anything else.
/// </summary>
internal static class HeadMismatch
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (Of(view.Graph) is { } mismatch)
            report(mismatch with { Concerns = view.HeadItems });
    }

    /// <summary>The problem of a graph as shape inference built it; null where its loss can read its head, or it has none.</summary>
    public static Problem? Of(Graph graph)
    {
        if (graph.Forward.OfType<LossOperation>().FirstOrDefault() is not { Function: var loss } end)
            return null;
        var layers = graph.Forward.TakeWhile(operation => operation != end).ToList();
        var head = layers.LastOrDefault();
        if (Fits(loss.Head, head))
            return null;
        var units = graph.Tensors[end.Prediction].Shape.Width;
        var name = loss.GetType().Name;
        switch (loss.Head, head)
        {
            case (_, DropoutOperation dropout)
                when layers.LastOrDefault(operation => operation is not DropoutOperation) is { } before && Fits(loss.Head, before):
                return new Problem
                {
                    Id = "NG3013",
                    Item = dropout.Item,
                    Severity = ProblemSeverity.Error,
                    Figures = new([dropout.Layer, Figures.Percent(dropout.Rate), name + " cannot read " + OutputRange.Of(layers).Text]),
                    FixFacts = FixRecipe.Of("Remove " + dropout.Layer, FixRecipe.Remove(dropout.Item)),
                };
            case (LossHead.Sigmoid, SoftmaxOperation softmax) when units == 2:
                return new Problem
                {
                    Id = "NG3017",
                    Item = softmax.Item,
                    Severity = ProblemSeverity.Error,
                    Figures = new([softmax.Layer, name + " reads one probability for each unit, and these two sum to 1"]),
                    FixFacts = OneSigmoid(layers.LastOrDefault(operation => operation is DenseOperation), softmax, end.Item),
                };
            case (LossHead.Softmax, ActivationOperation { Function.HeadOf: LossHead.Sigmoid } sigmoid) when loss is CrossEntropy:
                return new Problem
                {
                    Id = "NG3005",
                    Item = sigmoid.Item,
                    Figures = new(
                    [
                        sigmoid.Layer, Figures.Count(units, "unit"),
                        units == 1
                            ? "BinaryCrossEntropy reads that of one unit"
                            : "they do not sum to 1, and all of them at 1 would be without loss",
                    ]),
                    FixFacts = units == 1
                        ? FixRecipe.Of("Use BinaryCrossEntropy", FixRecipe.Replace(end.Item, "BinaryCrossEntropy"))
                        : FixRecipe.Of("Use a Softmax head", FixRecipe.Replace(sigmoid.Item, "Softmax")),
                };
            case (LossHead.Softmax or LossHead.Sigmoid, ActivationOperation { Function.CanDie: true } relu):
                return ReluHead(relu, units, loss);
            // No head, or one of another family.
            default:
                var (needed, range) = Wanted(loss.Head);
                return new Problem
                {
                    Id = "NG3004",
                    Item = end.Item,
                    Figures = new([name, needed, head?.Layer ?? "the input", range.Text, OutputRange.Of(layers).Text]),
                };
        }
    }

    /// <summary>One sigmoid unit in place of two softmax units; no fix where no dense layer gives them.</summary>
    public static EquatableArray<KeyValuePair<string, string>> OneSigmoid(Operation? dense, LayerOperation softmax, int loss) =>
        dense is null
        ? EquatableArray<KeyValuePair<string, string>>.Empty
        : FixRecipe.Of(
            "Use one Sigmoid unit and BinaryCrossEntropy",
            FixRecipe.Set(dense.Item, "units", "1"), FixRecipe.Replace(softmax.Item, "Sigmoid"),
            FixRecipe.Replace(loss, "BinaryCrossEntropy"));

    /// <summary>NG3009 for a classifier: the head to use instead is the loss's.</summary>
    public static Problem ReluHead(LayerOperation relu, int units, LossFunction loss) => new()
    {
        Id = "NG3009",
        Item = relu.Item,
        Severity = ProblemSeverity.Error,
        Figures = new([relu.Layer, units == 1 ? "the output unit is" : "a given one of the " + Figures.Text(units) + " output units is",
            "classes need " + Wanted(loss.Head).Range.Text]),
        FixFacts = loss is MarginLoss
            ? FixRecipe.Of("Remove " + relu.Layer, FixRecipe.Remove(relu.Item))
            : units == 1 && loss.Head == LossHead.Softmax ? EquatableArray<KeyValuePair<string, string>>.Empty
            : FixRecipe.Of("Use a " + Wanted(loss.Head).Head + " head", FixRecipe.Replace(relu.Item, Wanted(loss.Head).Head)),
    };

    private static bool Fits(LossHead needed, Operation? head) => needed switch
    {
        LossHead.Softmax => head is SoftmaxOperation or LogSoftmaxOperation,
        LossHead.Sigmoid => head is ActivationOperation { Function.HeadOf: LossHead.Sigmoid },
        LossHead.NonNegative => head is SoftmaxOperation or ActivationOperation { Function.Range.Min: >= 0 },
        LossHead.Any => true,
        _ => throw new ArgumentOutOfRangeException(nameof(needed), needed, "A head that nothing is held against."),
    };

    /// <summary>The head to propose, and what it gives.</summary>
    private static (string Head, OutputRange Range) Wanted(LossHead needed) => needed switch
    {
        LossHead.Softmax => ("Softmax", OutputRange.Simplex),
        LossHead.Sigmoid => ("Sigmoid", OutputRange.UnitInterval),
        LossHead.NonNegative => ("Softplus", OutputRange.Positive),
        LossHead.Any => ("linear", OutputRange.Unbounded),
        _ => throw new ArgumentOutOfRangeException(nameof(needed), needed, "A head without a proposal."),
    };
}
