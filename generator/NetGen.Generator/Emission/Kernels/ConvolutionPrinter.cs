using NetGen.Generator.Scheduling;
using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints a <see cref="ConvolutionKernel"/>: for a panel of filters, every row of output pixels in tiles; a tile's accumulators stay in
/// registers over all taps and channels. Pixels stand side by side without padding: behind a partial vector of filters lies the next pixel,
/// which is written later, because pixels go by in their order and the panel with the partial vector goes first. Only in groups it is
/// blended
/// into memory.
/// </summary>
internal static class ConvolutionPrinter
{
    public static void Print(CodeWriter writer, KernelContext context, ConvolutionKernel kernel)
    {
        var (geometry, s) = (kernel.Geometry, context.Scalar);
        var function = kernel.Epilogue is null ? "" : ActivationText.Name(kernel.Epilogue);
        writer.Summary($"y[{geometry.OutputShape}] = {function}(x[{geometry.InputShape}] ∗ w" + ProductFinishText.Formula(kernel.Finish) + "), sample by sample.");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} left, {(kernel.LeftStride == 0 ? "ref nint offsets, " : "")}ref {s} weights, "
            + ProductFinishText.Parameter(context, kernel.Finish) + $"ref {s} output, int samples)");
        writer.Open("unchecked");
        writer.Line("nuint count = (uint)samples;");
        if (HasGroups(geometry))
            writer.Open($"for (nuint group = 0; group < {Int(geometry.Groups)}; group++)");
        foreach (var panel in ColumnPanels.Of(geometry.IsDepthwise ? geometry.OutputChannels : geometry.FiltersPerGroup, kernel.Vectors, context.Lanes).Reverse())
        {
            if (panel.Count > 1)
                writer.Open($"for (nuint panel = 0; panel < {Int(panel.Count * panel.Vectors * context.Lanes)}; panel += {Int(panel.Vectors * context.Lanes)})");
            else
                writer.Open("");
            var column = panel.Count > 1 ? "panel" : Int(panel.Start);
            writer.Line($"nuint column = {(HasGroups(geometry) ? $"group * {Int(geometry.FiltersPerGroup)} + " : "")}{column};");
            PrintSamples(writer, context, kernel, panel);
            writer.Close();
        }
        if (HasGroups(geometry))
            writer.Close();
        RowTail.Print(writer, context, (int)geometry.OutputShape.Count, kernel.OutputStride, "output", "count");
        writer.Close().Close();
    }

    private static bool HasGroups(WindowGeometry geometry) => geometry is { Groups: > 1, IsDepthwise: false };

    private static void PrintSamples(CodeWriter writer, KernelContext context, ConvolutionKernel kernel, ColumnPanels.Panel panel)
    {
        var geometry = kernel.Geometry;
        writer.Line("ref var w = ref NGUnsafe.Add(ref weights, column);");
        for (var v = 0; v < panel.Vectors; v++)
            writer.Line($"var b{v} = {ProductFinishText.Start(kernel.Finish, Plus("column", v * context.Lanes))};");
        for (var v = 0; v < panel.Vectors && kernel.Finish == ProductFinish.Affine; v++)
            writer.Line(ProductFinishText.Rows(geometry.OutputChannels, Plus("column", v * context.Lanes), v));
        writer.Open("for (nuint sample = 0; sample < count; sample++)");
        writer.Line($"ref var x = ref NGUnsafe.Add(ref left, {(kernel.LeftStride == 0 ? "NGUnsafe.Add(ref offsets, sample)" : $"sample * {Int(kernel.LeftStride)}")});");
        if (HasGroups(geometry))
            writer.Line($"x = ref NGUnsafe.Add(ref x, group * {Int(geometry.ChannelsPerGroup)});");
        else if (geometry.IsDepthwise)
            writer.Line("x = ref NGUnsafe.Add(ref x, column);");
        writer.Line($"ref var y = ref NGUnsafe.Add(ref output, sample * {Int(kernel.OutputStride)} + column);");
        if (geometry.OutputHeight > 1)
        {
            writer.Open($"for (nuint row = 0; row < {Int(geometry.OutputHeight)}; row++)");
            writer.Line($"ref var xRow = ref NGUnsafe.Add(ref x, row * {Int(geometry.StrideHeight * geometry.InputWidth * geometry.InputChannels)});");
            writer.Line($"nuint at = row * {Int(geometry.OutputWidth * geometry.OutputChannels)};");
        }
        else
        {
            writer.Open("");
            writer.Line("ref var xRow = ref x;");
            writer.Line("nuint at = 0;");
        }
        var start = 0;
        foreach (var (pixels, count) in kernel.Tiles)
        {
            if (count > 1)
                writer.Open($"for (nuint pixel = {Int(start)}; pixel < {Int(start + (pixels * count))}; pixel += {Int(pixels)})");
            else
                writer.Open("");
            PrintTile(writer, context, kernel, panel, pixels, count > 1 ? "pixel" : Int(start));
            writer.Close();
            start += pixels * count;
        }
        writer.Close();
        writer.Close();
    }

    private static void PrintTile(CodeWriter writer, KernelContext context, ConvolutionKernel kernel, ColumnPanels.Panel panel, int pixels, string pixel)
    {
        var geometry = kernel.Geometry;
        var step = geometry.StrideWidth * geometry.InputChannels;
        writer.Line($"ref var xTile = {(pixel == "pixel" ? $"ref NGUnsafe.Add(ref xRow, pixel * {Int(step)})" : At("xRow", Int(Parse(pixel) * step)))};");
        for (var v = 0; v < panel.Vectors; v++)
            writer.Line("NGLanes " + string.Join(", ", Enumerable.Range(0, pixels).Select(p => $"a{p}_{v} = b{v}")) + ";");
        PrintTaps(writer, context, kernel, panel.Vectors, pixels, step);

        writer.Line($"ref var yTile = ref NGUnsafe.Add(ref y, at{(pixel == "0" ? "" : pixel == "pixel" ? $" + pixel * {Int(geometry.OutputChannels)}" : " + " + Int(Parse(pixel) * geometry.OutputChannels))});");
        for (var p = 0; p < pixels; p++)
        {
            for (var v = 0; v < panel.Vectors; v++)
            {
                var offset = Int((p * geometry.OutputChannels) + (v * context.Lanes));
                var name = $"a{p}_{v}";
                if (kernel.Finish == ProductFinish.Affine)
                    writer.Line(ProductFinishText.Apply(name, v));
                var value = ActivationText.Value(context, kernel.Epilogue, name);
                var rest = v == panel.Vectors - 1 && HasGroups(geometry) ? panel.Rest : 0;
                writer.Line(Store(rest == 0 ? value : $"NGVector.ConditionalSelect({context.Mask(rest)}, {value}, {Load("yTile", offset)})", "yTile", offset));
            }
        }
    }

    /// <summary>The loops over taps and channels: rows of taps, taps where they do not lie together, then the stretch that does.</summary>
    private static void PrintTaps(CodeWriter writer, KernelContext context, ConvolutionKernel kernel, int vectors, int pixels, int step)
    {
        var geometry = kernel.Geometry;
        var run = WindowRun.LengthOf(geometry);
        var joins = WindowRun.JoinsTaps(geometry);
        var rowStep = geometry.Dilation * geometry.InputWidth * geometry.InputChannels;
        var weightRow = geometry.KernelWidth * geometry.ChannelsPerGroup * geometry.OutputChannels;
        var hasRows = geometry.KernelHeight > 1;
        var hasColumns = !joins && geometry.KernelWidth > 1;
        writer.Open(hasRows ? $"for (nuint ky = 0; ky < {Int(geometry.KernelHeight)}; ky++)" : "");
        writer.Line(hasRows ? $"ref var xTap = ref NGUnsafe.Add(ref xTile, ky * {Int(rowStep)});" : "ref var xTap = ref xTile;");
        writer.Line(hasRows ? $"ref var wTap = ref NGUnsafe.Add(ref w, ky * {Int(weightRow)});" : "ref var wTap = ref w;");
        if (hasColumns)
        {
            writer.Open($"for (nuint kx = 0; kx < {Int(geometry.KernelWidth)}; kx++)");
            writer.Line($"ref var xRun = ref NGUnsafe.Add(ref xTap, kx * {Int(geometry.Dilation * geometry.InputChannels)});");
            writer.Line($"ref var wRun = ref NGUnsafe.Add(ref wTap, kx * {Int(geometry.ChannelsPerGroup * geometry.OutputChannels)});");
        }
        var (xName, wName) = hasColumns ? ("xRun", "wRun") : ("xTap", "wTap");
        if (kernel.Unrolled)
        {
            for (var k = 0; k < run; k++)
            {
                writer.Open("");
                PrintInner(writer, context, geometry.IsDepthwise, vectors, pixels, step, xName, wName, k, "", k * geometry.OutputChannels);
                writer.Close();
            }
        }
        else
        {
            writer.Open($"for (nuint k = 0; k < {Int(run)}; k++)");
            writer.Line($"ref var wk = ref NGUnsafe.Add(ref {wName}, k * {Int(geometry.OutputChannels)});");
            PrintInner(writer, context, geometry.IsDepthwise, vectors, pixels, step, xName, "wk", 0, "k", 0);
            writer.Close();
        }
        if (hasColumns)
            writer.Close();
        writer.Close();
    }

    private static void PrintInner(CodeWriter writer, KernelContext context, bool isDepthwise, int vectors, int pixels, int step, string x, string w, int element, string variable, int weightOffset)
    {
        writer.Line("NGLanes " + string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"w{v} = {Load(w, Int(weightOffset + (v * context.Lanes)))}")) + ";");
        for (var p = 0; p < pixels; p++)
        {
            var offset = (p * step) + element;
            var at = variable.Length == 0 ? Int(offset) : Plus(variable, offset);
            if (!isDepthwise)
                writer.Line($"var e{p} = NGVector.Create({(at == "0" ? x : $"NGUnsafe.Add(ref {x}, {at})")});");
            for (var v = 0; v < vectors; v++)
                writer.Line($"a{p}_{v} = {MultiplyAdd(isDepthwise ? Load(x, Int(offset + (v * context.Lanes))) : "e" + p, "w" + v, $"a{p}_{v}")};");
        }
    }

    private static int Parse(string number) => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
}
