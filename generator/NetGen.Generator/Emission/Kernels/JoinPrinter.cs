using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints sums and products of rows, and the sums over positions that biases and spread factors learn from.</summary>
internal static class JoinPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, JoinKernel kernel)
    {
        var s = context.Scalar;
        var inputs = Enumerable.Range(0, kernel.Inputs).Select(i => "x" + Int(i)).ToList();
        var sign = kernel.Kind == JoinKind.Add ? " + " : " * ";
        writer.Summary($"y = {string.Join(sign.Trim() == "*" ? " ⊙ " : " + ", inputs)}, {Int(kernel.Width)} elements a row"
            + (kernel.Channels == 0 ? "." : $", the second spread over positions of {Int(kernel.Channels)} channels."));
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}({string.Concat(inputs.Select(input => $"ref {s} {input}, "))}ref {s} y, int rowCount)");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount;");
        writer.Open("for (nuint row = 0; row < rows; row++)");
        foreach (var (name, stride) in inputs.Select((input, i) => (input, i == 1 && kernel.Channels > 0 ? kernel.ChannelStride : kernel.Stride)).Append(("y", kernel.Stride)))
            writer.Line($"ref var {name}Row = ref NGUnsafe.Add(ref {name}, row * {Int(stride)});");
        if (kernel.Channels == 0)
        {
            RowLoop.Print(writer, context, kernel.Width, (column, _) =>
                writer.Line(Store(string.Join(sign, inputs.Select(input => Load(input + "Row", column))), "yRow", column)));
        }
        else
        {
            writer.Open($"for (nuint position = 0; position < {Int(kernel.Width)}; position += {Int(kernel.Channels)})");
            writer.Line("ref var x0At = ref NGUnsafe.Add(ref x0Row, position);");
            writer.Line("ref var yAt = ref NGUnsafe.Add(ref yRow, position);");
            RowLoop.Print(writer, context, kernel.Channels, (column, rest) =>
            {
                var value = $"{Load("x0At", column)} * {Load("x1Row", column)}";
                writer.Line(Store(rest == 0 ? value : $"NGVector.ConditionalSelect({context.Mask(rest)}, {value}, {Load("yAt", column)})", "yAt", column));
            });
            writer.Close();
        }
        writer.Close();
        if (kernel.Channels > 0)
            RowTail.Print(writer, context, kernel.Width, kernel.Stride, "y", "rows");
        writer.Close().Close();
    }

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
