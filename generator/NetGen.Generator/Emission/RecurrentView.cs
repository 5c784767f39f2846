using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the view on a recurrent layer's parameters: two matrices and their biases for each direction.</summary>
internal static class RecurrentView
{
    public static void Print(MemberWriter members, LayerMember layer)
    {
        members.Comment(plan => Summary(plan, layer.Layer));
        members.Value($"public global::NetGen.{layer.View}<{members.Surface.Scalar}> {Identifiers.Escape(layer.Layer)}", plan =>
            ViewOf(plan, layer.Layer), isLong: true);
    }

    private static string Summary(Plan plan, string layer)
    {
        var (inputs, states) = MatricesOf(plan, layer);
        string Text(LearnedOperation operation) => plan.Graph.Parameters[operation.Weight].Shape.ToString().Replace("×", " × ");
        return $"The parameters of {layer}: {Text(inputs[0])} weights of the input and {Text(states[0])} of the state{(states.Count > 1 ? ", both ways" : "")}.";
    }

    private static string ViewOf(Plan plan, string layer)
    {
        var (inputs, states) = MatricesOf(plan, layer);
        var views = inputs.Zip(states, (input, state) =>
            new[] { ViewOf(plan, input), ViewOf(plan, state) }).SelectMany(pair => pair).ToList();
        return $"new({string.Join(", ", views.Concat(Enumerable.Repeat("default", 4 - views.Count)))})";
    }

    private static string ViewOf(Plan plan, LearnedOperation operation)
    {
        var (place, shape) = (plan.Parameters[operation.Weight], plan.Graph.Parameters[operation.Weight].Shape);
        var bias = operation.Bias is { } index ? ViewSection.Slice(plan.Parameters[index]) : "default";
        return $"new({ViewSection.Slice(place)}, {bias}, outputs: {Literals.Of(shape.Dimensions[0])}, inputs: {Literals.Of(shape.Dimensions[1])}, "
            + $"inputMajor: {Literals.Of(place.Order != WeightOrder.OutputMajor)})";
    }

    /// <summary>What the input and the state are multiplied by, a direction after the other.</summary>
    private static (IReadOnlyList<LearnedOperation> Inputs, IReadOnlyList<LearnedOperation> States) MatricesOf(Plan plan, string layer)
    {
        var own = plan.Graph.Forward.OfType<LearnedOperation>().Where(operation => operation.Layer == layer).ToList();
        return ([.. own.OfType<DenseOperation>()], [.. own.OfType<RecurrentOperation>()]);
    }
}
