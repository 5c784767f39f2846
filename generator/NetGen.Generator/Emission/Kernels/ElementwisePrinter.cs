using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the kernels that go over rows one vector at a time: activations, their gradients, and the bias gradient.</summary>
internal static class ElementwisePrinter
{
    public static void Print(CodeWriter writer, KernelContext context, ActivationKernel kernel)
    {
        writer.Summary($"y = {ActivationText.Name(kernel.Function)}(x), {Int(kernel.Width)} elements a row.");
        PrintRows(writer, context, kernel.Name, "ref $s x, ref $s y", kernel.Width, kernel.Stride, ["x", "y"], offset =>
        [
            $"var v = {Load("x0", offset)};",
        ], ActivationText.Value(context, kernel.Function, "v"), "y0");
    }

    public static void Print(CodeWriter writer, KernelContext context, ActivationGradientKernel kernel)
    {
        writer.Summary($"∂x = ∂y ⊙ {ActivationText.Name(kernel.Function)}′, {Int(kernel.Width)} elements a row.");
        PrintRows(writer, context, kernel.Name, "ref $s dy, ref $s activated, ref $s dx", kernel.Width, kernel.Stride, ["dy", "activated", "dx"], offset =>
        [
            $"var g = {Load("dy0", offset)};",
            $"var s = {Load("activated0", offset)};",
        ], ActivationText.Derivative(context, kernel.Function, "g", "s"), "dx0");
    }

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

    /// <param name="writer">Where to print.</param>
    /// <param name="context">The scalar's words.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="parameters">Its parameters before the row count; $s stands for the scalar.</param>
    /// <param name="width">Elements a row.</param>
    /// <param name="stride">From row to row.</param>
    /// <param name="rows">The parameters that are rows: each gets a local with a 0 behind its name.</param>
    /// <param name="load">The lines that load at an offset.</param>
    /// <param name="value">The result; $column stands for the column.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="before">A line before the loops.</param>
    public static void PrintRows(
        CodeWriter writer, KernelContext context, string name, string parameters, int width, int stride,
        string[] rows, Func<string, string[]> load, string value, string target, string? before = null)
    {
        writer.Line(LeafKernel);
        writer.Open($"public static void {name}({parameters.Replace("$s", context.Scalar)}, int rowCount)");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount;");
        if (before is not null)
            writer.Line(before);
        writer.Open("for (nuint row = 0; row < rows; row++)");
        foreach (var row in rows)
            writer.Line($"ref var {row}0 = ref NGUnsafe.Add(ref {row}, row * {Int(stride)});");
        RowLoop.Print(writer, context, width, (column, rest) =>
        {
            foreach (var line in load(column))
                writer.Line(line);
            writer.Line(Store(context.Masked(value.Replace("$column", column == "column" ? "(uint)column" : column), rest), target, column));
        });
        writer.Close();
        writer.Close().Close();
    }
}
