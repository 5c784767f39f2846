using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the sums over positions that biases and spread factors learn from.</summary>
internal static class PositionSumPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, SpreadGradientKernel kernel)
    {
        var s = context.Scalar;
        writer.Summary($"∂x[{Int(kernel.Channels)}] = Σ over {Int(kernel.Positions)} positions of ∂y ⊙ the other factor, row by row.");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} dy, ref {s} other, ref {s} dx, int rowCount)");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount;");
        writer.Open("for (nuint row = 0; row < rows; row++)");
        writer.Line($"ref var dyRow = ref NGUnsafe.Add(ref dy, row * {Int(kernel.FromStride)});");
        writer.Line($"ref var otherRow = ref NGUnsafe.Add(ref other, row * {Int(kernel.FromStride)});");
        writer.Line($"ref var dxRow = ref NGUnsafe.Add(ref dx, row * {Int(kernel.ToStride)});");
        RowLoop.Print(writer, context, kernel.Channels, (column, rest) =>
        {
            writer.Line("var sum = NGLanes.Zero;");
            writer.Open($"for (nuint position = 0; position < {Int(kernel.Positions)}; position++)");
            writer.Line($"nuint at = position * {Int(kernel.Channels)}{(column == "0" ? "" : " + " + column)};");
            writer.Line($"sum = {MultiplyAdd(Load("dyRow", "at"), Load("otherRow", "at"), "sum")};");
            writer.Close();
            writer.Line(Store(context.Masked("sum", rest), "dxRow", column));
        });
        writer.Close();
        writer.Close().Close();
    }

    public static void Print(CodeWriter writer, KernelContext context, ChannelSumKernel kernel)
    {
        var s = context.Scalar;
        writer.Summary($"∂b[{Int(kernel.Channels)}] += Σ over samples and {Int(kernel.Positions)} positions of ∂y.");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} dy, ref {s} gradient, int rowCount)");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount;");
        RowLoop.Print(writer, context, kernel.Channels, (column, rest) =>
        {
            // As many sums as hide the latency of an addition.
            var sums = Enumerable.Range(0, Math.Min(6, kernel.Positions)).Select(i => "sum" + Int(i)).ToList();
            writer.Line("NGLanes " + string.Join(", ", sums.Select(sum => sum + " = NGLanes.Zero")) + ";");
            writer.Open("for (nuint row = 0; row < rows; row++)");
            writer.Line($"ref var d = ref NGUnsafe.Add(ref dy, row * {Int(kernel.Stride)}{(column == "0" ? "" : " + " + column)});");
            var whole = kernel.Positions / sums.Count * sums.Count;
            writer.Open($"for (nuint at = 0; at < {Int(whole * kernel.Channels)}; at += {Int(sums.Count * kernel.Channels)})");
            for (var i = 0; i < sums.Count; i++)
                writer.Line($"{sums[i]} += {Load("d", Plus("at", i * kernel.Channels))};");
            writer.Close();
            for (var position = whole; position < kernel.Positions; position++)
                writer.Line($"{sums[position - whole]} += {Load("d", Int(position * kernel.Channels))};");
            writer.Close();
            writer.Line(Store($"{Load("gradient", column)} + {context.Masked($"({string.Join(" + ", sums)})", rest)}", "gradient", column));
        });
        writer.Close().Close();
    }
}
