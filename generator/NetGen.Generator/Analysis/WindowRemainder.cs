using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>
/// NG1007: a stride that does not divide what it steps over leaves rows or columns of the image behind the last window. Padding that is
/// left over is no loss, and a stride larger than the window skips pixels on purpose: both are silent.
/// </summary>
internal static class WindowRemainder
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var operation in view.Graph.Forward.OfType<LayerOperation>())
        {
            if (GeometryOf(operation) is not { } window)
                continue;
            var border = (view.Flow.WriterOf(operation.Input) as PadOperation)?.Border;
            var rows = Unread(window.InputHeight, window.KernelHeight, window.StrideHeight, window.Dilation, window.OutputHeight,
                border?.Bottom ?? 0);
            var columns = Unread(window.InputWidth, window.KernelWidth, window.StrideWidth, window.Dilation, window.OutputWidth,
                border?.Right ?? 0);
            if (rows == 0 && columns == 0)
                continue;
            report(new Problem
            {
                Id = "NG1007",
                Item = operation.Item,
                Argument = "Stride",
                Figures = new(
                [
                    Pair(window.KernelHeight, window.KernelWidth) + (window.Dilation == 1 ? "" : " dilated by " + Text(window.Dilation)),
                    window.StrideHeight == window.StrideWidth ? Text(window.StrideHeight) : Pair(window.StrideHeight, window.StrideWidth),
                    Pair(window.InputHeight, window.InputWidth) + (border is null ? "" : " (padded)"),
                    Last(rows, columns),
                ]),
            });
        }
    }

    private static WindowGeometry? GeometryOf(LayerOperation operation) => operation switch
    {
        ConvolutionOperation convolution => convolution.Geometry,
        PoolOperation pool => pool.Geometry,
        // No window.
        _ => null,
    };

    /// <summary>(size − d(k − 1) − 1) mod stride, without what of it is padding.</summary>
    private static int Unread(int size, int kernel, int stride, int dilation, int outputs, int padding)
    {
        var extent = (dilation * (kernel - 1)) + 1;
        return stride > extent ? 0 : Math.Max(0, size - ((outputs - 1) * stride) - extent - Math.Max(0, padding));
    }

    private static string Last(int rows, int columns)
    {
        var parts = new[] { Part(rows, "row"), Part(columns, "column") }.Where(part => part.Length > 0);
        return "the last " + string.Join(" and the last ", parts) + (rows + columns == 1 ? " is" : " are");
    }

    private static string Part(int count, string noun) => count == 0 ? "" : count == 1 ? noun : Text(count) + " " + noun + "s";

    private static string Pair(int height, int width) => Text(height) + "×" + Text(width);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
