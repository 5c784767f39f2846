using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// How much of what the windows read is image and not padding. Borders are zeros around a rectangle and between its rows and columns, so
/// the share of a window is that of its rows times that of its columns.
/// </summary>
/// <param name="Share">The mean share ρ of real pixels: with k = 3, p = 1, s = 1, ((3H − 2)/3H)·((3W − 2)/3W).</param>
/// <param name="SquaredShare">The mean of the squared share.</param>
internal readonly record struct WindowCoverage(double Share, double SquaredShare)
{
    /// <summary>Of a window over an image that contains this border.</summary>
    public static WindowCoverage Of(WindowGeometry window, Border border)
    {
        var (rows, rowSquares) =
            Along(window.OutputHeight, window.KernelHeight, window.StrideHeight, window.Dilation, border.Top,
                window.InputHeight - border.Bottom, border.SpreadHeight);
        var (columns, columnSquares) =
            Along(window.OutputWidth, window.KernelWidth, window.StrideWidth, window.Dilation, border.Left,
                window.InputWidth - border.Right, border.SpreadWidth);
        return new(rows * columns, rowSquares * columnSquares);
    }

    /// <summary>How many taps of the window ever read a pixel of the image.</summary>
    public static int UsedTaps(WindowGeometry window, Border border) =>
        Used(window.OutputHeight, window.KernelHeight, window.StrideHeight, window.Dilation, border.Top, window.InputHeight - border.Bottom,
            border.SpreadHeight)
        * Used(window.OutputWidth, window.KernelWidth, window.StrideWidth, window.Dilation, border.Left, window.InputWidth - border.Right,
            border.SpreadWidth);

    private static int Used(int outputs, int kernel, int stride, int dilation, int first, int end, int spread)
    {
        var (looked, used) = (0, 0);
        foreach (var tap in Looked(kernel))
        {
            // Outputs o with first ≤ o·stride + at < end.
            var at = (long)tap * dilation;
            looked++;
            if (Meetings(at - first, stride, spread, Math.Max(0, Ceiling(first - at, stride)),
                Math.Min(outputs, Ceiling(end - at, stride))) > 0)
                used++;
        }
        return (int)Math.Round((double)kernel * used / looked);
    }

    private static (double Share, double Squared) Along(int outputs, int kernel, int stride, int dilation, int first, int end, int spread)
    {
        double share = 0, squared = 0;
        var looked = 0;
        foreach (var output in Looked(outputs))
        {
            // Taps t with first ≤ at + t·dilation < end; of those, the ones that meet a pixel: all, unless the image is spread.
            var at = (long)output * stride;
            var met = Meetings(at - first, dilation, spread, Math.Max(0, Ceiling(first - at, dilation)),
                Math.Min(kernel, Ceiling(end - at, dilation)));
            var real = (double)met / kernel;
            share += real;
            squared += real * real;
            looked++;
        }
        return (share / looked, squared / looked);
    }

    /// <summary>
    /// Outputs or taps that are looked at along one axis: all where there are few, else so many, evenly spread. No size makes a rule slow.
    /// </summary>
    internal const int MostLooked = 4096;

    private static IEnumerable<int> Looked(int count)
    {
        var most = Math.Min(count, MostLooked);
        for (var i = 0; i < most; i++)
            yield return (int)((long)count * i / most);
    }

    /// <summary>How many i in [from, to) have offset + i·step on a multiple of the spread.</summary>
    private static long Meetings(long offset, long step, long spread, long from, long to)
    {
        if (to <= from)
            return 0;
        if (spread == 1)
            return to - from;
        var common = Divisor(step, spread);
        if (offset % common != 0)
            return 0;
        // i ≡ −offset/common · (step/common)⁻¹, modulo spread/common.
        var period = spread / common;
        var first = Modulo(-(offset / common) % period * Inverse(step / common % period, period), period);
        var next = from + Modulo(first - from, period);
        return next >= to ? 0 : ((to - 1 - next) / period) + 1;
    }

    private static long Divisor(long a, long b) => b == 0 ? a : Divisor(b, a % b);

    /// <summary>By Euclid's extended algorithm; 0 modulo 1.</summary>
    private static long Inverse(long value, long modulus)
    {
        var (r, next, s, following) = (modulus, Modulo(value, modulus), 0L, 1L);
        while (next != 0)
            (r, next, s, following) = (next, r % next, following, s - (r / next * following));
        return Modulo(s, modulus);
    }

    private static long Modulo(long value, long modulus) => ((value % modulus) + modulus) % modulus;

    private static long Ceiling(long value, long by) => value > 0 ? (value + by - 1) / by : value / by;
}
