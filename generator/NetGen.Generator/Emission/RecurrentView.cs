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
        string Text(int weight) => plan.Graph.Parameters[weight].Shape.ToString().Replace("×", " × ");
        var reset = states[0].Candidate is { } candidate ? $", {Text(candidate.Weight)} of what the reset gate leaves of it" : "";
        return $"The parameters of {layer}: {Text(inputs[0].Weight)} weights of the input and {Text(states[0].Weight)} of the state{reset}"
            + $"{(states.Count > 1 ? ", both ways" : "")}.";
    }

    private static string ViewOf(Plan plan, string layer)
    {
        var (inputs, states) = MatricesOf(plan, layer);
        var views = inputs.Zip(states, (input, state) =>
            new[] { ViewOf(plan, input), ViewOf(plan, state) }).SelectMany(pair => pair).ToList();
        var candidates = states.Where(state => state.Candidate is not null).Zip(["candidate", "reverseCandidate"], (state, name) =>
            $"{name}: {ViewOf(plan, state.Candidate!.Weight, null)}");
        return $"new({string.Join(", ", views.Concat(Enumerable.Repeat("default", 4 - views.Count)).Concat(candidates).Concat(StartsOf(plan, states)))})";
    }

    private static IEnumerable<string> StartsOf(Plan plan, IEnumerable<RecurrentOperation> states)
    {
        foreach (var (layer, isSecond) in states.Select((state, way) => (state, way > 0)))
        {
            if (layer.Initial is not { } initial)
                continue;
            yield return $"{(isSecond ? "reverseI" : "i")}nitialState: {ViewSection.Slice(plan.Parameters[initial.State])}";
            if (initial.Cell is { } cell)
                yield return $"{(isSecond ? "reverseI" : "i")}nitialCell: {ViewSection.Slice(plan.Parameters[cell])}";
        }
    }

    private static string ViewOf(Plan plan, LearnedOperation operation) => ViewOf(plan, operation.Weight, operation.Bias);

    private static string ViewOf(Plan plan, int weight, int? biases)
    {
        var (place, shape) = (plan.Parameters[weight], plan.Graph.Parameters[weight].Shape);
        var bias = biases is { } index ? ViewSection.Slice(plan.Parameters[index]) : "default";
        return $"new({ViewSection.Slice(place)}, {bias}, outputs: {Literals.Of(shape.Dimensions[0])}, inputs: {Literals.Of(shape.Dimensions[1])}, "
            + $"inputMajor: {Literals.Of(place.Order != WeightOrder.OutputMajor)})";
    }

    /// <summary>What the input and the state are multiplied by, a direction after the other.</summary>
    private static (IReadOnlyList<LearnedOperation> Inputs, IReadOnlyList<RecurrentOperation> States) MatricesOf(Plan plan, string layer)
    {
        var own = plan.Graph.Forward.OfType<LearnedOperation>().Where(operation => operation.Layer == layer).ToList();
        return ([.. own.OfType<DenseOperation>()], [.. own.OfType<RecurrentOperation>()]);
    }
}
