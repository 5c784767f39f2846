using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints what goes over rows with factors by channel, and the small kernels that make such factors of statistics and sums.</summary>
internal static class ChannelAffinePrinter
{
    public static void Print(CodeWriter writer, KernelContext context, ChannelAffineKernel kernel)
    {
        var (s, stride) = (context.Scalar, ChannelRows.StrideOf(kernel.Channels));
        var usesActivated = kernel is { IsGradient: true, Epilogue: not null };
        string[] inputs = kernel.Inputs == 1 ? ["x"] : ["dy", "x"];
        string[] rows = [.. inputs, .. usesActivated ? new[] { "activated" } : [], "y"];
        writer.Summary((kernel.Inputs == 1 ? $"y = {(kernel.Epilogue is null ? "" : ActivationText.Name(kernel.Epilogue))}(k0 ⊙ x + k1)"
            : "∂x = (k0 ⊙ ∂y + k1 ⊙ x + k2)" + (usesActivated ? " ⊙ " + ActivationText.Name(kernel.Epilogue!) + "′" : ""))
            + $", factors of {Int(kernel.Channels)} channels, {Int(kernel.Positions)} position{(kernel.Positions == 1 ? "" : "s")} a row.");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}({string.Concat(inputs.Select(input => $"ref {s} {input}, "))}ref {s} factors, {(usesActivated ? $"ref {s} activated, " : "")}ref {s} y, int rowCount)");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount;");
        writer.Open("for (nuint row = 0; row < rows; row++)");
        foreach (var name in rows)
            writer.Line($"ref var {name}Row = ref NGUnsafe.Add(ref {name}, row * {Int(kernel.Stride)});");
        if (kernel.Positions > 1)
        {
            writer.Open($"for (nuint position = 0; position < {Int(kernel.Positions * kernel.Channels)}; position += {Int(kernel.Channels)})");
            foreach (var name in rows)
                writer.Line($"ref var {name}At = ref NGUnsafe.Add(ref {name}Row, position);");
        }
        var suffix = kernel.Positions > 1 ? "At" : "Row";
        RowLoop.Print(writer, context, kernel.Channels, (column, rest) =>
        {
            var value = Load("factors", Plus(column, inputs.Length * stride));
            for (var i = inputs.Length - 1; i >= 0; i--)
                value = MultiplyAdd(Load(inputs[i] + suffix, column), Load("factors", Plus(column, i * stride)), value);
            writer.Line($"var v = {value};");
            if (usesActivated)
                writer.Line($"var a = {Load("activated" + suffix, column)};");
            var result = usesActivated ? ActivationText.Derivative(context, kernel.Epilogue, "v", "a") : ActivationText.Value(context, kernel.IsGradient ? null : kernel.Epilogue, "v");
            // A partial vector reaches into the next position, which is written after it.
            writer.Line(Store(context.Masked(result, kernel.Positions == 1 ? rest : 0), "y" + suffix, column));
        });
        if (kernel.Positions > 1)
            writer.Close();
        writer.Close();
        if (kernel.Positions > 1)
            RowTail.Print(writer, context, kernel.Positions * kernel.Channels, kernel.Stride, "y", "rows");
        writer.Close().Close();
    }

    public static void Print(CodeWriter writer, KernelContext context, NormalizationAffineKernel kernel)
    {
        var s = context.Scalar;
        writer.Summary($"scale = γ/√(variance + {HeaderText.Number(kernel.Epsilon)}) and shift = β + ({(kernel.HasBias ? "b " : "")}− mean)·scale of {Int(kernel.Channels)} channels.");
        Open(writer, $"public static void {kernel.Name}(ref {s} mean, ref {s} variance, ref {s} weight, ref {s} bias, {(kernel.HasBias ? $"ref {s} foldedBias, " : "")}ref {s} affine)");
        RowLoop.Print(writer, context, kernel.Channels, (column, _) =>
        {
            writer.Line($"var scale = {Load("weight", column)} / NGVector.Sqrt({Load("variance", column)} + {context.Constant(kernel.Epsilon)});");
            var center = kernel.HasBias ? $"{Load("foldedBias", column)} - {Load("mean", column)}" : "-" + Load("mean", column);
            writer.Line(Store("scale", "affine", column));
            writer.Line(Store(MultiplyAdd(center, "scale", Load("bias", column)), "affine", Plus(column, ChannelRows.StrideOf(kernel.Channels))));
        });
        writer.Close().Close();
    }

    public static void Print(CodeWriter writer, KernelContext context, NormalizationFactorsKernel kernel)
    {
        var (s, stride) = (context.Scalar, ChannelRows.StrideOf(kernel.Channels));
        writer.Summary($"The factors of ∂y, x and 1 in γ/σ ⊙ (∂y − mean(∂y) − x̂ ⊙ mean(∂y ⊙ x̂)), for {Int(kernel.Channels)} channels.");
        Open(writer, $"public static void {kernel.Name}(ref {s} statistics, ref {s} weight, ref {s} sums, ref {s} factors, int samples)");
        writer.Line($"var share = NGVector.Create(({s})(1.0 / ((double)samples * {Int(kernel.Positions)})));");
        RowLoop.Print(writer, context, kernel.Channels, (column, _) =>
        {
            writer.Line($"var inverse = NGLanes.One / NGVector.Sqrt({Load("statistics", Plus(column, stride))} + {context.Constant(kernel.Epsilon)});");
            writer.Line($"var k0 = {Load("weight", column)} * inverse;");
            writer.Line($"var k1 = -k0 * inverse * {Load("sums", Plus(column, stride))} * share;");
            writer.Line(Store("k0", "factors", column));
            writer.Line(Store("k1", "factors", Plus(column, stride)));
            writer.Line(Store($"-k0 * {Load("sums", column)} * share - k1 * {Load("statistics", column)}", "factors", Plus(column, 2 * stride)));
        });
        writer.Close().Close();
    }

    public static void Print(CodeWriter writer, KernelContext context, AddRowKernel kernel)
    {
        var s = context.Scalar;
        writer.Summary($"to[{Int(kernel.Width)}] += from.");
        Open(writer, $"public static void {kernel.Name}(ref {s} from, ref {s} to)");
        RowLoop.Print(writer, context, kernel.Width, (column, rest) =>
            writer.Line(Store($"{Load("to", column)} + {context.Masked(Load("from", column), rest)}", "to", column)));
        writer.Close().Close();
    }

    private static void Open(CodeWriter writer, string signature)
    {
        writer.Line(LeafKernel);
        writer.Open(signature);
        writer.Open("unchecked");
    }
}
