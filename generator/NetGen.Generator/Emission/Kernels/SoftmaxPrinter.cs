using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints softmax and its gradient, row by row, with the row's maximum subtracted.</summary>
internal static class SoftmaxPrinter
{
    /// <summary>Stores e^(x − max) of a row and leaves <c>max</c> and <c>sum</c>. NaN comes out as NaN.</summary>
    public static void PrintExponentials(CodeWriter writer, KernelContext context, int width, string source, string target)
    {
        writer.Line("var largest = NGVector.Create(" + context.Scalar + ".NegativeInfinity);");
        RowLoop.Print(writer, context, width, (column, rest) => writer.Line(rest == 0
            ? $"largest = NGVector.Max(largest, {Load(source, column)});"
            : $"largest = NGVector.Max(largest, NGVector.ConditionalSelect({context.Mask(rest)}, {Load(source, column)}, largest));"));
        writer.Line("var max = NGNumerics.HorizontalSums.Max(largest);");
        writer.Line("var shift = NGVector.Create(max);");
        writer.Line("var sums = NGLanes.Zero;");
        RowLoop.Print(writer, context, width, (column, rest) =>
        {
            writer.Line($"var e = {context.Masked($"NGNumerics.VectorMath.Exp({Load(source, column)} - shift)", rest)};");
            writer.Line("sums += e;");
            writer.Line(Store("e", target, column));
        });
        writer.Line("var sum = NGVector.Sum(sums);");
    }

    /// <summary>Opens a method and its loop over rows; each of <paramref name="rows"/> gets a local with a 0 behind its name.</summary>
    public static void OpenRows(CodeWriter writer, string signature, int stride, params string[] rows) =>
        OpenRows(writer, signature, 1, 0, stride, rows);

    /// <summary>Closes them; where vectors reached beyond a row's last position, its lanes are cleared.</summary>
    public static void CloseRows(CodeWriter writer, KernelContext context, int positions, int width, int stride, string target)
    {
        writer.Close();
        if (positions > 1)
            RowTail.Print(writer, context, positions * width, stride, target, "(uint)rowCount");
        writer.Close().Close();
    }

    /// <summary>
    /// The same for several positions a row, side by side. A partial vector reaches into the next position, which is written after it, so
    /// that only what is summed needs a mask.
    /// </summary>
    public static void OpenRows(CodeWriter writer, string signature, int positions, int width, int stride, params string[] rows)
    {
        writer.Line(LeafKernel);
        writer.Open(signature);
        writer.Open("unchecked");
        writer.Line(positions == 1 ? "nuint rows = (uint)rowCount;" : $"nuint rows = (uint)rowCount * {Int(positions)};");
        if (signature.StartsWith("public static double ", StringComparison.Ordinal))
            writer.Line("var loss = 0.0;");
        writer.Open("for (nuint row = 0; row < rows; row++)");
        foreach (var row in rows)
        {
            writer.Line(positions == 1
                ? $"ref var {row}0 = ref NGUnsafe.Add(ref {row}, row * {Int(stride)});"
                : $"ref var {row}0 = ref NGUnsafe.Add(ref {row}, row / {Int(positions)} * {Int(stride)} + row % {Int(positions)} * {Int(width)});");
        }
    }
}
