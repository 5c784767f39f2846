using NetGen.Generator.Scheduling;
using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints sums over a batch's samples and positions, channel by channel: its statistics, and what its gradients need. A panel of channels at a time, in
/// short stretches that are summed by themselves, so that rounding grows with a stretch and not with the batch.
/// </summary>
internal static class ChannelSumsPrinter
{
    private const int Vectors = 4;
    private const int Stretch = 64;

    public static void Print(CodeWriter writer, KernelContext context, ChannelStatisticsKernel kernel)
    {
        var s = context.Scalar;
        writer.Summary($"Mean and variance (of n, not n − 1) of {Int(kernel.Channels)} channels over samples and {Int(kernel.Positions)} position{(kernel.Positions == 1 ? "" : "s")}.");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} x, ref {s} statistics, int rowCount)");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount;");
        foreach (var panel in ColumnPanels.Of(kernel.Channels, Vectors, context.Lanes))
        {
            var column = OpenPanel(writer, context, panel);
            var vectors = Enumerable.Range(0, panel.Vectors).ToArray();
            writer.Line("NGLanes " + string.Join(", ", vectors.Select(v => $"mean{v} = NGLanes.Zero, squares{v} = NGLanes.Zero")) + ";");
            writer.Line("nuint seen = 0;");
            var step = OpenStretches(writer, kernel.Positions, kernel.Channels, kernel.Stride, column, "x");
            writer.Line("NGLanes " + string.Join(", ", vectors.Select(v => $"m{v} = NGLanes.Zero, q{v} = NGLanes.Zero")) + ";");
            writer.Open("for (nuint at = first; at < end; at++)");
            foreach (var v in vectors)
                writer.Line($"m{v} += {Load("x0", Plus($"at * {Int(step)}", v * context.Lanes))};");
            writer.Close();
            writer.Line($"var part = NGVector.Create(({s})(1.0 / (end - first)));");
            foreach (var v in vectors)
                writer.Line($"m{v} *= part;");
            writer.Open("for (nuint at = first; at < end; at++)");
            foreach (var v in vectors)
            {
                writer.Line($"var d{v} = {Load("x0", Plus($"at * {Int(step)}", v * context.Lanes))} - m{v};");
                writer.Line($"q{v} = {MultiplyAdd("d" + v, "d" + v, "q" + v)};");
            }
            writer.Close();
            writer.Line("// The stretch joins what has been seen (Chan, Golub and LeVeque 1979).");
            writer.Line("nuint all = seen + (end - first);");
            writer.Line($"NGLanes share = NGVector.Create(({s})((double)(end - first) / all)), cross = NGVector.Create(({s})((double)seen * (end - first) / all));");
            foreach (var v in vectors)
            {
                writer.Line($"m{v} -= mean{v};");
                writer.Line($"mean{v} = {MultiplyAdd("m" + v, "share", "mean" + v)};");
                writer.Line($"squares{v} += {MultiplyAdd($"m{v} * m{v}", "cross", "q" + v)};");
            }
            writer.Line("seen = all;");
            CloseStretches(writer, kernel.Positions);
            writer.Line($"var inverse = NGVector.Create(({s})(1.0 / seen));");
            foreach (var v in vectors)
            {
                writer.Line(Store("mean" + v, "statistics", Plus(column, v * context.Lanes)));
                writer.Line(Store($"squares{v} * inverse", "statistics", Plus(column, ChannelRows.StrideOf(kernel.Channels) + (v * context.Lanes))));
            }
            writer.Close();
        }
        writer.Close().Close();
    }

    public static void Print(CodeWriter writer, KernelContext context, NormalizationSumsKernel kernel)
    {
        var (s, stride) = (context.Scalar, ChannelRows.StrideOf(kernel.Channels));
        writer.Summary($"Σ ∂y and Σ ∂y ⊙ x̂ of {Int(kernel.Channels)} channels over samples and {Int(kernel.Positions)} position{(kernel.Positions == 1 ? "" : "s")}.");
        writer.Line(LeafKernel);
        writer.Open($"public static void {kernel.Name}(ref {s} dy, ref {s} x, ref {s} statistics, ref {s} sums, int rowCount)");
        writer.Open("unchecked");
        writer.Line("nuint rows = (uint)rowCount;");
        foreach (var panel in ColumnPanels.Of(kernel.Channels, Vectors, context.Lanes))
        {
            var column = OpenPanel(writer, context, panel);
            var vectors = Enumerable.Range(0, panel.Vectors).ToArray();
            foreach (var v in vectors)
                writer.Line($"var mean{v} = {Load("statistics", Plus(column, v * context.Lanes))};");
            writer.Line("NGLanes " + string.Join(", ", vectors.Select(v => $"sum{v} = NGLanes.Zero, product{v} = NGLanes.Zero")) + ";");
            var step = OpenStretches(writer, kernel.Positions, kernel.Channels, kernel.Stride, column, "dy", "x");
            writer.Line("NGLanes " + string.Join(", ", vectors.Select(v => $"s{v} = NGLanes.Zero, p{v} = NGLanes.Zero")) + ";");
            writer.Open("for (nuint at = first; at < end; at++)");
            foreach (var v in vectors)
            {
                var offset = Plus($"at * {Int(step)}", v * context.Lanes);
                writer.Line($"var g{v} = {Load("dy0", offset)};");
                writer.Line($"s{v} += g{v};");
                writer.Line($"p{v} = {MultiplyAdd("g" + v, $"{Load("x0", offset)} - mean{v}", "p" + v)};");
            }
            writer.Close();
            foreach (var v in vectors)
            {
                writer.Line($"sum{v} += s{v};");
                writer.Line($"product{v} += p{v};");
            }
            CloseStretches(writer, kernel.Positions);
            foreach (var v in vectors)
            {
                writer.Line(Store("sum" + v, "sums", Plus(column, v * context.Lanes)));
                writer.Line(Store($"product{v} / NGVector.Sqrt({Load("statistics", Plus(column, stride + (v * context.Lanes)))} + {context.Constant(kernel.Epsilon)})", "sums", Plus(column, stride + (v * context.Lanes))));
            }
            writer.Close();
        }
        writer.Close().Close();
    }

    private static string OpenPanel(CodeWriter writer, KernelContext context, ColumnPanels.Panel panel)
    {
        writer.Open(panel.Count > 1 ? $"for (nuint column = 0; column < {Int(panel.Count * panel.Vectors * context.Lanes)}; column += {Int(panel.Vectors * context.Lanes)})" : "");
        return panel.Count > 1 ? "column" : Int(panel.Start);
    }

    /// <summary>
    /// Opens the loops over stretches [first, end) of vectors of channels: a sample's positions, or, where each sample has one, the samples. Each of the
    /// rows gets a local with a 0 behind its name.
    /// </summary>
    /// <returns>From one vector of channels to the next.</returns>
    private static int OpenStretches(CodeWriter writer, int positions, int channels, int stride, string column, params string[] rows)
    {
        if (positions > 1)
            writer.Open("for (nuint row = 0; row < rows; row++)");
        foreach (var row in rows)
            writer.Line($"ref var {row}0 = {At(row, positions > 1 ? "row * " + Int(stride) + (column == "0" ? "" : " + " + column) : column)};");
        var count = positions > 1 ? Int(positions) : "rows";
        writer.Open($"for (nuint first = 0; first < {count}; first += {Int(Stretch)})");
        writer.Line($"nuint end = first + {Int(Stretch)} < {count} ? first + {Int(Stretch)} : {count};");
        return positions > 1 ? channels : stride;
    }

    private static void CloseStretches(CodeWriter writer, int positions)
    {
        writer.Close();
        if (positions > 1)
            writer.Close();
    }
}
