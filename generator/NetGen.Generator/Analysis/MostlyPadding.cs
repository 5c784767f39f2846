using NetGen.Generator.Signal;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>NG1010: less than half of what a kernel reads is image; the rest is padding.</summary>
internal static class MostlyPadding
{
    private const double SmallestShare = 0.5;

    public static void Check(GraphView view, Action<Problem> report)
    {
        var borders = new Borders(view.Graph);
        foreach (var convolution in view.Graph.Forward.OfType<ConvolutionOperation>())
        {
            var (window, border) = (convolution.Geometry, borders.Of(convolution.Input));
            var share = WindowCoverage.Of(window, border).Share;
            // The zeros around and between the pixels of a transposed convolution are what it is made of.
            if (share >= SmallestShare || view.Items[convolution.Item] is ConvTranspose2DAttribute)
                continue;
            var idle = window.Taps - (WindowCoverage.UsedTaps(window, border));
            var image = Figures.Text(window.InputHeight - border.Top - border.Bottom) + "×"
                + Figures.Text(window.InputWidth - border.Left - border.Right);
            report(new Problem
            {
                Id = "NG1010",
                Item = convolution.Item,
                Argument = "kernel",
                Figures = new(
                [
                    Figures.Percent(share), Figures.Text(window.KernelHeight) + "×" + Figures.Text(window.KernelWidth), convolution.Layer,
                    image,
                    idle == 0 ? "" : ": " + Figures.Text(idle) + " of " + Figures.Count(window.Taps, "weight") + " only ever see padding",
                ]),
            });
        }
    }
}
