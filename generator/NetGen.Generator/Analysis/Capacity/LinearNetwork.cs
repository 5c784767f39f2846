using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Capacity;

/// <summary>
/// NG9003: several layers and nothing non-linear between the input and the head: the network is one matrix. A batch normalization is linear
/// at prediction. Silent where a layer in the middle is narrower than input and output (a linear code, a matrix of low rank), and on
/// depthwise separable convolutions alone.
/// </summary>
internal static class LinearNetwork
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        var hidden = view.Chain.Stages.Where(stage => stage.IsHidden).ToArray();
        if (hidden.All(stage => stage.Affine.IsDepthwise())
            || !view.Graph.Forward.All(operation => IsLinear(operation) || ReferenceEquals(operation, view.Head.Activation)))
            return;
        var (inputs, outputs) = (view.Graph.PreparedShape.Count, view.Graph.OutputShape.Count);
        if (hidden.Any(stage => view.Chain.Reach.IsOnlyWay(stage.Affine.Output)
            && view.Graph.Tensors[stage.Affine.Output].Shape.Count is var middle && middle < inputs && middle < outputs))
            return;
        report(new Problem
        {
            Id = "NG9003",
            Item = hidden[0].Item,
            Figures = new(
            [
                Figures.Count(view.Chain.Stages.Count, "layer"),
                Figures.Whole(inputs) + "×" + Figures.Whole(outputs) + " matrix",
                view.Head.Activation is { } head ? " before " + head.Layer : "",
            ]),
            Concerns = view.Chain.Stages.SelectMany(stage => stage.Items).ToEquatableArray(),
            FixFacts = view.Graph.Forward.Any(operation => operation is JoinOperation)
                ? EquatableArray<KeyValuePair<string, string>>.Empty
                : FixRecipe.Of(
                    "Insert Relu behind each hidden layer",
                    [.. hidden.Select(stage => FixRecipe.InsertBehind(stage.Normalization?.Item ?? stage.Item, "Relu"))]),
        });
    }

    private static bool IsLinear(Operation operation) => operation is WeightedOperation or LossOperation
        or NormalizationOperation { Kind: NormalizationKind.Batch } or JoinOperation { Kind: JoinKind.Add or JoinKind.Concat }
        || operation.IsLinear();
}
