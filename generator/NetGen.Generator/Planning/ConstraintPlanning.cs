using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>What is enforced after an update: the max-norm of trained weight matrices, a unit at a time.</summary>
internal static class ConstraintPlanning
{
    public static EquatableArray<ConstraintCall> Of(Graph graph, EquatableArray<PlacedParameter> places) =>
        Enumerable.Range(0, graph.Parameters.Count)
            .Where(i => graph.Parameters[i] is { Trainable: true, MaxNorm: not null })
            .Select(i =>
                new ConstraintCall(KernelOf(graph.Parameters[i], places[i], graph.AverageDecay is not null), i,
                    HyperparameterOf(graph.Parameters[i].Layer)))
            .ToEquatableArray();

    /// <summary>The member of <c>Hyperparameters</c> that holds the limit of a layer's weights.</summary>
    public static string HyperparameterOf(string layer) => layer + "MaxNorm";

    private static MaxNormKernel KernelOf(Parameter parameter, PlacedParameter place, bool averages)
    {
        var units = parameter.Shape.Dimensions[0];
        // The filters of a convolution lie side by side like the units of an input-major matrix.
        var order = place.Order == WeightOrder.OutputMajor ? WeightOrder.OutputMajor : WeightOrder.InputMajor;
        return new MaxNormKernel(units, place.Length / units, order, averages);
    }
}
