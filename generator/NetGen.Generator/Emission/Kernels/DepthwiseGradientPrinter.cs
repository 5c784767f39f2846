using NetGen.Generator.Scheduling;
using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints a <see cref="DepthwiseGradientKernel"/>: for a vector of channels, the taps stay in registers while the pixels go by; each adds
/// its
/// gradient times a tap to the pixel under that tap.
/// </summary>
internal static class DepthwiseGradientPrinter
{
    /// <summary>Taps that registers hold beside two operands.</summary>
    private const int LargestWindow = 12;

    public static void Print(CodeWriter writer, KernelContext context, DepthwiseGradientKernel kernel)
    {
        var (geometry, s) = (kernel.Geometry, context.Scalar);
        var (count, channels) = ((int)geometry.InputShape.Count, geometry.OutputChannels);
        var function = kernel.Epilogue is null ? "" : $" ⊙ {ActivationText.Name(kernel.Epilogue)}′";
        writer.Summary($"∂x[{geometry.InputShape}] = (Σ over pixels of ∂y[{geometry.OutputShape}] ⊙ w, where their windows lie){function}, channel by channel.");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} left, ref {s} weights, {(kernel.Epilogue is null ? "" : $"ref {s} activated, ")}ref {s} output, int samples)");
        writer.Open("unchecked");
        writer.Line("nuint count = (uint)samples;");
        writer.Open("for (nuint sample = 0; sample < count; sample++)");
        writer.Line($"ref var d = ref NGUnsafe.Add(ref left, sample * {Int(kernel.LeftStride)});");
        writer.Line($"ref var x = ref NGUnsafe.Add(ref output, sample * {Int(kernel.OutputStride)});");
        GradientRow.Clear(writer, context, count);
        RowLoop.Print(writer, context, channels, (column, rest) =>
        {
            for (var first = 0; first < geometry.Taps; first += LargestWindow)
                PrintTaps(writer, context, geometry, column, rest, first, Math.Min(LargestWindow, geometry.Taps - first));
        });
        GradientRow.Finish(writer, context, kernel.Epilogue, count, kernel.OutputStride);
        writer.Close();
        writer.Close().Close();
    }

    private static void PrintTaps(CodeWriter writer, KernelContext context, WindowGeometry geometry, string column, int rest, int first, int taps)
    {
        var channels = geometry.OutputChannels;
        writer.Open("");
        for (var tap = 0; tap < taps; tap++)
            writer.Line($"var w{tap} = {context.Masked(Load("weights", Plus(column, (first + tap) * channels)), rest)};");
        writer.Open($"for (nuint row = 0; row < {Int(geometry.OutputHeight)}; row++)");
        writer.Open($"for (nuint pixel = 0; pixel < {Int(geometry.OutputWidth)}; pixel++)");
        writer.Line($"var g = {context.Masked(Load("d", $"(row * {Int(geometry.OutputWidth)} + pixel) * {Int(channels)} + {column}"), rest)};");
        writer.Line($"ref var xAt = ref NGUnsafe.Add(ref x, row * {Int(geometry.StrideHeight * geometry.InputWidth * channels)} + pixel * {Int(geometry.StrideWidth * channels)} + {column});");
        for (var tap = 0; tap < taps; tap++)
        {
            var offset = Int(geometry.OffsetOf(first + tap));
            writer.Line(Store(MultiplyAdd("g", "w" + tap, Load("xAt", offset)), "xAt", offset));
        }
        writer.Close().Close().Close();
    }
}
