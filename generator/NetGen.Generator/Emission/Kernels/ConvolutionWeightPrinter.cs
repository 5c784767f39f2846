using NetGen.Generator.Scheduling;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints a <see cref="ConvolutionWeightKernel"/>: a tile of window elements × filters stays in registers while all positions of all
/// samples
/// go by, then is added to the gradient. Behind the last filter of a vector stands the next pixel, so a partial vector is masked.
/// </summary>
internal static class ConvolutionWeightPrinter
{
    /// <summary>Windows up to this many elements are tiled across taps, each element at its own constant place.</summary>
    private const int SmallWindow = 48;

    public static void Print(CodeWriter writer, KernelContext context, ConvolutionWeightKernel kernel)
    {
        var (geometry, s) = (kernel.Geometry, context.Scalar);
        writer.Summary($"∂w[{Int(geometry.KernelHeight)}×{Int(geometry.KernelWidth)}×{Int(geometry.ChannelsPerGroup)}×{Int(geometry.OutputChannels)}] += Σ over samples and positions of window ⊗ ∂y.");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} left, {(kernel.LeftStride == 0 ? "ref nint offsets, " : "")}ref {s} right, ref {s} gradient, int samples)");
        writer.Open("unchecked");
        writer.Line("nuint count = (uint)samples;");
        if (kernel.SampleBySample)
            writer.Open("for (nuint sample = 0; sample < count; sample++)");
        if (HasGroups(geometry))
            writer.Open($"for (nuint group = 0; group < {Int(geometry.Groups)}; group++)");
        foreach (var panel in ColumnPanels.Of(geometry.IsDepthwise ? geometry.OutputChannels : geometry.FiltersPerGroup, kernel.Vectors, context.Lanes))
        {
            writer.Open(panel.Count > 1 ? $"for (nuint panel = 0; panel < {Int(panel.Count * panel.Vectors * context.Lanes)}; panel += {Int(panel.Vectors * context.Lanes)})" : "");
            writer.Line($"nuint column = {(HasGroups(geometry) ? $"group * {Int(geometry.FiltersPerGroup)} + " : "")}{(panel.Count > 1 ? "panel" : Int(panel.Start))};");
            PrintPanel(writer, context, kernel, panel);
            writer.Close();
        }
        if (HasGroups(geometry))
            writer.Close();
        if (kernel.SampleBySample)
            writer.Close();
        writer.Close().Close();
    }

    private static bool HasGroups(WindowGeometry geometry) => geometry is { Groups: > 1, IsDepthwise: false };

    private static void PrintPanel(CodeWriter writer, KernelContext context, ConvolutionWeightKernel kernel, ColumnPanels.Panel panel)
    {
        var geometry = kernel.Geometry;
        var run = WindowRun.LengthOf(geometry);
        var elements = geometry.Taps * geometry.ChannelsPerGroup;
        var group = geometry.IsDepthwise ? "column" : geometry.Groups > 1 ? $"group * {Int(geometry.ChannelsPerGroup)}" : "0";
        if (elements <= SmallWindow)
        {
            var start = 0;
            foreach (var (rows, count) in TileChoice.ForRow(elements, kernel.Rows))
            {
                for (var tile = 0; tile < count; tile++, start += rows)
                {
                    writer.Open("");
                    PrintTile(writer, context, kernel, panel, group, [.. Enumerable.Range(start, rows).Select(element => OffsetOf(geometry, element))], $"{Int(start * geometry.OutputChannels)}");
                    writer.Close();
                }
            }
            return;
        }

        // The rows of taps (or the taps), then tiles along the stretch that lies together.
        var joins = WindowRun.JoinsTaps(geometry);
        var stretches = joins ? geometry.KernelHeight : geometry.Taps;
        var rowStep = geometry.Dilation * geometry.InputWidth * geometry.InputChannels;
        writer.Open($"for (nuint stretch = 0; stretch < {Int(stretches)}; stretch++)");
        writer.Line(joins
            ? $"nuint from = stretch * {Int(rowStep)};"
            : $"nuint from = {(group == "0" ? "" : group + " + ")}stretch / {Int(geometry.KernelWidth)} * {Int(rowStep)} + stretch % {Int(geometry.KernelWidth)} * {Int(geometry.Dilation * geometry.InputChannels)};");
        var first = 0;
        foreach (var (rows, count) in TileChoice.ForRow(run, kernel.Rows))
        {
            writer.Open(count > 1 ? $"for (nuint i = {Int(first)}; i < {Int(first + (rows * count))}; i += {Int(rows)})" : "");
            var i = count > 1 ? "i" : Int(first);
            PrintTile(writer, context, kernel, panel, $"from + {i}", [.. Enumerable.Range(0, rows)], $"(stretch * {Int(run)} + {i}) * {Int(geometry.OutputChannels)}");
            writer.Close();
            first += rows * count;
        }
        writer.Close();
    }

    /// <summary>Where an element of the window (tap, channel) lies, from the window's first pixel.</summary>
    private static int OffsetOf(WindowGeometry geometry, int element) =>
        geometry.OffsetOf(element / geometry.ChannelsPerGroup) + (element % geometry.ChannelsPerGroup);

    private static void PrintTile(CodeWriter writer, KernelContext context, ConvolutionWeightKernel kernel, ColumnPanels.Panel panel, string from, int[] offsets, string gradientStart)
    {
        var geometry = kernel.Geometry;
        writer.Line("NGLanes " + string.Join(", ", from r in Enumerable.Range(0, offsets.Length) from v in Enumerable.Range(0, panel.Vectors) select $"a{r}_{v} = NGLanes.Zero") + ";");
        writer.Open(kernel.SampleBySample ? "" : "for (nuint sample = 0; sample < count; sample++)");
        writer.Line($"ref var x = ref NGUnsafe.Add(ref left, {(kernel.LeftStride == 0 ? "NGUnsafe.Add(ref offsets, sample)" : $"sample * {Int(kernel.LeftStride)}")});");
        if (from != "0")
            writer.Line($"x = ref NGUnsafe.Add(ref x, {from});");
        writer.Line($"ref var d = ref NGUnsafe.Add(ref right, sample * {Int(kernel.RightStride)} + column);");
        if (geometry.OutputHeight > 1)
        {
            writer.Open($"for (nuint row = 0; row < {Int(geometry.OutputHeight)}; row++)");
            writer.Line($"ref var xRow = ref NGUnsafe.Add(ref x, row * {Int(geometry.StrideHeight * geometry.InputWidth * geometry.InputChannels)});");
            writer.Line($"ref var dRow = ref NGUnsafe.Add(ref d, row * {Int(geometry.OutputWidth * geometry.OutputChannels)});");
        }
        else
        {
            writer.Open("");
            writer.Line("ref var xRow = ref x;");
            writer.Line("ref var dRow = ref d;");
        }
        writer.Open($"for (nuint pixel = 0; pixel < {Int(geometry.OutputWidth)}; pixel++)");
        writer.Line($"ref var xPixel = ref NGUnsafe.Add(ref xRow, pixel * {Int(geometry.StrideWidth * geometry.InputChannels)});");
        writer.Line($"ref var dPixel = ref NGUnsafe.Add(ref dRow, pixel * {Int(geometry.OutputChannels)});");
        writer.Line("NGLanes " + string.Join(", ", Enumerable.Range(0, panel.Vectors).Select(v => $"d{v} = {Load("dPixel", Int(v * context.Lanes))}")) + ";");
        for (var r = 0; r < offsets.Length; r++)
        {
            var element = geometry.IsDepthwise ? Load("xPixel", Int(offsets[r])) : "e" + r;
            if (!geometry.IsDepthwise)
                writer.Line($"var e{r} = NGVector.Create({(offsets[r] == 0 ? "xPixel" : $"NGUnsafe.Add(ref xPixel, {Int(offsets[r])})")});");
            for (var v = 0; v < panel.Vectors; v++)
                writer.Line($"a{r}_{v} = {MultiplyAdd(element, "d" + v, $"a{r}_{v}")};");
        }
        writer.Close().Close().Close();
        writer.Line($"ref var g = ref NGUnsafe.Add(ref gradient, {(gradientStart == "0" ? "" : gradientStart + " + ")}column);");
        // All loads before all stores: vectors of neighbouring elements may overlap, and a load would wait for the store before it.
        var tile = from r in Enumerable.Range(0, offsets.Length) from v in Enumerable.Range(0, panel.Vectors) select (Row: r, Vector: v);
        string PlaceOf(int row, int vector) => Int((row * geometry.OutputChannels) + (vector * context.Lanes));
        foreach (var (r, v) in tile)
            writer.Line($"a{r}_{v} = {Load("g", PlaceOf(r, v))} + {context.Masked($"a{r}_{v}", v == panel.Vectors - 1 ? panel.Rest : 0)};");
        foreach (var (r, v) in tile)
            writer.Line(Store($"a{r}_{v}", "g", PlaceOf(r, v)));
    }
}
