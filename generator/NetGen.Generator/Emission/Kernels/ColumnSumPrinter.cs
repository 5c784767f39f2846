using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the bias gradient.</summary>
internal static class ColumnSumPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, ColumnSumKernel kernel)
    {
        var s = context.Scalar;
        writer.Summary($"∂b[{Int(kernel.Width)}] += Σ over rows of ∂y[row, ·].");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} dy, ref {s} gradient, int rowCount)");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount;");
        foreach (var panel in ColumnPanels.Of(kernel.Width, 4, context.Lanes))
        {
            var column = panel.Count > 1 ? "column" : Int(panel.Start);
            writer.Open(panel.Count > 1 ? $"for (nuint column = 0; column < {Int(panel.Count * 4 * context.Lanes)}; column += {Int(4 * context.Lanes)})" : "");
            writer.Line("NGLanes " + string.Join(", ", Enumerable.Range(0, panel.Vectors).Select(v => $"s{v} = NGLanes.Zero")) + ";");
            writer.Open("for (nuint row = 0; row < rows; row++)");
            writer.Line($"ref var d = ref NGUnsafe.Add(ref dy, row * {Int(kernel.Stride)}{(column == "0" ? "" : " + " + column)});");
            for (var v = 0; v < panel.Vectors; v++)
                writer.Line($"s{v} += {Load("d", Int(v * context.Lanes))};");
            writer.Close();
            writer.Line($"ref var g = {At("gradient", column)};");
            for (var v = 0; v < panel.Vectors; v++)
                writer.Line(Store($"{Load("g", Int(v * context.Lanes))} + s{v}", "g", Int(v * context.Lanes)));
            writer.Close();
        }
        writer.Close().Close();
    }
}
