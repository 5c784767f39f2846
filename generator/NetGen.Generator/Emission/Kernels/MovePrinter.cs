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
        var filters = kernel.Filters / kernel.Groups;
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} weights, ref {s} transposed)");
        writer.Open("unchecked");
        if (kernel.Groups > 1)
            writer.Open($"for (nuint group = 0; group < {Int(kernel.Groups)}; group++)");
        var (from, to) = kernel.Groups > 1 ? ($" + group * {Int(filters)}", $"(group * {Int(kernel.Stretches)} + stretch)") : ("", "stretch");
        writer.Open($"for (nuint stretch = 0; stretch < {Int(kernel.Stretches)}; stretch++)");
        writer.Open($"for (nuint i = 0; i < {Int(kernel.Length)}; i++)");
        writer.Line($"ref var w = ref NGUnsafe.Add(ref weights, (stretch * {Int(kernel.Length)} + i) * {Int(kernel.Filters)}{from});");
        writer.Line($"ref var t = ref NGUnsafe.Add(ref transposed, {to} * {Int(kernel.Length * filters)} + i);");
        writer.Line($"for (nuint f = 0; f < {Int(filters)}; f++)");
        writer.Line($"    NGUnsafe.Add(ref t, f * {Int(kernel.Length)}) = NGUnsafe.Add(ref w, f);");
        if (kernel.Groups > 1)
            writer.Close();
        writer.Close().Close().Close().Close();
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

    public static void Print(CodeWriter writer, KernelContext context, PermuteKernel kernel)
    {
        var (s, sizes, strides) = (context.Scalar, kernel.Sizes, kernel.SourceStrides);
        writer.Summary($"Axes in another order, to {new TensorShape(sizes)}.");
        writer.Open($"public static void {kernel.Name}(ref {s} from, ref {s} to, int samples)");
        writer.Open("for (var sample = 0; sample < samples; sample++)");
        writer.Line("NGNumerics.Images.Permute(");
        writer.Line($"    ref NGUnsafe.Add(ref from, sample * {Int(kernel.FromStride)}), ref NGUnsafe.Add(ref to, sample * {Int(kernel.ToStride)}),");
        writer.Line($"    {Int(sizes[0])}, {Int(sizes[1])}, {Int(sizes[2])}, {Int(strides[0])}, {Int(strides[1])}, {Int(strides[2])}, padded: {Int(Padded(context, sizes[0] * sizes[1] * sizes[2]))});");
        writer.Close().Close();
    }

    /// <summary>A width in whole vectors.</summary>
    private static int Padded(KernelContext context, int width) => (width + context.Lanes - 1) / context.Lanes * context.Lanes;
}
