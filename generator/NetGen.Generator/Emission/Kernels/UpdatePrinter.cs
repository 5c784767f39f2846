using NetGen.Generator.Emission.Optimizers;
using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints the <see cref="UpdateKernel"/>: clipping, decay, optimizer, penalties and averaging of a stretch of parameters in one pass. The
/// same lines serve whole vectors and, through partial loads and stores, the last elements.
/// </summary>
internal static class UpdatePrinter
{
    /// <summary>The scalars a step needs, in the order of the parameters.</summary>
    public static IReadOnlyList<UpdateScalar> ScalarsOf(UpdateKernel kernel) =>
    [
        "rate",
        .. kernel.ClipsNorm ? ["clipScale"] : Array.Empty<UpdateScalar>(),
        .. kernel.ClipsValue ? ["clipValue"] : Array.Empty<UpdateScalar>(),
        .. OptimizerText.Of(kernel.Optimizer).Scalars,
        "decay",
        .. kernel.Optimizer.IsDecayDecoupled ? ["keep"] : Array.Empty<UpdateScalar>(),
        .. kernel.HasL1 ? ["threshold"] : Array.Empty<UpdateScalar>(),
        .. kernel.HasProximalL2 ? ["shrink"] : Array.Empty<UpdateScalar>(),
        .. kernel.Averages ? ["averageKeep"] : Array.Empty<UpdateScalar>(),
    ];

    /// <summary>The tensors beside weights and gradients, in the order of the parameters.</summary>
    public static IReadOnlyList<string> StateOf(UpdateKernel kernel) =>
        [.. kernel.Optimizer.State, .. kernel.Averages ? ["averages"] : Array.Empty<string>()];

    public static void Print(CodeWriter writer, KernelContext context, UpdateKernel kernel)
    {
        var s = context.Scalar;
        var states = StateOf(kernel);
        var scalars = ScalarsOf(kernel).Select(scalar => scalar.Name).ToArray();
        writer.Summary(Describe(kernel));
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} weights, ref {s} gradients, "
            + string.Concat(states.Select(state => $"ref {s} {state}, ")) + "int length, " + string.Join(", ", scalars.Select(scalar => $"{s} {scalar}")) + ")");
        writer.Open("unchecked");
        foreach (var scalar in scalars)
            writer.Line($"var {scalar}N = NGVector.Create({scalar});");
        writer.Line($"nuint count = (uint)length, whole = count - count % {Int(context.Lanes)}, i = 0;");
        writer.Open($"for (; i < whole; i += {Int(context.Lanes)})");
        PrintVector(writer, kernel,
            name => Load(name, "i"),
            (name, value) => Store(value, name, "i"));
        writer.Close();
        writer.Open("if (i < count)");
        writer.Line("var rest = (int)(count - i);");
        PrintVector(writer, kernel,
            name => $"NGNumerics.PartialVector.Load(ref NGUnsafe.Add(ref {name}, i), rest)",
            (name, value) => $"NGNumerics.PartialVector.Store({value}, ref NGUnsafe.Add(ref {name}, i), rest);");
        writer.Close();
        writer.Close().Close();
    }

    private static string Describe(UpdateKernel kernel) =>
        (kernel.ClipsNorm || kernel.ClipsValue ? "g clipped; " : "") + OptimizerText.Of(kernel.Optimizer).Formula + ", with g + decay·w for g"
        + (kernel.HasL1 ? "; then the soft threshold of L1" : "") + (kernel.HasProximalL2 ? " and the division of the elastic net" : "")
        + (kernel.Averages ? "; last the weights' running average" : "") + ".";

    private static void PrintVector(CodeWriter writer, UpdateKernel kernel, Func<string, string> load, Func<string, string, string> store)
    {
        writer.Line($"var w = {load("weights")};");
        writer.Line($"var g = {MultiplyAdd("decayN", "w", ClippedGradient(kernel, load("gradients")))};");
        if (kernel.Optimizer.IsDecayDecoupled)
            writer.Line("w *= keepN;");
        OptimizerText.Of(kernel.Optimizer).Print(new UpdateLines(writer, load, store));
        if (kernel.HasL1)
        {
            // Where the threshold is 0 this is the identity.
            writer.Line("w = NGVector.CopySign(NGVector.Max(NGVector.Abs(w) - thresholdN, NGLanes.Zero), w);");
        }
        if (kernel.HasProximalL2)
            writer.Line("w *= shrinkN;");
        writer.Line(store("weights", "w"));
        if (kernel.Averages)
            writer.Line(store("averages", MultiplyAdd("averageKeepN", $"({load("averages")} - w)", "w")));
    }

    private static string ClippedGradient(UpdateKernel kernel, string gradient)
    {
        var scaled = kernel.ClipsNorm ? gradient + " * clipScaleN" : gradient;
        return kernel.ClipsValue ? $"NGVector.Min(NGVector.Max({scaled}, -clipValueN), clipValueN)" : scaled;
    }
}
