extern alias generator;

using generator::NetGen.Generator;
using generator::NetGen.Generator.Lowering;
using generator::NetGen.Generator.Loops;
using generator::NetGen.Generator.Parsing;
using generator::NetGen.Generator.Planning;
using generator::NetGen.Generator.Scheduling.Costs;

namespace Explorer.Compiling;

/// <summary>What an activation costs by the compiler's own estimate of its loops: cycles for eight values, forward and backward.</summary>
internal static class ActivationCost
{
    private const int Width = 1024, Lanes = 8;

    /// <summary>Of an activation, as it is written.</summary>
    public static double Of(string activation)
    {
        // The mark keeps the activation out of the loops of the dense layers beside it.
        var network = new Declaration("Cost",
            [$"Input({Width}), Dense({Width}), Mark(\"z\"), {activation}, Add(\"z\"), Dense(1)", "MeanSquaredError, Sgd(0.1)"]);
        var type = Workshop.Declared([network]).GetTypeByMetadataName("Cost")!;
        var plan = NetworkCompiler.BuildPlan(NetworkParser.Parse(DeclaredNetwork.Of(type)!, CancellationToken.None).Spec!)
            ?? throw new InvalidOperationException($"{activation} cannot be compiled.");
        return plan.Nests.Where(nest => nest.Key is ActivationKernel or ActivationGradientKernel)
            .Sum(nest => nest.Value.Scheduled.Body.OfType<Loop>().Sum(loop => NestCost.Cycles(loop, 64))) / 64 / (Width / Lanes);
    }
}
