using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints pools and their gradients: window by window, vectors of channels. Behind a partial vector of channels lies the next pixel, which
/// is written later: pixels go by in their order.
/// </summary>
internal static class PoolPrinter
{
    /// <summary>Windows up to this many taps are written out.</summary>
    private const int SmallWindow = 9;

    public static void Print(CodeWriter writer, KernelContext context, PoolKernel kernel)
    {
        var (geometry, s) = (kernel.Geometry, context.Scalar);
        var function = kernel.Epilogue is null ? "" : ActivationText.Name(kernel.Epilogue) + " of ";
        writer.Summary($"y[{geometry.OutputShape}] = {function}the {(kernel.IsMax ? "largest" : "mean")} of each {Int(geometry.KernelHeight)}×{Int(geometry.KernelWidth)} window of x[{geometry.InputShape}].");
        OpenRows(writer, geometry, $"public static void {kernel.Name}(ref {s} x, ref {s} y, int samples)");
        writer.Open($"for (nuint pixel = 0; pixel < {Int(geometry.OutputWidth)}; pixel++)");
        PrintPlaces(writer, geometry, ("x", kernel.FromStride, true), ("y", kernel.ToStride, false));
        RowLoop.Print(writer, context, geometry.OutputChannels, (channel, _) =>
        {
            writer.Line($"var v = {Load("xAt", channel)};");
            PrintTaps(writer, geometry, isFirstSkipped: true, offset =>
                writer.Line(kernel.IsMax ? $"v = NGVector.Max(v, {LoadAt("xAt", offset, channel)});" : $"v += {LoadAt("xAt", offset, channel)};"));
            if (!kernel.IsMax)
                writer.Line($"v *= {context.Constant(1.0 / geometry.Taps)};");
            writer.Line(Store(ActivationText.Value(context, kernel.Epilogue, "v"), "yAt", channel));
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
        var isWhole = IsDisjoint(geometry) && geometry.OutputHeight * geometry.KernelHeight == geometry.InputHeight && geometry.OutputWidth * geometry.KernelWidth == geometry.InputWidth;
        OpenRows(writer, geometry, $"public static void {kernel.Name}(ref {s} dy, {(kernel.IsMax ? $"ref {s} x, " : "")}ref {s} dx, int samples)",
            isWhole ? null : $"global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref dx, samples * {Int(kernel.ToStride)}).Clear();");
        var blended = BlendedWindows(geometry, context);
        foreach (var (start, end, blends) in new[] { (0, geometry.OutputWidth - blended, false), (geometry.OutputWidth - blended, geometry.OutputWidth, true) })
        {
            if (start == end)
                continue;
            writer.Open($"for (nuint pixel = {Int(start)}; pixel < {Int(end)}; pixel++)");
            PrintWindow(writer, context, kernel, blends);
            writer.Close();
        }
        writer.Close().Close();
        if (isWhole)
            RowTail.Print(writer, context, (int)geometry.InputShape.Count, kernel.ToStride, "dx", "count");
        writer.Close().Close();
    }

    /// <summary>Whether every element is in one window at most, so that its gradient is stored and not added.</summary>
    private static bool IsDisjoint(WindowGeometry geometry) => geometry.StrideHeight >= geometry.KernelHeight && geometry.StrideWidth >= geometry.KernelWidth;

    /// <summary>
    /// The last windows of a row whose vectors reach behind it, into the next row, which is already written where windows are higher than
    /// one; where pixels lie between windows, all.
    /// </summary>
    private static int BlendedWindows(WindowGeometry geometry, KernelContext context)
    {
        var rest = context.Rest(geometry.OutputChannels);
        if (rest == 0 || !IsDisjoint(geometry))
            return 0;
        var step = geometry.StrideWidth * geometry.OutputChannels;
        return geometry.StrideWidth > geometry.KernelWidth ? geometry.OutputWidth : Math.Min(geometry.OutputWidth, (context.Lanes - rest + step - 1) / step);
    }

    private static void PrintWindow(CodeWriter writer, KernelContext context, PoolGradientKernel kernel, bool blends)
    {
        var geometry = kernel.Geometry;
        (string, int, bool)[] places = [("dy", kernel.FromStride, false), ("dx", kernel.ToStride, true)];
        PrintPlaces(writer, geometry, kernel.IsMax ? [.. places, ("x", kernel.ToStride, true)] : places);
        // The partial vector first: what it writes behind the last channel is overwritten by the next pixel's first vector.
        RowLoop.Print(writer, context, geometry.OutputChannels, isPartialFirst: true, (channel, rest) =>
        {
            writer.Line($"var g = {context.Masked(Load("dyAt", channel), rest)}{(kernel.IsMax ? "" : " * " + context.Constant(1.0 / geometry.Taps))};");
            if (kernel.IsMax)
            {
                writer.Line($"var largest = {Load("xAt", channel)};");
                PrintTaps(writer, geometry, isFirstSkipped: true, offset => writer.Line($"largest = NGVector.Max(largest, {LoadAt("xAt", offset, channel)});"));
            }
            PrintTaps(writer, geometry, isFirstSkipped: false, offset =>
            {
                writer.Open("");
                if (kernel.IsMax)
                    writer.Line($"var isLargest = NGVector.Equals({LoadAt("xAt", offset, channel)}, largest);");
                var share = kernel.IsMax ? "NGVector.BitwiseAnd(isLargest, g)" : "g";
                var old = LoadAt("dxAt", offset, channel);
                var value = !IsDisjoint(geometry) ? $"{old} + {share}" : blends && rest > 0 ? $"NGVector.ConditionalSelect({context.Mask(rest)}, {share}, {old})" : share;
                writer.Line(StoreAt(value, "dxAt", offset, channel));
                if (kernel.IsMax)
                    writer.Line("g = NGVector.AndNot(g, isLargest);");
                writer.Close();
            });
        });
    }

    /// <summary>Loops over samples and rows of windows.</summary>
    private static void OpenRows(CodeWriter writer, WindowGeometry geometry, string signature, string? before = null)
    {
        writer.Line(LeafKernel);
        writer.Open(signature);
        writer.Open("unchecked");
        writer.Line("nuint count = (uint)samples;");
        if (before is not null)
            writer.Line(before);
        writer.Open("for (nuint sample = 0; sample < count; sample++)");
        writer.Open($"for (nuint row = 0; row < {Int(geometry.OutputHeight)}; row++)");
    }

    /// <summary>Where the window, or its pixel of the output, lies in each of these tensors.</summary>
    private static void PrintPlaces(CodeWriter writer, WindowGeometry geometry, params (string Name, int Stride, bool IsInput)[] tensors)
    {
        foreach (var (name, stride, isInput) in tensors)
        {
            writer.Line(isInput
                ? $"ref var {name}At = ref NGUnsafe.Add(ref {name}, sample * {Int(stride)} + row * {Int(geometry.StrideHeight * geometry.InputWidth * geometry.InputChannels)} + pixel * {Int(geometry.StrideWidth * geometry.InputChannels)});"
                : $"ref var {name}At = ref NGUnsafe.Add(ref {name}, sample * {Int(stride)} + row * {Int(geometry.OutputWidth * geometry.OutputChannels)} + pixel * {Int(geometry.OutputChannels)});");
        }
    }

    /// <summary>The taps of a window, written out when they are few, in row-major order.</summary>
    private static void PrintTaps(CodeWriter writer, WindowGeometry geometry, bool isFirstSkipped, Action<string> body)
    {
        if (geometry.Taps <= SmallWindow)
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
