using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints pools and their gradients: window by window, vectors of channels.</summary>
internal static class PoolPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, PoolKernel kernel)
    {
        var (geometry, s) = (kernel.Geometry, context.Scalar);
        writer.Summary($"y[{geometry.OutputShape}] = the {(kernel.IsMax ? "largest" : "mean")} of each {Int(geometry.KernelHeight)}×{Int(geometry.KernelWidth)} window of x[{geometry.InputShape}].");
        OpenWindows(writer, geometry, $"public static void {kernel.Name}(ref {s} x, ref {s} y, int samples)", ("x", kernel.FromStride, true), ("y", kernel.ToStride, false));
        PrintChannels(writer, context, geometry.OutputChannels, (channel, rest) =>
        {
            writer.Line($"var v = {Load("xAt", channel)};");
            PrintTaps(writer, geometry, isFirstSkipped: true, offset =>
                writer.Line(kernel.IsMax ? $"v = NGVector.Max(v, {LoadAt("xAt", offset, channel)});" : $"v += {LoadAt("xAt", offset, channel)};"));
            if (!kernel.IsMax)
                writer.Line($"v *= {context.Constant(1.0 / geometry.Taps)};");
            writer.Line(Store(rest == 0 ? "v" : $"NGVector.ConditionalSelect({context.Mask(rest)}, v, {Load("yAt", channel)})", "yAt", channel));
        });
        writer.Close().Close().Close();
        RowTail.Print(writer, context, (int)geometry.OutputShape.Count, kernel.ToStride, "y", "count");
        writer.Close().Close();
    }

    public static void Print(CodeWriter writer, KernelContext context, PoolGradientKernel kernel)
    {
        var (geometry, s) = (kernel.Geometry, context.Scalar);
        writer.Summary(kernel.IsMax
            ? "The gradient of a max-pool goes to the first largest element of each window, in row-major order."
            : "The gradient of an average-pool goes in equal shares to the elements of each window.");
        var parameters = kernel.IsMax ? $"ref {s} dy, ref {s} x, ref {s} y, ref {s} dx" : $"ref {s} dy, ref {s} dx";
        var rows = kernel.IsMax
            ? new[] { ("dy", kernel.FromStride, false), ("x", kernel.ToStride, true), ("y", kernel.FromStride, false), ("dx", kernel.ToStride, true) }
            : [("dy", kernel.FromStride, false), ("dx", kernel.ToStride, true)];
        OpenWindows(writer, geometry, $"public static void {kernel.Name}({parameters}, int samples)",
            before: $"global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref dx, samples * {Int(kernel.ToStride)}).Clear();", rows);
        PrintChannels(writer, context, geometry.OutputChannels, (channel, rest) =>
        {
            writer.Line($"var g = {context.Masked(Load("dyAt", channel), rest)};");
            if (!kernel.IsMax)
                writer.Line($"g *= {context.Constant(1.0 / geometry.Taps)};");
            else
                writer.Line($"var largest = {Load("yAt", channel)};");
            PrintTaps(writer, geometry, isFirstSkipped: false, offset =>
            {
                if (!kernel.IsMax)
                {
                    writer.Line(StoreAt($"{LoadAt("dxAt", offset, channel)} + g", "dxAt", offset, channel));
                    return;
                }
                writer.Open("");
                writer.Line($"var isLargest = NGVector.Equals({LoadAt("xAt", offset, channel)}, largest);");
                writer.Line(StoreAt($"{LoadAt("dxAt", offset, channel)} + NGVector.BitwiseAnd(isLargest, g)", "dxAt", offset, channel));
                writer.Line("g = NGVector.AndNot(g, isLargest);");
                writer.Close();
            });
        });
        writer.Close().Close().Close();
        writer.Close().Close();
    }

    private static void OpenWindows(CodeWriter writer, WindowGeometry geometry, string signature, params (string Name, int Stride, bool IsInput)[] rows) =>
        OpenWindows(writer, geometry, signature, null, rows);

    private static void OpenWindows(CodeWriter writer, WindowGeometry geometry, string signature, string? before, params (string Name, int Stride, bool IsInput)[] rows)
    {
        writer.Line(LeafKernel);
        writer.Open(signature);
        writer.Open("unchecked");
        writer.Line("nuint count = (uint)samples;");
        if (before is not null)
            writer.Line(before);
        writer.Open("for (nuint sample = 0; sample < count; sample++)");
        writer.Open($"for (nuint row = 0; row < {Int(geometry.OutputHeight)}; row++)");
        writer.Open($"for (nuint pixel = 0; pixel < {Int(geometry.OutputWidth)}; pixel++)");
        foreach (var (name, stride, isInput) in rows)
        {
            writer.Line(isInput
                ? $"ref var {name}At = ref NGUnsafe.Add(ref {name}, sample * {Int(stride)} + row * {Int(geometry.StrideHeight * geometry.InputWidth * geometry.InputChannels)} + pixel * {Int(geometry.StrideWidth * geometry.InputChannels)});"
                : $"ref var {name}At = ref NGUnsafe.Add(ref {name}, sample * {Int(stride)} + row * {Int(geometry.OutputWidth * geometry.OutputChannels)} + pixel * {Int(geometry.OutputChannels)});");
        }
    }

    private static void PrintChannels(CodeWriter writer, KernelContext context, int channels, Action<string, int> body)
    {
        var whole = context.WholeVectors(channels);
        if (whole > 0)
        {
            writer.Open(whole == 1 ? "" : $"for (nuint channel = 0; channel < {Int(whole * context.Lanes)}; channel += {Int(context.Lanes)})");
            body(whole == 1 ? "0" : "channel", 0);
            writer.Close();
        }
        if (context.Rest(channels) is var rest and > 0)
        {
            writer.Open("");
            body(Int(whole * context.Lanes), rest);
            writer.Close();
        }
    }

    /// <summary>The taps of a window, written out when they are few, in row-major order.</summary>
    private static void PrintTaps(CodeWriter writer, WindowGeometry geometry, bool isFirstSkipped, Action<string> body)
    {
        if (geometry.Taps <= 9)
        {
            for (var tap = isFirstSkipped ? 1 : 0; tap < geometry.Taps; tap++)
                body(Int(((tap / geometry.KernelWidth * geometry.InputWidth) + (tap % geometry.KernelWidth)) * geometry.InputChannels));
            return;
        }
        writer.Open($"for (nuint tap = {(isFirstSkipped ? "1" : "0")}; tap < {Int(geometry.Taps)}; tap++)");
        writer.Line($"nuint offset = (tap / {Int(geometry.KernelWidth)} * {Int(geometry.InputWidth)} + tap % {Int(geometry.KernelWidth)}) * {Int(geometry.InputChannels)};");
        body("offset");
        writer.Close();
    }

    private static string LoadAt(string reference, string offset, string channel) => Load(reference, Sum(offset, channel));

    private static string StoreAt(string value, string reference, string offset, string channel) => Store(value, reference, Sum(offset, channel));

    private static string Sum(string offset, string channel) => offset == "0" ? channel : channel == "0" ? offset : offset + " + " + channel;
}
