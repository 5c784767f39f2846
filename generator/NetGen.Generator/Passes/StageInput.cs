using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// A dense layer reads the user's samples where they lie, by row index, one element at a time. Where anything else reads them, they are
/// copied once into the workspace, whose rows are padded to whole vectors.
/// </summary>
internal static class StageInput
{
    public static Graph Run(Graph graph)
    {
        var tensors = graph.Tensors.ToList();
        var staged = tensors.Count;
        EquatableArray<Operation> Stage(EquatableArray<Operation> program, bool isOutput)
        {
            if (!isOutput && !program.Any(operation => operation is not (DenseOperation or DenseWeightGradient or ReshapeOperation) && operation.Reads.Contains(Graph.Input)))
                return program;
            if (tensors.Count == staged)
                tensors.Add(new Tensor("staged input", graph.InputShape));
            var copy = new ReshapeOperation { Layer = "input", Item = -1, Input = Graph.Input, Output = staged };
            return new Operation[] { copy }
                .Concat(program.Select(operation => operation.Rename(tensor => tensor == Graph.Input ? staged : tensor)))
                .ToEquatableArray();
        }

        var isIdentity = graph.Output == Graph.Input;
        var result = graph with
        {
            Prediction = Stage(graph.Prediction, isIdentity),
            Evaluation = Stage(graph.Evaluation, isOutput: false),
            Training = Stage(graph.Training, isOutput: false),
        };
        return result with { Tensors = tensors.ToEquatableArray(), Output = isIdentity ? staged : graph.Output };
    }
}
