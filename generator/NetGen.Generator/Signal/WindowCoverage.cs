using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// How much of what the windows read is image and not padding. Borders are zeros around a rectangle and between its rows and columns, so the share of a window is that of
/// its rows times that of its columns.
/// </summary>
/// <param name="Share">The mean share ρ of real pixels: with k = 3, p = 1, s = 1, ((3H − 2)/3H)·((3W − 2)/3W).</param>
/// <param name="SquaredShare">The mean of the squared share.</param>
internal readonly record struct WindowCoverage(double Share, double SquaredShare)
{
    /// <summary>Of a window over an image that contains this border.</summary>
    public static WindowCoverage Of(WindowGeometry window, Border border)
    {
        var (rows, rowSquares) = Along(window.OutputHeight, window.KernelHeight, window.StrideHeight, window.Dilation, border.Top, window.InputHeight - border.Bottom, border.SpreadHeight);
        var (columns, columnSquares) = Along(window.OutputWidth, window.KernelWidth, window.StrideWidth, window.Dilation, border.Left, window.InputWidth - border.Right, border.SpreadWidth);
        return new(rows * columns, rowSquares * columnSquares);
    }

    /// <summary>How many taps of the window ever read a pixel of the image.</summary>
    public static int UsedTaps(WindowGeometry window, Border border) =>
        Used(window.OutputHeight, window.KernelHeight, window.StrideHeight, window.Dilation, border.Top, window.InputHeight - border.Bottom, border.SpreadHeight)
        * Used(window.OutputWidth, window.KernelWidth, window.StrideWidth, window.Dilation, border.Left, window.InputWidth - border.Right, border.SpreadWidth);

    private static int Used(int outputs, int kernel, int stride, int dilation, int first, int end, int spread) => Enumerable.Range(0, kernel)
        .Count(tap => Enumerable.Range(0, outputs).Any(output => (output * stride) + (tap * dilation) is var at && at >= first && at < end && (at - first) % spread == 0));

    private static (double Share, double Squared) Along(int outputs, int kernel, int stride, int dilation, int first, int end, int spread)
    {
        double share = 0, squared = 0;
        for (var output = 0; output < outputs; output++)
        {
            // Taps t with first ≤ at + t·dilation < end.
            var at = output * stride;
            var from = Math.Max(0, (first - at + dilation - 1) / dilation);
            var to = Math.Min(kernel, (end - at + dilation - 1) / dilation);
            // Of those, the ones that meet a pixel: all, unless the image is spread.
            var met = spread == 1 ? Math.Max(0, to - from) : Enumerable.Range(from, Math.Max(0, to - from)).Count(tap => (at + (tap * dilation) - first) % spread == 0);
            var real = (double)met / kernel;
            share += real / outputs;
            squared += real * real / outputs;
        }
        return (share, squared);
    }
}
