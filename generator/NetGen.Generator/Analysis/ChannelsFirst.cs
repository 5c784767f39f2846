using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>
/// NG1013: an image as PyTorch writes it, (channels, height, width). Silent where a window one pixel high says that the rows are meant.
/// </summary>
internal static class ChannelsFirst
{
    public static void Check(Declaration declaration, Action<Problem> report)
    {
        foreach (var (index, input) in declaration.Of<InputAttribute>())
        {
            if (!LooksChannelsFirst(input.Shape) || IsSignal(declaration, input))
                continue;
            var reordered = new TensorShape(input.Shape[1], input.Shape[2], input.Shape[0]);
            report(new Problem
            {
                Id = "NG1013",
                Item = index,
                Argument = "shape",
                Element = 0,
                Figures = new([new TensorShape(input.Shape).ToString(), Text(input.Shape[0]), input.Shape[0] == 1 ? "" : "s",
                    Text(input.Shape[2]), reordered.ToString()]),
            });
        }
    }

    private static bool LooksChannelsFirst(int[] shape) => shape.Length == 3 && shape[0] is (1 or 3) && shape[1] > 1 && shape[2] > 4;

    /// <summary>A row of samples with many channels, read by windows of one row.</summary>
    private static bool IsSignal(Declaration declaration, InputAttribute input) => input.Shape[0] == 1
        && declaration.Items.Any(item =>
            item is Conv2DAttribute { KernelHeight: 1, KernelWidth: > 1 } or Pool2DAttribute { Height: 1, Width: > 1 });

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
