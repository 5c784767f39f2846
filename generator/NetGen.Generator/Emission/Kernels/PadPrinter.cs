using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints a <see cref="PadKernel"/>: the rows that are left of an image and what lies between them, in the order of memory, so that a vector
/// may reach into what is written next.
/// </summary>
internal static class PadPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, PadKernel kernel)
    {
        var (border, s) = (kernel.Border, context.Scalar);
        var target = border.Apply(new TensorShape(kernel.Height, kernel.Width, kernel.Channels));
        var width = target.Dimensions[1];
        writer.Summary($"Images of {Int(kernel.Height)}×{Int(kernel.Width)}×{Int(kernel.Channels)} inside images of {target}.");
        if (border is { SpreadHeight: 1, SpreadWidth: 1 })
            writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} from, {(kernel.FromStride == 0 ? "ref nint offsets, " : "")}ref {s} to, int samples)");
        if (border is not { SpreadHeight: 1, SpreadWidth: 1 })
        {
            PrintSpread(writer, context, kernel, target);
            writer.Close();
            return;
        }
        writer.Open("unchecked");
        writer.Line("nuint count = (uint)samples;");
        writer.Open("for (nuint sample = 0; sample < count; sample++)");
        writer.Line($"ref var x = ref NGUnsafe.Add(ref from, {(kernel.FromStride == 0 ? "NGUnsafe.Add(ref offsets, sample)" : $"sample * {Int(kernel.FromStride)}")});");
        writer.Line($"ref var y = ref NGUnsafe.Add(ref to, sample * {Int(kernel.ToStride)});");

        // What is left of the image, and where it comes to lie.
        var (fromTop, fromLeft) = (Math.Max(0, -border.Top), Math.Max(0, -border.Left));
        var (top, left) = (Math.Max(0, border.Top), Math.Max(0, border.Left));
        var rows = Math.Max(0, kernel.Height - fromTop - Math.Max(0, -border.Bottom));
        var length = (kernel.Width - fromLeft - Math.Max(0, -border.Right)) * kernel.Channels;
        var above = top * width * kernel.Channels;
        PrintFill(writer, context, kernel.Fill, "y", 0, above);
        writer.Open($"for (nuint row = 0; row < {Int(rows)}; row++)");
        writer.Line($"ref var xRow = ref NGUnsafe.Add(ref x, row * {Int(kernel.Width * kernel.Channels)} + {Int(((fromTop * kernel.Width) + fromLeft) * kernel.Channels)});");
        writer.Line($"ref var yRow = ref NGUnsafe.Add(ref y, row * {Int(width * kernel.Channels)} + {Int(above)});");
        PrintFill(writer, context, kernel.Fill, "yRow", 0, left * kernel.Channels);
        if (left > 0)
            writer.Line($"yRow = ref NGUnsafe.Add(ref yRow, {Int(left * kernel.Channels)});");
        PrintCopy(writer, context, length);
        PrintFill(writer, context, kernel.Fill, "yRow", length, Math.Max(0, border.Right) * kernel.Channels);
        writer.Close();
        PrintFill(writer, context, kernel.Fill, "y", (top + rows) * width * kernel.Channels, Math.Max(0, border.Bottom) * width * kernel.Channels);
        writer.Close();
        RowTail.Print(writer, context, (int)target.Count, kernel.ToStride, "to", "count");
        writer.Close().Close();
    }

    /// <summary>Whole vectors, and one more that ends with the row: nothing behind the user's row is read.</summary>
    private static void PrintCopy(CodeWriter writer, KernelContext context, int length)
    {
        if (length < context.Lanes)
        {
            writer.Open($"for (nuint i = 0; i < {Int(length)}; i++)");
            writer.Line("NGUnsafe.Add(ref yRow, i) = NGUnsafe.Add(ref xRow, i);");
            writer.Close();
            return;
        }
        PrintVectors(writer, context, 0, context.WholeVectors(length) * context.Lanes, at => Store(Load("xRow", at), "yRow", at));
        if (context.Rest(length) > 0)
            writer.Line(Store(Load("xRow", Int(length - context.Lanes)), "yRow", Int(length - context.Lanes)));
    }

    private static void PrintFill(CodeWriter writer, KernelContext context, double fill, string target, int start, int length) =>
        PrintVectors(writer, context, start, start + length, at => Store(context.Constant(fill), target, at));

    private static void PrintVectors(CodeWriter writer, KernelContext context, int start, int end, Func<string, string> body)
    {
        const int Unrolled = 4;
        if (end - start <= Unrolled * context.Lanes)
        {
            for (var at = start; at < end; at += context.Lanes)
                writer.Line(body(Int(at)));
            return;
        }
        writer.Line($"for (nuint i = {Int(start)}; i < {Int(end)}; i += {Int(context.Lanes)})");
        writer.Line("    " + body("i"));
    }

    private static void PrintSpread(CodeWriter writer, KernelContext context, PadKernel kernel, TensorShape target)
    {
        var border = kernel.Border;
        var padded = ((int)target.Count + context.Lanes - 1) / context.Lanes * context.Lanes;
        writer.Open("for (var sample = 0; sample < samples; sample++)");
        writer.Line("NGNumerics.Images.Border(");
        writer.Line($"    ref NGUnsafe.Add(ref from, {(kernel.FromStride == 0 ? "NGUnsafe.Add(ref offsets, sample)" : $"sample * {Int(kernel.FromStride)}")}), {Int(kernel.Height)}, {Int(kernel.Width)}, {Int(kernel.Channels)},");
        writer.Line($"    ref NGUnsafe.Add(ref to, sample * {Int(kernel.ToStride)}), {Int(target.Dimensions[0])}, {Int(target.Dimensions[1])}, top: {Int(border.Top)}, left: {Int(border.Left)},");
        writer.Line($"    spreadHeight: {Int(border.SpreadHeight)}, spreadWidth: {Int(border.SpreadWidth)}, fill: {context.Literal(kernel.Fill)}, padded: {Int(padded)});");
        writer.Close();
    }
}
