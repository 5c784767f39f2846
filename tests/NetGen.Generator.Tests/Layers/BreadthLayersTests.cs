using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Layers;

/// <summary>Conv1D, 1-D pools, Upsample2D and Reshape: what they compute, and their gradients against central differences in double.</summary>
public class BreadthLayersTests
{
    /// <summary>Compiles a file of networks with a method <c>Check.Run</c> and calls it.</summary>
    private static object? Run(string source) =>
        GeneratorHarness.Compile("using System; using NetGen;\n" + source).Load().GetType("Check")!.GetMethod("Run")!.Invoke(null, null);

    /// <summary>The largest difference of a gradient from the central difference of the loss, relative to the largest gradient.</summary>
    private static double WorstGradient(string layers) => (double)Run(
        $$"""
        [Network(Scalar = typeof(double)), {{layers}}, MeanSquaredError]
        public partial class Net;

        public static class Check
        {
            public static double Run()
            {
                const int samples = 3;
                const double step = 1e-5;
                var random = new Random(7);
                double[] Draw(int count)
                {
                    var values = new double[count];
                    for (var i = 0; i < count; i++)
                        values[i] = (random.NextDouble() * 2) - 1;
                    return values;
                }
                var inputs = Draw(samples * Net.InputLength);
                var targets = Draw(samples * Net.OutputLength);
                var net = new Net(3);
                foreach (ref var parameter in net.Parameters)
                    parameter += 0.1 * ((random.NextDouble() * 2) - 1);
                var trainer = new Net.Trainer(net);
                trainer.ComputeGradients(inputs, targets);
                var gradients = trainer.Gradients.ToArray();
                double worst = 0, largest = 0;
                for (var i = 0; i < gradients.Length; i++)
                {
                    var before = net.Parameters[i];
                    net.Parameters[i] = before + step;
                    var above = trainer.ComputeGradients(inputs, targets);
                    net.Parameters[i] = before - step;
                    var below = trainer.ComputeGradients(inputs, targets);
                    net.Parameters[i] = before;
                    worst = Math.Max(worst, Math.Abs(gradients[i] - ((above - below) / (2 * step))));
                    largest = Math.Max(largest, Math.Abs(gradients[i]));
                }
                return largest == 0 ? double.NaN : worst / largest;
            }
        }
        """)!;

    [Theory]
    [InlineData("Input(11, 3), Conv1D(5, 3, Stride = 2, Pad = 1), Tanh, Conv1D(4, 2, Dilation = 2, Padding = Padding.Same), Flatten, Dense(2)")]
    [InlineData("Input(12, 4), Conv1D(6, 3, Groups = 2, Bias = false), Elu, Conv1D(6, 3, Groups = 6), Flatten")]
    [InlineData("Input(12, 2), Conv1D(9, 3), Tanh, MaxPool1D(3, Stride = 2, Pad = 1), Conv1D(2, 2), AveragePool1D(2, Pad = 1), Flatten, Dense(2)")]
    [InlineData("Input(3, 4, 2), Conv2D(5, 2), Tanh, Upsample2D(2), Conv2D(3, 3), Flatten, Dense(2)")]
    [InlineData("Input(3, 2, 1), Upsample2D(3), Conv2D(2, 3, Stride = 2), Upsample2D(2), Flatten")]
    [InlineData("Input(6), Dense(24), Tanh, Reshape(2, 3, 4), Conv2D(5, 2), Reshape(2, 5), Conv1D(3, 2), Flatten, Dense(2)")]
    [InlineData("Input(6), Dense(24), Tanh, Reshape(2, 3, 4), Upsample2D(2), Mark(\"a\"), Conv2D(4, 3, Padding = Padding.Same), Concat(\"a\"), Reshape(12, 16), MaxPool1D(5), Flatten, Dense(2)")]
    [InlineData("Input(4, 4, 2), Conv2D(3, 2), Flatten, Mark(\"a\"), Dense(4), Concat(\"a\"), Dense(2)")]
    [InlineData("Input(3, 4, 2), Conv2D(36, 2), Tanh, PixelShuffle(3), Conv2D(4, 3), PixelShuffle(2), Flatten, Dense(2)")]
    [InlineData("Input(11, 3), Conv1D(5, 3), Tanh, Mark(\"a\"), GlobalAveragePool1D, Dense(5), Tanh, Multiply(\"a\"), GlobalMaxPool1D, Dense(2)")]
    public void Gradient_equals_central_difference(string layers) => Assert.InRange(WorstGradient(layers), 0, 1e-7);

    [Fact]
    public void Conv1D_and_its_pools_are_Conv2D_one_row_high() => Assert.Equal(0.0, Run(
        """
        [Network, Input(13, 4), Conv1D(8, 3, Stride = 2, Padding = Padding.Same), Relu, MaxPool1D(3, Stride = 1, Pad = 1), Conv1D(6, 2, Groups = 2), AveragePool1D(2), Flatten]
        public partial class Line;

        [Network, Input(1, 13, 4), Conv2D(8, 1, 3, Stride = 2, Padding = Padding.Same), Relu, ZeroPad2D(0, 0, 1, 1), MaxPool2D(1, 3, Stride = 1), Conv2D(6, 1, 2, Groups = 2), AveragePool2D(1, 2), Flatten]
        public partial class Image;

        public static class Check
        {
            public static double Run()
            {
                var (line, image, random) = (new Line(1), new Image(2), new Random(5));
                line.Parameters.CopyTo(image.Parameters);
                var input = new float[Line.InputLength];
                for (var i = 0; i < input.Length; i++)
                    input[i] = random.NextSingle() - 0.5f;
                var (first, second) = (new float[Line.OutputLength], new float[Image.OutputLength]);
                line.Predict(input, first);
                image.Predict(input, second);
                var difference = 0.0;
                for (var i = 0; i < first.Length; i++)
                    difference = Math.Max(difference, Math.Abs(first[i] - second[i]));
                return first.Length == second.Length && Array.Exists(first, value => value != 0) ? difference : double.NaN;
            }
        }
        """));

    [Fact]
    public void Upsample2D_repeats_pixels_and_Reshape_keeps_the_order() => Assert.Equal(
        "0 1 0 1 2 3 2 3 | 0 1 0 1 2 3 2 3 | 4 5 4 5 6 7 6 7 | 4 5 4 5 6 7 6 7",
        Run(
            """
            [Network, Input(8), Reshape(2, 2, 2), Upsample2D(2), Reshape(4, 8)]
            public partial class Net;

            public static class Check
            {
                public static string Run()
                {
                    float[] input = [0, 1, 2, 3, 4, 5, 6, 7];
                    var output = new float[Net.OutputLength];
                    new Net().Predict(input, output);
                    var rows = new string[4];
                    for (var i = 0; i < 4; i++)
                        rows[i] = string.Join(' ', output[(8 * i)..(8 * (i + 1))]);
                    return string.Join(" | ", rows);
                }
            }
            """));

    [Fact]
    public void Conv1D_weight_file_has_three_axes()
    {
        var graph = Specs.GraphOf(new InputAttribute(9, 4), new Conv1DAttribute(6, 3) { Groups = 2 });

        Assert.Equal(["6×2×3", "6"], graph.Parameters.Select(parameter => parameter.Shape.ToString()));
        Assert.Equal("7×6", graph.OutputShape.ToString());
        Assert.Equal("Conv1D 6@3, groups 2", graph.Layers[0].Description);
    }

    [Theory]
    [InlineData(new[] { 4, 4 }, "16 elements")]
    [InlineData(new[] { 3, 4, 1 }, "12 elements")]
    [InlineData(new[] { 1 << 20, 1 << 20 }, "more than 1,073,741,823 elements")]
    public void Reshape_to_another_count_shows_both_products(int[] sizes, string count)
    {
        var problem = Assert.Single(Specs.ProblemsOf(new InputAttribute(2, 3, 4), new ReshapeAttribute(sizes), new FlattenAttribute(), new DenseAttribute(1), new MeanSquaredErrorAttribute()));

        Assert.Equal(("NG1004", 1, "sizes"), (problem.Id, problem.Item, problem.Argument));
        Assert.Equal([count, "2×3×4", "24 elements"], problem.Figures.Skip(1));
    }

    [Fact]
    public void Sequence_layers_want_a_sequence()
    {
        static Model.Problem Only(InputAttribute input, LayerAttribute layer) => Assert.Single(Specs.ProblemsOf(input, layer, new FlattenAttribute(), new MeanSquaredErrorAttribute()));

        Assert.Equal(["Conv1D1", "a sequence (length×channels)", "a vector of 9"], Only(new InputAttribute(9), new Conv1DAttribute(3, 3)).Figures);
        Assert.Equal("NG1014", Only(new InputAttribute(9, 9, 1), new MaxPool1DAttribute(2)).Id);
        Assert.Equal("NG1014", Only(new InputAttribute(9, 4), new Upsample2DAttribute(2)).Id);
        Assert.Equal("NG1012", Only(new InputAttribute(9, 4, 1), new Upsample2DAttribute(int.MaxValue)).Id);
        Assert.Equal("NG1002", Only(new InputAttribute(9, 4), new Conv1DAttribute(3, 10)).Id);
        Assert.Equal("NG1009", Only(new InputAttribute(9, 4), new Conv1DAttribute(4, 3) { Groups = 3 }).Id);
    }
}
