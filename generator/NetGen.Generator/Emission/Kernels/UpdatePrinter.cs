using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints the <see cref="UpdateKernel"/>: decay, optimizer and penalties of a stretch of parameters in one pass. The same lines serve whole
/// vectors and, through partial loads and stores, the last elements.
/// </summary>
internal static class UpdatePrinter
{
    /// <summary>The scalars a step needs, in the order of the parameters; each is a local of the same name in the trainer's step.</summary>
    public static IReadOnlyList<string> ScalarsOf(UpdateKernel kernel) =>
    [
        "rate",
        .. kernel.Optimizer switch
        {
            Sgd { Momentum: > 0 } => new[] { "momentum" },
            Sgd => [],
            Adam => ["beta1", "beta2", "epsilon", "meanCorrection", "varianceCorrection"],
            RmsProp rmsProp => rmsProp.Momentum > 0 ? ["alpha", "epsilon", "momentum"] : ["alpha", "epsilon"],
            Adagrad => ["epsilon"],
            _ => throw new ArgumentOutOfRangeException(nameof(kernel), kernel.Optimizer.GetType().Name, "An optimizer without scalars."),
        },
        "decay",
        .. kernel.Optimizer is Adam { Decoupled: true } ? ["keep"] : Array.Empty<string>(),
        .. kernel.HasL1 ? ["threshold"] : Array.Empty<string>(),
        .. kernel.HasProximalL2 ? ["shrink"] : Array.Empty<string>(),
    ];

    public static void Print(CodeWriter writer, KernelContext context, UpdateKernel kernel)
    {
        var s = context.Scalar;
        var states = kernel.Optimizer.State;
        var scalars = ScalarsOf(kernel);
        writer.Summary(Describe(kernel));
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} weights, ref {s} gradients, "
            + string.Concat(states.Select(state => $"ref {s} {state}, ")) + "int length, " + string.Join(", ", scalars.Select(scalar => $"{s} {scalar}")) + ")");
        writer.Open("unchecked");
        foreach (var scalar in scalars)
            writer.Line($"var {scalar}N = NGVector.Create({scalar});");
        writer.Line($"nuint count = (uint)length, whole = count - count % {Int(context.Lanes)}, i = 0;");
        writer.Open($"for (; i < whole; i += {Int(context.Lanes)})");
        PrintVector(writer, context, kernel,
            name => Load(name, "i"),
            (name, value) => Store(value, name, "i"));
        writer.Close();
        writer.Open("if (i < count)");
        writer.Line("var rest = (int)(count - i);");
        PrintVector(writer, context, kernel,
            name => $"NGNumerics.PartialVector.Load(ref NGUnsafe.Add(ref {name}, i), rest)",
            (name, value) => $"NGNumerics.PartialVector.Store({value}, ref NGUnsafe.Add(ref {name}, i), rest);");
        writer.Close();
        writer.Close().Close();
    }

    private static string Describe(UpdateKernel kernel) => kernel.Optimizer switch
    {
        Sgd { Momentum: > 0, Nesterov: true } => "v ← μv + g, w ← w − η(g + μv)",
        Sgd { Momentum: > 0 } => "v ← μv + g, w ← w − ηv",
        Sgd => "w ← w − ηg",
        Adam { Decoupled: true } => "w ← (1 − ηλ)w, then Adam: m, v; w ← w − η·m̂/(√v̂ + ε)",
        Adam => "m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η·m̂/(√v̂ + ε)",
        RmsProp { Centered: true } => "s ← αs + (1 − α)g², ḡ ← αḡ + (1 − α)g, w ← w − η·g/(√(s − ḡ²) + ε)",
        RmsProp => "s ← αs + (1 − α)g², w ← w − η·g/(√s + ε)",
        _ => "G ← G + g², w ← w − η·g/(√G + ε)",
    } + ", with g + decay·w for g" + (kernel.HasL1 ? "; then the soft threshold of L1" : "") + (kernel.HasProximalL2 ? " and the division of the elastic net" : "") + ".";

    private static void PrintVector(CodeWriter writer, KernelContext context, UpdateKernel kernel, Func<string, string> load, Func<string, string, string> store)
    {
        writer.Line($"var w = {load("weights")};");
        writer.Line($"var g = {MultiplyAdd("decayN", "w", load("gradients"))};");
        switch (kernel.Optimizer)
        {
            case Sgd { Momentum: > 0 } sgd:
                writer.Line($"var v = {MultiplyAdd("momentumN", load("velocities"), "g")};");
                writer.Line(store("velocities", "v"));
                writer.Line(sgd.Nesterov ? $"w -= rateN * {MultiplyAdd("momentumN", "v", "g")};" : "w -= rateN * v;");
                break;
            case Sgd:
                writer.Line("w -= rateN * g;");
                break;
            case Adam adam:
                if (adam.Decoupled)
                    writer.Line("w *= keepN;");
                writer.Line($"var m = {MultiplyAdd("beta1N", load("means"), "(NGLanes.One - beta1N) * g")};");
                writer.Line($"var v = {MultiplyAdd("beta2N", load("variances"), "(NGLanes.One - beta2N) * g * g")};");
                writer.Line(store("means", "m"));
                writer.Line(store("variances", "v"));
                writer.Line("w -= rateN * (m * meanCorrectionN) / (NGVector.Sqrt(v) * varianceCorrectionN + epsilonN);");
                break;
            case RmsProp rmsProp:
                writer.Line($"var square = {MultiplyAdd("alphaN", load("squares"), "(NGLanes.One - alphaN) * g * g")};");
                writer.Line(store("squares", "square"));
                if (rmsProp.Centered)
                {
                    writer.Line($"var mean = {MultiplyAdd("alphaN", load("means"), "(NGLanes.One - alphaN) * g")};");
                    writer.Line(store("means", "mean"));
                }
                writer.Line($"var u = g / (NGVector.Sqrt({(rmsProp.Centered ? "square - mean * mean" : "square")}) + epsilonN);");
                if (rmsProp.Momentum > 0)
                {
                    writer.Line($"u = {MultiplyAdd("momentumN", load("velocities"), "u")};");
                    writer.Line(store("velocities", "u"));
                }
                writer.Line("w -= rateN * u;");
                break;
            case Adagrad:
                writer.Line($"var sum = {MultiplyAdd("g", "g", load("sums"))};");
                writer.Line(store("sums", "sum"));
                writer.Line("w -= rateN * g / (NGVector.Sqrt(sum) + epsilonN);");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kernel), kernel.Optimizer.GetType().Name, "An optimizer without text.");
        }
        if (kernel.HasL1)
        {
            // Where the threshold is 0 this is the identity.
            writer.Line("w = NGVector.CopySign(NGVector.Max(NGVector.Abs(w) - thresholdN, NGLanes.Zero), w);");
        }
        if (kernel.HasProximalL2)
            writer.Line("w *= shrinkN;");
        writer.Line(store("weights", "w"));
    }
}
