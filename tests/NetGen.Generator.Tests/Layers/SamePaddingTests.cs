using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Layers;

/// <summary>
/// Padding.Same of pools and of the transposed convolution: as many outputs as steps of the window, the odd line of padding at the end.
/// </summary>
public class SamePaddingTests
{
    private static double Run(string source) =>
        (double)GeneratorHarness.Compile("using System; using NetGen;\n" + source).Load().GetType("Check")!.GetMethod("Run")!.Invoke(null,
            null)!;

    /// <summary>Σ conv(x)·y = Σ x·transposed(y), with the same weights.</summary>
    [Theory]
    [InlineData(5, 3, 2, 1)]
    [InlineData(4, 4, 2, 1)]
    [InlineData(3, 2, 2, 1)]
    [InlineData(4, 5, 3, 1)]
    [InlineData(3, 2, 3, 1)]
    [InlineData(6, 3, 1, 2)]
    public void Transposed_convolution_turns_the_convolution_of_the_same_padding_round(int size, int kernel, int stride, int dilation) =>
        Assert.Equal(0, Run(
        $$"""
        [Network(Scalar = typeof(double)), Input({{size * stride}}, {{size * stride}}, 2), Conv2D(3, {{kernel}}, Stride = {{stride}}, Dilation = {{dilation}}, Padding = Padding.Same, Bias = false, Tensor = "w"), MeanSquaredError]
        public partial class Down;
        [Network(Scalar = typeof(double)), Input({{size}}, {{size}}, 3), ConvTranspose2D(2, {{kernel}}, Stride = {{stride}}, Dilation = {{dilation}}, Padding = Padding.Same, Bias = false, Tensor = "w"), MeanSquaredError]
        public partial class Up;

        public static class Check
        {
            public static double Run()
            {
                var random = new Random(1);
                double[] Draw(int count)
                {
                    var values = new double[count];
                    for (var i = 0; i < count; i++)
                        values[i] = random.NextDouble() - 0.5;
                    return values;
                }
                var down = new Down(3);
                var up = new Up();
                up.LoadPartial(down.SaveToBytes());
                var x = Draw(Down.InputLength);
                var y = Draw(Up.InputLength);
                var seen = new double[Down.OutputLength];
                var back = new double[Up.OutputLength];
                if (seen.Length != y.Length || back.Length != x.Length)
                    return double.NaN;
                down.Predict(x, seen);
                up.Predict(y, back);
                double left = 0, right = 0;
                for (var i = 0; i < seen.Length; i++)
                    left += seen[i] * y[i];
                for (var i = 0; i < back.Length; i++)
                    right += back[i] * x[i];
                return left - right;
            }
        }
        """), 1e-12);

    [Theory]
    [InlineData("Max", 7, 3, 2)]
    [InlineData("Max", 8, 2, 1)]
    [InlineData("Max", 5, 3, 5)]
    [InlineData("Average", 7, 3, 2)]
    [InlineData("Average", 8, 4, 3)]
    public void Pools_see_the_border_as_nothing(string kind, int size, int window, int stride) => Assert.Equal(0, Run(
        $$"""
        [Network(Scalar = typeof(double)), Input({{size}}, 3), {{kind}}Pool1D({{window}}, Stride = {{stride}}, Padding = Padding.Same), MeanSquaredError]
        public partial class Line;
        [Network(Scalar = typeof(double)), Input({{size}}, {{size}}, 1), {{kind}}Pool2D({{window}}, Stride = {{stride}}, Padding = Padding.Same), MeanSquaredError]
        public partial class Area;

        public static class Check
        {
            public static double Run()
            {
                const int size = {{size}}, window = {{window}}, stride = {{stride}}, outputs = (size + stride - 1) / stride;
                var random = new Random(1);
                var line = new double[size * 3];
                var area = new double[size * size];
                for (var i = 0; i < line.Length; i++)
                    line[i] = random.NextDouble() - 2;
                for (var i = 0; i < area.Length; i++)
                    area[i] = random.NextDouble() - 2;
                var ofLine = new double[Line.OutputLength];
                var ofArea = new double[Area.OutputLength];
                if (ofLine.Length != outputs * 3 || ofArea.Length != outputs * outputs)
                    return double.NaN;
                new Line().Predict(line, ofLine);
                new Area().Predict(area, ofArea);
                var before = Math.Max(0, (outputs - 1) * stride + window - size) / 2;
                double worst = 0;
                for (var i = 0; i < outputs; i++)
                {
                    for (var channel = 0; channel < 3; channel++)
                        worst = Math.Max(worst, Math.Abs(ofLine[i * 3 + channel] - Of(1, (_, x) => line[x * 3 + channel], 0, i)));
                    for (var j = 0; j < outputs; j++)
                        worst = Math.Max(worst, Math.Abs(ofArea[i * outputs + j] - Of(window, (y, x) => area[y * size + x], i, j)));
                }
                return worst;

                double Of(int height, Func<int, int, double> at, int line, int column)
                {
                    double largest = double.NegativeInfinity, sum = 0;
                    for (var y = 0; y < height; y++)
                    {
                        for (var x = 0; x < window; x++)
                        {
                            var (row, place) = (height == 1 ? 0 : line * stride + y - before, column * stride + x - before);
                            if (row < 0 || place < 0 || place >= size || (height > 1 && row >= size))
                                continue;
                            largest = Math.Max(largest, at(row, place));
                            sum += at(row, place);
                        }
                    }
                    return "{{kind}}" == "Max" ? largest : sum / (height * window);
                }
            }
        }
        """), 1e-12);

    [Theory]
    [InlineData("MaxPool2D(2, Padding = Padding.Causal)")]
    [InlineData("AveragePool2D(2, Padding = Padding.Same, Pad = 1)")]
    [InlineData("ConvTranspose2D(2, 3, Padding = Padding.Same, Pad = 1)")]
    [InlineData("ConvTranspose2D(2, 3, Stride = 2, Padding = Padding.Same, OutputPad = 1)")]
    [InlineData("ConvTranspose2D(2, 3, Padding = Padding.Causal)")]
    public void Padding_that_cannot_be_is_refused(string layer) => Assert.Contains(
        Specs.ProblemsOf(Declared.Network($"Input(6, 6, 3), {layer}, Flatten, Dense(2), MeanSquaredError")),
        problem => problem.Id == "NG0008" && problem.Argument == "Padding");
}
