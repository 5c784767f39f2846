using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the kernels that only move elements: loops over samples around the runtime's copies, with every size a constant.</summary>
internal static class MovePrinter
{
    public static void Print(CodeWriter writer, KernelContext context, StageKernel kernel)
    {
        var s = context.Scalar;
        writer.Summary($"The user's samples of {Int(kernel.Width)} elements as rows of the workspace.");
        writer.Open($"public static void {kernel.Name}(ref {s} from, ref nint offsets, ref {s} to, int samples)");
        writer.Line("for (var sample = 0; sample < samples; sample++)");
        writer.Line($"    NGNumerics.Images.Stage(ref NGUnsafe.Add(ref from, NGUnsafe.Add(ref offsets, sample)), ref NGUnsafe.Add(ref to, sample * {Int(kernel.Stride)}), {Int(kernel.Width)}, {Int(Padded(context, kernel.Width))});");
        writer.Close();
    }

    public static void Print(CodeWriter writer, KernelContext context, TransposeKernel kernel)
    {
        var s = context.Scalar;
        writer.Summary("The weights with each stretch of a window together for one filter: what the input's gradient is made of.");
        writer.Line($"public static void {kernel.Name}(ref {s} weights, ref {s} transposed) =>");
        writer.Line($"    NGNumerics.Images.Transpose(ref weights, ref transposed, {Int(kernel.Stretches)}, {Int(kernel.Length)}, {Int(kernel.Filters)}, {Int(kernel.Groups)});");
    }

    public static void Print(CodeWriter writer, KernelContext context, PadKernel kernel)
    {
        var (border, s) = (kernel.Border, context.Scalar);
        var target = border.Apply(new TensorShape(kernel.Height, kernel.Width, kernel.Channels));
        writer.Summary($"Images of {Int(kernel.Height)}×{Int(kernel.Width)}×{Int(kernel.Channels)} inside images of {target}.");
        writer.Open($"public static void {kernel.Name}(ref {s} from, {(kernel.FromStride == 0 ? "ref nint offsets, " : "")}ref {s} to, int samples)");
        writer.Open("for (var sample = 0; sample < samples; sample++)");
        writer.Line("NGNumerics.Images.Border(");
        writer.Line($"    ref NGUnsafe.Add(ref from, {(kernel.FromStride == 0 ? "NGUnsafe.Add(ref offsets, sample)" : $"sample * {Int(kernel.FromStride)}")}), {Int(kernel.Height)}, {Int(kernel.Width)}, {Int(kernel.Channels)},");
        writer.Line($"    ref NGUnsafe.Add(ref to, sample * {Int(kernel.ToStride)}), {Int(target.Dimensions[0])}, {Int(target.Dimensions[1])}, top: {Int(border.Top)}, left: {Int(border.Left)},");
        writer.Line($"    spreadHeight: {Int(border.SpreadHeight)}, spreadWidth: {Int(border.SpreadWidth)}, fill: {context.Literal(kernel.Fill)}, padded: {Int(Padded(context, (int)target.Count))});");
        writer.Close().Close();
    }

    public static void Print(CodeWriter writer, KernelContext context, UpsampleKernel kernel)
    {
        var s = context.Scalar;
        var count = kernel.Height * kernel.Width * kernel.Channels * (kernel.IsGradient ? 1 : kernel.Factor * kernel.Factor);
        writer.Summary(kernel.IsGradient
            ? $"The sums of {Int(kernel.Factor)}×{Int(kernel.Factor)} pixels: the gradient of each pixel that was repeated."
            : $"Each pixel of {Int(kernel.Height)}×{Int(kernel.Width)}×{Int(kernel.Channels)} images {Int(kernel.Factor)}×{Int(kernel.Factor)} times.");
        writer.Open($"public static void {kernel.Name}(ref {s} from, ref {s} to, int samples)");
        writer.Open("for (var sample = 0; sample < samples; sample++)");
        writer.Line($"NGNumerics.Images.{(kernel.IsGradient ? "SumRepeated" : "Repeat")}(");
        writer.Line($"    ref NGUnsafe.Add(ref from, sample * {Int(kernel.FromStride)}), {Int(kernel.Height)}, {Int(kernel.Width)}, {Int(kernel.Channels)}, {Int(kernel.Factor)},");
        writer.Line($"    ref NGUnsafe.Add(ref to, sample * {Int(kernel.ToStride)}), padded: {Int(Padded(context, count))});");
        writer.Close().Close();
    }

    public static void Print(CodeWriter writer, KernelContext context, ChannelCopyKernel kernel)
    {
        var s = context.Scalar;
        writer.Summary($"{Int(kernel.Channels)} channels of {Int(kernel.Positions)} positions, from channel {Int(kernel.FromStart)} of {Int(kernel.FromChannels)} to channel {Int(kernel.ToStart)} of {Int(kernel.ToChannels)}.");
        writer.Open($"public static void {kernel.Name}(ref {s} from, ref {s} to, int samples)");
        writer.Open("for (var sample = 0; sample < samples; sample++)");
        writer.Line("NGNumerics.Images.CopyChannels(");
        writer.Line($"    ref NGUnsafe.Add(ref from, sample * {Int(kernel.FromStride)}), {Int(kernel.FromChannels)}, {Int(kernel.FromStart)},");
        writer.Line($"    ref NGUnsafe.Add(ref to, sample * {Int(kernel.ToStride)}), {Int(kernel.ToChannels)}, {Int(kernel.ToStart)}, {Int(kernel.Positions)}, {Int(kernel.Channels)}, padded: {Int(Padded(context, kernel.Positions * kernel.ToChannels))});");
        writer.Close().Close();
    }

    /// <summary>A width in whole vectors.</summary>
    private static int Padded(KernelContext context, int width) => (width + context.Lanes - 1) / context.Lanes * context.Lanes;
}
