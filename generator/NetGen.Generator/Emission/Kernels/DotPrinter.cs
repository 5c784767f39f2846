using NetGen.Generator.Scheduling;
using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints a <see cref="DotKernel"/>: dot products of left rows with weight rows, a tile of them at a time; then bias and activation over
/// the finished rows.
/// </summary>
internal static class DotPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, DotKernel kernel)
    {
        var s = context.Scalar;
        var function = kernel.Epilogue is null ? "" : ActivationText.Name(kernel.Epilogue);
        var (depth, width) = (Int(kernel.Depth), Int(kernel.Width));
        writer.Summary(kernel.IsGradient
            ? $"∂x[rows, {width}] = (∂y[rows, {depth}] · W[{width}, {depth}]ᵀ)" + (function.Length > 0 ? $" ⊙ {function}′" : "") + "."
            : $"y[rows, {width}] = {function}(x[rows, {depth}] · W[{width}, {depth}]ᵀ" + ProductFinishText.Formula(kernel.Finish) + ").");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} left, ref {s} weights, " + ProductFinishText.Parameter(context, kernel.Finish)
            + (kernel is { IsGradient: true, Epilogue: not null } ? $"ref {s} activated, " : "") + $"ref {s} output, int rowCount)");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount, row = 0;");
        foreach (var tile in kernel.Tiles)
        {
            writer.Open(tile.Rows == 1 ? "for (; row < rows; row++)" : $"for (; row + {Int(tile.Rows)} <= rows; row += {Int(tile.Rows)})");
            writer.Line($"ref var x = ref NGUnsafe.Add(ref left, row * {Int(kernel.LeftStride)});");
            writer.Line($"ref var y = ref NGUnsafe.Add(ref output, row * {Int(kernel.OutputStride)});");
            PrintColumns(writer, context, kernel, tile);
            PrintEpilogue(writer, context, kernel, tile.Rows);
            writer.Close();
        }
        writer.Close().Close();
    }

    private static void PrintColumns(CodeWriter writer, KernelContext context, DotKernel kernel, Tile tile)
    {
        var columns = tile.Vectors;
        var whole = kernel.Width / columns;
        if (whole > 1)
        {
            writer.Open($"for (nuint column = 0; column < {Int(whole * columns)}; column += {Int(columns)})");
            PrintTile(writer, context, kernel, tile.Rows, columns, "column");
            writer.Close();
        }
        else if (whole == 1)
        {
            writer.Open("");
            PrintTile(writer, context, kernel, tile.Rows, columns, "0");
            writer.Close();
        }
        if (kernel.Width % columns is var rest and > 0)
        {
            writer.Open("");
            PrintTile(writer, context, kernel, tile.Rows, rest, Int(whole * columns));
            writer.Close();
        }
    }

    private static void PrintTile(CodeWriter writer, KernelContext context, DotKernel kernel, int rows, int columns, string column)
    {
        writer.Line($"ref var w = ref NGUnsafe.Add(ref weights, {(column == "column" ? $"column * {Int(kernel.Depth)}" : Int(int.Parse(column, System.Globalization.CultureInfo.InvariantCulture) * kernel.Depth))});");
        writer.Line("NGLanes " + string.Join(", ", from r in Enumerable.Range(0, rows) from c in Enumerable.Range(0, columns) select $"a{r}_{c} = NGLanes.Zero") + ";");
        writer.Line($"// Lanes beyond {Int(kernel.Depth)} are zero in the left rows.");
        writer.Open($"for (nuint k = 0; k < {Int(kernel.Depth)}; k += {Int(context.Lanes)})");
        for (var r = 0; r < rows; r++)
            writer.Line($"var x{r} = {Load("x", Plus("k", r * kernel.LeftStride))};");
        for (var c = 0; c < columns; c++)
        {
            writer.Line($"var w{c} = {Load("w", Plus("k", c * kernel.Depth))};");
            for (var r = 0; r < rows; r++)
                writer.Line($"a{r}_{c} = {MultiplyAdd("x" + r, "w" + c, $"a{r}_{c}")};");
        }
        writer.Close();
        for (var r = 0; r < rows; r++)
        {
            var offset = column == "column" ? Plus("column", r * kernel.OutputStride) : Int(int.Parse(column, System.Globalization.CultureInfo.InvariantCulture) + (r * kernel.OutputStride));
            if (columns == 4)
            {
                writer.Line($"NGNumerics.HorizontalSums.Store(a{r}_0, a{r}_1, a{r}_2, a{r}_3, {At("y", offset)});");
                continue;
            }
            for (var c = 0; c < columns; c++)
                writer.Line($"NGUnsafe.Add(ref y, {(column == "column" ? Plus("column", (r * kernel.OutputStride) + c) : Int(int.Parse(offset, System.Globalization.CultureInfo.InvariantCulture) + c))}) = NGVector.Sum(a{r}_{c});");
        }
    }

    private static void PrintEpilogue(CodeWriter writer, KernelContext context, DotKernel kernel, int rows)
    {
        var rest = context.Rest(kernel.Width);
        var usesActivated = kernel is { IsGradient: true, Epilogue: not null };
        var needsWhole = kernel.Finish != ProductFinish.None || kernel.Epilogue is not null;
        if (!needsWhole && rest == 0)
            return;
        writer.Line(needsWhole ? "// The finished rows are in the first-level cache." : "// Lanes beyond the width stay zero.");
        if (usesActivated)
            writer.Line($"ref var a = ref NGUnsafe.Add(ref activated, row * {Int(kernel.OutputStride)});");
        var wholeEnd = context.WholeVectors(kernel.Width) * context.Lanes;
        for (var r = 0; r < rows; r++)
        {
            if (needsWhole && wholeEnd > 0)
            {
                writer.Open($"for (nuint column = 0; column < {Int(wholeEnd)}; column += {Int(context.Lanes)})");
                PrintVector(writer, context, kernel, usesActivated, "column", r, 0);
                writer.Close();
            }
            if (rest > 0)
            {
                writer.Open("");
                PrintVector(writer, context, kernel, usesActivated, Int(wholeEnd), r, rest);
                writer.Close();
            }
        }
    }

    private static void PrintVector(CodeWriter writer, KernelContext context, DotKernel kernel, bool usesActivated, string column, int row, int rest)
    {
        var offset = column == "column" ? Plus("column", row * kernel.OutputStride) : Int(int.Parse(column, System.Globalization.CultureInfo.InvariantCulture) + (row * kernel.OutputStride));
        writer.Line($"var v = {Load("y", offset)}" + (kernel.Finish == ProductFinish.Bias ? $" + {Load("bias", column)}" : "") + ";");
        if (kernel.Finish == ProductFinish.Affine)
        {
            writer.Line(ProductFinishText.Rows(kernel.Width, column, 0));
            writer.Line(ProductFinishText.Apply("v", 0));
        }
        if (usesActivated)
            writer.Line($"var s = {Load("a", offset)};");
        var value = usesActivated
            ? ActivationText.Derivative(context, kernel.Epilogue, "v", "s")
            : ActivationText.Value(context, kernel.IsGradient ? null : kernel.Epilogue, "v");
        writer.Line(Store(context.Masked(value, rest), "y", offset));
    }
}
