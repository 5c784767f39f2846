using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints an <see cref="OuterKernel"/>: a tile of the gradient stays in registers while the micro-batch's rows go by, then is added to memory.
/// Lanes beyond the width are zero on the right, so a whole vector adds zeros to what follows; therefore vectors are added one after another.
/// </summary>
internal static class OuterPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, OuterKernel kernel)
    {
        var s = context.Scalar;
        writer.Summary($"∂W[{Int(kernel.Height)}, {Int(kernel.Width)}] += Σ over rows of left[row, ·] ⊗ right[row, ·].");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} left, {(kernel.LeftStride == 0 ? "ref nint offsets, " : "")}ref {s} right, ref {s} gradient, int rowCount)");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount;");
        foreach (var panel in ColumnPanels.Of(kernel.Width, kernel.Tile.Vectors, context.Lanes))
        {
            if (panel.Count > 1)
                writer.Open($"for (nuint column = 0; column < {Int(panel.Count * panel.Vectors * context.Lanes)}; column += {Int(panel.Vectors * context.Lanes)})");
            PrintPanel(writer, context, kernel, panel.Vectors, panel.Count > 1 ? "column" : Int(panel.Start));
            if (panel.Count > 1)
                writer.Close();
        }
        writer.Close().Close();
    }

    private static void PrintPanel(CodeWriter writer, KernelContext context, OuterKernel kernel, int vectors, string column)
    {
        var (height, tile) = (kernel.Height, kernel.Tile.Rows);
        var whole = height / tile * tile;
        if (whole > tile)
        {
            writer.Open($"for (nuint i = 0; i < {Int(whole)}; i += {Int(tile)})");
            PrintTile(writer, context, kernel, tile, vectors, "i", column);
            writer.Close();
        }
        else
        {
            writer.Open("");
            PrintTile(writer, context, kernel, tile, vectors, "0", column);
            writer.Close();
        }
        if (whole < height)
        {
            writer.Open("");
            PrintTile(writer, context, kernel, height - whole, vectors, Int(whole), column);
            writer.Close();
        }
    }

    private static void PrintTile(CodeWriter writer, KernelContext context, OuterKernel kernel, int rows, int vectors, string i, string column)
    {
        writer.Line("NGLanes " + string.Join(", ", from r in Enumerable.Range(0, rows) from v in Enumerable.Range(0, vectors) select $"a{r}_{v} = NGLanes.Zero") + ";");
        writer.Line($"ref var from = {At("left", i)};");
        writer.Line($"ref var d = {At("right", column)};");
        writer.Open("for (nuint row = 0; row < rows; row++)");
        writer.Line(kernel.LeftStride == 0
            ? "ref var x = ref NGUnsafe.Add(ref from, NGUnsafe.Add(ref offsets, row));"
            : $"ref var x = ref NGUnsafe.Add(ref from, row * {Int(kernel.LeftStride)});");
        writer.Line($"ref var dr = ref NGUnsafe.Add(ref d, row * {Int(kernel.RightStride)});");
        writer.Line("NGLanes " + string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"d{v} = {Load("dr", Int(v * context.Lanes))}")) + ";");
        for (var r = 0; r < rows; r++)
        {
            writer.Line($"var e{r} = NGVector.Create({(r == 0 ? "x" : $"NGUnsafe.Add(ref x, {Int(r)})")});");
            for (var v = 0; v < vectors; v++)
                writer.Line($"a{r}_{v} = {MultiplyAdd("e" + r, "d" + v, $"a{r}_{v}")};");
        }
        writer.Close();
        var start = i == "i" ? $"i * {Int(kernel.Width)}" : Int(int.Parse(i, System.Globalization.CultureInfo.InvariantCulture) * kernel.Width);
        writer.Line($"ref var g = ref NGUnsafe.Add(ref gradient, {start}{(column == "0" ? "" : " + " + column)});");
        for (var r = 0; r < rows; r++)
        {
            for (var v = 0; v < vectors; v++)
            {
                var offset = Int((r * kernel.Width) + (v * context.Lanes));
                writer.Line(Store($"{Load("g", offset)} + a{r}_{v}", "g", offset));
            }
        }
    }
}
