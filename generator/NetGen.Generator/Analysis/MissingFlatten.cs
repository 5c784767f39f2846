using NetGen.Generator.Model;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Analysis;

/// <summary>
/// NG1003 as a warning: a dense layer on an image, in a network whose output has the right rank all the same. Where the loss meets an image
/// that such a layer made, shape inference has said so as an error. Silent on rank 2, where a layer for each position is meant.
/// </summary>
internal static class MissingFlatten
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (PerPosition.FirstDense([.. view.Graph.Forward], tensor => view.Graph.Tensors[tensor].Shape) is { } dense)
            report(dense.Problem(ProblemSeverity.Warning, ""));
    }
}
