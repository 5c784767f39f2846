using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints a <see cref="BroadcastKernel"/>: elements of the left rows broadcast over vectors of the right rows, tile by tile.</summary>
internal static class BroadcastPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, BroadcastKernel kernel)
    {
        writer.Summary(Describe(kernel));
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}({Parameters(context, kernel)})");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount, row = 0;");
        for (var i = 0; i < kernel.Tiles.Count; i++)
            PrintRows(writer, context, kernel, kernel.Tiles[i], isFirst: i == 0);
        writer.Close().Close();
    }

    private static string Describe(BroadcastKernel kernel)
    {
        var function = kernel.Epilogue is null ? "" : ActivationText.Name(kernel.Epilogue);
        var (depth, width) = (Int(kernel.Depth), Int(kernel.Width));
        return kernel.IsGradient
            ? $"∂x[rows, {width}] = (∂y[rows, {depth}] · W[{depth}, {width}])" + (function.Length > 0 ? $" ⊙ {function}′" : "") + "."
            : $"y[rows, {width}] = {function}(x[rows, {depth}] · W[{depth}, {width}]" + ProductFinishText.Formula(kernel.Finish) + ").";
    }

    private static string Parameters(KernelContext context, BroadcastKernel kernel)
    {
        var s = context.Scalar;
        return $"ref {s} left, " + (kernel.LeftStride == 0 ? "ref nint offsets, " : "") + $"ref {s} weights, "
            + ProductFinishText.Parameter(context, kernel.Finish)
            + (kernel is { IsGradient: true, Epilogue: not null } ? $"ref {s} activated, " : "")
            + $"ref {s} output, int rowCount";
    }

    /// <summary>All columns of as many rows as fill tiles of this height: the panel outside, so that its weights stay near.</summary>
    private static void PrintRows(CodeWriter writer, KernelContext context, BroadcastKernel kernel, Tile tile, bool isFirst)
    {
        var height = Int(tile.Rows);
        writer.Line($"// Tiles of {height} row{(tile.Rows == 1 ? "" : "s")} × {Int(Math.Min(tile.Vectors * context.Lanes, kernel.Width))} columns.");
        var from = isFirst ? "0" : "row";
        writer.Open(tile.Rows == 1 ? "if (row < rows)" : isFirst ? $"if (rows >= {height})" : $"if (row + {height} <= rows)");
        if (tile.Rows == 1)
            writer.Line("nuint first = row, end = rows;");
        else
            writer.Line(isFirst ? $"nuint first = 0, end = rows - rows % {height};" : $"nuint first = row, end = rows - (rows - row) % {height};");
        foreach (var panel in ColumnPanels.Of(kernel.Width, tile.Vectors, context.Lanes))
        {
            var step = Int(panel.Vectors * context.Lanes);
            if (panel.Count > 1)
                writer.Open($"for (nuint column = 0; column < {Int(panel.Count * panel.Vectors * context.Lanes)}; column += {step})");
            writer.Open($"for (row = first; row < end; row += {height})");
            PrintTile(writer, context, kernel, tile.Rows, panel, panel.Count > 1 ? "column" : Int(panel.Start));
            writer.Close();
            if (panel.Count > 1)
                writer.Close();
        }
        writer.Close();
    }

    private static void PrintTile(CodeWriter writer, KernelContext context, BroadcastKernel kernel, int rows, ColumnPanels.Panel panel, string column)
    {
        var lanes = context.Lanes;
        if (kernel.LeftStride == 0)
        {
            for (var r = 0; r < rows; r++)
                writer.Line($"ref var x{r} = ref NGUnsafe.Add(ref left, NGUnsafe.Add(ref offsets, row{(r == 0 ? "" : " + " + Int(r))}));");
        }
        else
        {
            writer.Line($"ref var x = ref NGUnsafe.Add(ref left, row * {Int(kernel.LeftStride)});");
        }
        writer.Line($"ref var w = {At("weights", column)};");
        writer.Line($"ref var y = ref NGUnsafe.Add(ref output, row * {Int(kernel.OutputStride)}{(column == "0" ? "" : " + " + column)});");
        for (var v = 0; v < panel.Vectors; v++)
        {
            var start = ProductFinishText.Start(kernel.Finish, Plus(column, v * lanes));
            var names = string.Join(", ", Enumerable.Range(0, rows).Select(r => r == 0 ? $"a0_{v} = {start}" : $"a{r}_{v} = a0_{v}"));
            writer.Line($"NGLanes {names};");
        }

        if (kernel.Unrolled)
        {
            for (var k = 0; k < kernel.Depth; k++)
            {
                writer.Open("");
                PrintInner(writer, context, kernel, rows, panel.Vectors, weightOffset: k * kernel.Width, element: Int(k), weights: "w");
                writer.Close();
            }
        }
        else
        {
            writer.Open($"for (nuint k = 0; k < {Int(kernel.Depth)}; k++)");
            writer.Line($"ref var wk = ref NGUnsafe.Add(ref w, k * {Int(kernel.Width)});");
            PrintInner(writer, context, kernel, rows, panel.Vectors, weightOffset: 0, element: "k", weights: "wk");
            writer.Close();
        }
        PrintEpilogue(writer, context, kernel, rows, panel, column);
    }

    private static void PrintInner(CodeWriter writer, KernelContext context, BroadcastKernel kernel, int rows, int vectors, int weightOffset, string element, string weights)
    {
        writer.Line("NGLanes " + string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"w{v} = {Load(weights, Int(weightOffset + (v * context.Lanes)))}")) + ";");
        for (var r = 0; r < rows; r++)
        {
            var source = kernel.LeftStride == 0
                ? $"NGUnsafe.Add(ref x{r}, {element})"
                : $"NGUnsafe.Add(ref x, {(element == "k" ? Plus("k", r * kernel.LeftStride) : Int(int.Parse(element, System.Globalization.CultureInfo.InvariantCulture) + (r * kernel.LeftStride)))})";
            writer.Line($"var e{r} = NGVector.Create({source});");
            for (var v = 0; v < vectors; v++)
                writer.Line($"a{r}_{v} = {MultiplyAdd("e" + r, "w" + v, $"a{r}_{v}")};");
        }
    }

    private static void PrintEpilogue(CodeWriter writer, KernelContext context, BroadcastKernel kernel, int rows, ColumnPanels.Panel panel, string column)
    {
        var usesActivated = kernel is { IsGradient: true, Epilogue: not null };
        if (usesActivated)
            writer.Line($"ref var a = ref NGUnsafe.Add(ref activated, row * {Int(kernel.OutputStride)}{(column == "0" ? "" : " + " + column)});");
        for (var v = 0; v < panel.Vectors && kernel.Finish == ProductFinish.Affine; v++)
            writer.Line(ProductFinishText.Rows(kernel.Width, Plus(column, v * context.Lanes), v));
        for (var r = 0; r < rows; r++)
        {
            for (var v = 0; v < panel.Vectors; v++)
            {
                var offset = Int((r * kernel.OutputStride) + (v * context.Lanes));
                var name = $"a{r}_{v}";
                if (kernel.Finish == ProductFinish.Affine)
                    writer.Line(ProductFinishText.Apply(name, v));
                var value = usesActivated
                    ? ActivationText.Derivative(context, kernel.Epilogue, name, "s")
                    : ActivationText.Value(context, kernel.IsGradient ? null : kernel.Epilogue, name);
                var masked = context.Masked(value, v == panel.Vectors - 1 ? panel.Rest : 0);
                if (usesActivated)
                {
                    writer.Open("");
                    writer.Line($"var s = {Load("a", offset)};");
                    writer.Line(Store(masked, "y", offset));
                    writer.Close();
                }
                else
                {
                    writer.Line(Store(masked, "y", offset));
                }
            }
        }
    }
}
