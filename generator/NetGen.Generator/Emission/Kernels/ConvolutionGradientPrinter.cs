using NetGen.Generator.Scheduling;
using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints a <see cref="ConvolutionGradientKernel"/>: for a tile of output pixels and a panel of a stretch of the window, a product over the
/// filters stays in registers, then is added where the windows lie. The pixels of a tile are far enough apart that no load waits for a
/// store.
/// </summary>
internal static class ConvolutionGradientPrinter
{
    /// <summary>Accumulators of a tile; what else sixteen registers hold is a vector of each operand.</summary>
    private const int Accumulators = 12;

    public static void Print(CodeWriter writer, KernelContext context, ConvolutionGradientKernel kernel)
    {
        var (geometry, s) = (kernel.Geometry, context.Scalar);
        var count = (int)geometry.InputShape.Count;
        var function = kernel.Epilogue is null ? "" : $" ⊙ {ActivationText.Name(kernel.Epilogue)}′";
        writer.Summary($"∂x[{geometry.InputShape}] = (Σ over pixels of ∂y[{geometry.OutputShape}] · wᵀ, where their windows lie){function}, sample by sample.");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} left, ref {s} weights, {(kernel.Epilogue is null ? "" : $"ref {s} activated, ")}ref {s} output, int samples)");
        writer.Open("unchecked");
        writer.Line("nuint count = (uint)samples;");
        writer.Open("for (nuint sample = 0; sample < count; sample++)");
        writer.Line($"ref var d = ref NGUnsafe.Add(ref left, sample * {Int(kernel.LeftStride)});");
        writer.Line($"ref var x = ref NGUnsafe.Add(ref output, sample * {Int(kernel.OutputStride)});");
        if (!kernel.Stores)
            GradientRow.Clear(writer, context, count);
        if (geometry.Groups > 1)
            writer.Open($"for (nuint group = 0; group < {Int(geometry.Groups)}; group++)");
        PrintPixels(writer, context, kernel);
        if (geometry.Groups > 1)
            writer.Close();
        GradientRow.Finish(writer, context, kernel.Epilogue, count, kernel.OutputStride);
        writer.Close();
        if (kernel.Stores)
            RowTail.Print(writer, context, count, kernel.OutputStride, "output", "count");
        writer.Close().Close();
    }

    /// <summary>Rows outside, pixels inside; the tiles are of the one or of the other.</summary>
    private static void PrintPixels(CodeWriter writer, KernelContext context, ConvolutionGradientKernel kernel)
    {
        var geometry = kernel.Geometry;
        var whole = new PixelTile(0, 1, 1, geometry.OutputHeight, 1);
        foreach (var rows in kernel.TilesRows ? kernel.Tiles : new[] { whole }.ToEquatableArray())
        {
            OpenLoop(writer, "row", rows);
            OpenStretches(writer, geometry);
            var vectors = Accumulators / kernel.Tiles.Max(tile => tile.Pixels);
            foreach (var panel in ColumnPanels.Of(WindowRun.LengthOf(geometry), vectors, context.Lanes))
            {
                OpenLoop(writer, "column", new PixelTile(panel.Start, 1, 1, panel.Count, panel.Vectors * context.Lanes));
                foreach (var pixels in kernel.TilesRows ? new[] { whole with { Count = geometry.OutputWidth } }.ToEquatableArray() : kernel.Tiles)
                {
                    OpenLoop(writer, "pixel", pixels);
                    PrintTile(writer, context, kernel, kernel.TilesRows ? rows : pixels, panel);
                    writer.Close();
                }
                writer.Close();
            }
            writer.Close().Close();
        }
    }

    private static void OpenLoop(CodeWriter writer, string variable, PixelTile tile)
    {
        if (tile.Count > 1)
        {
            writer.Open($"for (nuint {variable} = {Int(tile.Start)}; {variable} < {Int(tile.Start + (tile.Count * tile.Step))}; {variable} += {Int(tile.Step)})");
            return;
        }
        writer.Open("");
        writer.Line($"const nuint {variable} = {Int(tile.Start)};");
    }

    /// <summary>What lies together of a window: a row of taps, or one tap where groups or a dilation keep them apart.</summary>
    private static void OpenStretches(CodeWriter writer, WindowGeometry geometry)
    {
        var stretches = WindowRun.CountOf(geometry);
        var rowStep = geometry.Dilation * geometry.InputWidth * geometry.InputChannels;
        OpenLoop(writer, "stretch", new PixelTile(0, 1, 1, stretches, 1));
        var from = WindowRun.JoinsTaps(geometry)
            ? $"stretch * {Int(rowStep)}"
            : $"stretch / {Int(geometry.KernelWidth)} * {Int(rowStep)} + stretch % {Int(geometry.KernelWidth)} * {Int(geometry.Dilation * geometry.InputChannels)}";
        var group = geometry.Groups > 1 ? $"group * {Int(geometry.ChannelsPerGroup)} + " : "";
        writer.Line($"ref var xStretch = ref NGUnsafe.Add(ref x, {group}{from});");
        var size = geometry.FiltersPerGroup * WindowRun.LengthOf(geometry);
        writer.Line($"ref var wStretch = ref NGUnsafe.Add(ref weights, {(geometry.Groups > 1 ? $"(group * {Int(stretches)} + stretch)" : "stretch")} * {Int(size)});");
    }

    private static void PrintTile(CodeWriter writer, KernelContext context, ConvolutionGradientKernel kernel, PixelTile tile, ColumnPanels.Panel panel)
    {
        var (geometry, lanes) = (kernel.Geometry, context.Lanes);
        var (pixels, vectors) = (Enumerable.Range(0, tile.Pixels), Enumerable.Range(0, panel.Vectors));
        var (rowStep, pixelStep) = (geometry.StrideHeight * geometry.InputWidth * geometry.InputChannels, geometry.StrideWidth * geometry.InputChannels);
        var (dSpacing, xSpacing) = kernel.TilesRows
            ? (tile.Spacing * geometry.OutputWidth * geometry.OutputChannels, tile.Spacing * rowStep)
            : (tile.Spacing * geometry.OutputChannels, tile.Spacing * pixelStep);
        var group = geometry.Groups > 1 ? $" + group * {Int(geometry.FiltersPerGroup)}" : "";
        writer.Line($"ref var dTile = ref NGUnsafe.Add(ref d, (row * {Int(geometry.OutputWidth)} + pixel) * {Int(geometry.OutputChannels)}{group});");
        writer.Line($"ref var xTile = ref NGUnsafe.Add(ref xStretch, row * {Int(rowStep)} + pixel * {Int(pixelStep)} + column);");
        writer.Line("ref var w = ref NGUnsafe.Add(ref wStretch, column);");
        foreach (var p in pixels)
            writer.Line("NGLanes " + string.Join(", ", vectors.Select(v => $"a{p}_{v} = NGLanes.Zero")) + ";");

        writer.Open($"for (nuint f = 0; f < {Int(geometry.FiltersPerGroup)}; f++)");
        writer.Line($"ref var wf = ref NGUnsafe.Add(ref w, f * {Int(WindowRun.LengthOf(geometry))});");
        string Element(int p) => $"var e{p} = NGVector.Create(NGUnsafe.Add(ref dTile, {Plus("f", p * dSpacing)}));";
        string Weight(int v) => $"var w{v} = {Load("wf", Int(v * lanes))};";
        string Add(int p, int v) => $"a{p}_{v} = {MultiplyAdd("e" + p, "w" + v, $"a{p}_{v}")};";
        // What there is less of waits in registers, the other streams.
        if (tile.Pixels < panel.Vectors)
            Print(pixels.Select(Element).Concat(vectors.SelectMany(v => pixels.Select(p => Add(p, v)).Prepend(Weight(v)))));
        else
            Print(vectors.Select(Weight).Concat(pixels.SelectMany(p => vectors.Select(v => Add(p, v)).Prepend(Element(p)))));
        writer.Close();

        foreach (var p in pixels)
        {
            foreach (var v in vectors)
            {
                var offset = Int((p * xSpacing) + (v * lanes));
                var sum = context.Masked($"a{p}_{v}", v == panel.Vectors - 1 && !kernel.Stores ? panel.Rest : 0);
                writer.Line(Store(kernel.Stores ? sum : $"{Load("xTile", offset)} + {sum}", "xTile", offset));
            }
        }

        void Print(IEnumerable<string> lines)
        {
            foreach (var line in lines)
                writer.Line(line);
        }
    }
}
