using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// Layers with weights read the user's samples where they lie, by row index, one element at a time; so do an embedding, and a
/// padding and a split into steps, which copy them anyway. Where anything else reads them (a depthwise convolution too: vectors of
/// channels), they are copied once into the workspace,
/// whose rows are padded to whole vectors.
/// </summary>
internal static class StageInput
{
    public static Graph Run(Graph graph)
    {
        var staged = graph.Tensors.Count;
        var isIdentity = graph.Output == Graph.Input;
        EquatableArray<Operation> Stage(EquatableArray<Operation> program, bool isOutput) =>
            !isOutput && program.Where(operation => operation.Reads.Contains(Graph.Input)).All(ReadsInPlace)
                ? program : Copy(program, staged);

        static EquatableArray<Operation> Copy(EquatableArray<Operation> program, int to) =>
            new Operation[] { new ReshapeOperation { Layer = "input", Item = -1, Input = Graph.Input, Output = to } }
                .Concat(program.Select(operation => operation.Rename(tensor => tensor == Graph.Input ? to : tensor)))
                .ToEquatableArray();

        var tensors = graph.Tensors.Append(new Tensor("staged input", graph.PreparedShape));
        if (graph.Stream is { } stream)
        {
            // Another tensor, since a step has another shape than a sample.
            graph = graph with
            {
                Streaming = Copy(graph.Streaming, staged + 1),
                Stream = stream.Output == Graph.Input ? stream with { Output = staged + 1 } : stream,
            };
            tensors = tensors.Append(new Tensor("staged step", new TensorShape(graph.StepWidth)));
        }

        return graph with
        {
            Tensors = tensors.ToEquatableArray(),
            Prediction = Stage(graph.Prediction, isIdentity),
            Evaluation = Stage(graph.Evaluation, isOutput: false),
            Training = Stage(graph.Training, isOutput: false),
            Output = isIdentity ? staged : graph.Output,
        };
    }

    private static bool ReadsInPlace(Operation operation) =>
        operation is WeightedOperation and not ConvolutionOperation { Geometry.IsDepthwise: true }
            or WeightGradient and not ConvolutionWeightGradient { Geometry.IsDepthwise: true }
            or PadOperation { Border: { SpreadHeight: 1, SpreadWidth: 1 } }
            or SplitSteps or EmbeddingOperation or LengthsOperation or MaskStepsOperation;
}
