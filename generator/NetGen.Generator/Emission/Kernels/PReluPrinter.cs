using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the leaky rectifier with learned slopes, its input gradient and the gradient of the slopes.</summary>
internal static class PReluPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, PReluKernel kernel)
    {
        var s = context.Scalar;
        var usesActivated = kernel is { IsGradient: true, Epilogue: not null };
        string[] rows = [.. kernel.IsGradient ? new[] { "dy", "x" } : ["x"], .. usesActivated ? new[] { "activated" } : [], "y"];
        writer.Summary((kernel.IsGradient ? "∂x = ∂y for x > 0, else slope · ∂y" : "y = x for x > 0, else slope · x")
            + $", {Int(kernel.Positions)} × {Int(kernel.Channels)} elements a row, {(kernel.IsShared ? "one slope" : "a slope for each channel")}.");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}({(kernel.IsGradient ? $"ref {s} dy, " : "")}ref {s} x, ref {s} slopes, {(usesActivated ? $"ref {s} activated, " : "")}ref {s} y, int rowCount)");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount;");
        if (kernel.IsShared)
            writer.Line("var slope = NGVector.Create(slopes);");
        writer.Open("for (nuint row = 0; row < rows; row++)");
        writer.Open(kernel.Positions > 1 ? $"for (nuint position = 0; position < {Int(kernel.Positions)}; position++)" : "");
        writer.Line($"nuint at = row * {Int(kernel.Stride)}{(kernel.Positions > 1 ? $" + position * {Int(kernel.Channels)}" : "")};");
        foreach (var row in rows)
            writer.Line($"ref var {row}At = ref NGUnsafe.Add(ref {row}, at);");
        RowLoop.Print(writer, context, kernel.Channels, (column, rest) =>
        {
            var slope = kernel.IsShared ? "slope" : Load("slopes", column);
            writer.Line($"var z = {Load("xAt", column)};");
            writer.Line($"var g = {(kernel.IsGradient ? Load("dyAt", column) : "z")};");
            writer.Line($"var v = NGVector.ConditionalSelect(NGVector.GreaterThan(z, NGLanes.Zero), g, g * {slope});");
            if (usesActivated)
                writer.Line($"var a = {Load("activatedAt", column)};");
            var result = usesActivated ? ActivationText.Derivative(context, kernel.Epilogue, "v", "a") : ActivationText.Value(context, kernel.IsGradient ? null : kernel.Epilogue, "v");
            // A partial vector reaches into the next position, which is written after it.
            writer.Line(Store(context.Masked(result, kernel.Positions == 1 ? rest : 0), "yAt", column));
        });
        writer.Close();
        writer.Close();
        if (kernel.Positions > 1)
            RowTail.Print(writer, context, kernel.Positions * kernel.Channels, kernel.Stride, "y", "rows");
        writer.Close().Close();
    }

    public static void Print(CodeWriter writer, KernelContext context, PReluSlopeKernel kernel)
    {
        var s = context.Scalar;
        writer.Summary($"∂slope{(kernel.IsShared ? "" : $"[{Int(kernel.Channels)}]")} += Σ ∂y·min(0, x) over samples and {Int(kernel.Positions)} position{(kernel.Positions == 1 ? "" : "s")}{(kernel.IsShared ? $" of {Int(kernel.Channels)} elements" : "")}.");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} dy, ref {s} x, ref {s} gradient, int rowCount)");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount;");
        if (kernel.IsShared)
            writer.Line("var total = NGLanes.Zero;");
        RowLoop.Print(writer, context, kernel.Channels, (column, rest) =>
        {
            writer.Line("var sum = NGLanes.Zero;");
            writer.Open("for (nuint row = 0; row < rows; row++)");
            writer.Line("var rowSum = NGLanes.Zero;");
            writer.Open(kernel.Positions > 1 ? $"for (nuint position = 0; position < {Int(kernel.Positions)}; position++)" : "");
            writer.Line($"nuint at = row * {Int(kernel.Stride)}{(kernel.Positions > 1 ? $" + position * {Int(kernel.Channels)}" : "")}{(column == "0" ? "" : " + " + column)};");
            writer.Line($"rowSum = {MultiplyAdd("NGVector.LoadUnsafe(ref dy, at)", "NGVector.MinNative(NGVector.LoadUnsafe(ref x, at), NGLanes.Zero)", "rowSum")};");
            writer.Close();
            writer.Line("sum += rowSum;");
            writer.Close();
            writer.Line(kernel.IsShared ? $"total += {context.Masked("sum", rest)};" : Store($"{Load("gradient", column)} + {context.Masked("sum", rest)}", "gradient", column));
        });
        if (kernel.IsShared)
            writer.Line("gradient += NGVector.Sum(total);");
        writer.Close().Close();
    }
}
