using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

/// <summary>The initializers against their definitions (numerics: mean within 4σ/√n, variance within 1 %, Kolmogorov–Smirnov p &gt; 1e-3).</summary>
public sealed class InitializationTests
{
    private const int Count = 1_000_000;
    private const int FanIn = 300;
    private const int FanOut = 100;
    private const double Slope = 0.2;

    [Theory]
    [InlineData(Init.Normal, double.NaN, 0.05)]
    [InlineData(Init.Normal, 0.3, 0.3)]
    [InlineData(Init.XavierNormal, double.NaN, 0.070710678118654752)]
    [InlineData(Init.XavierNormal, 2.0, 0.141421356237309505)]
    [InlineData(Init.HeNormal, double.NaN, 0.0800640769025436)]
    [InlineData(Init.LecunNormal, double.NaN, 0.0577350269189626)]
    public void Fill_of_a_normal_family_has_its_deviation(Init init, double scale, double deviation)
    {
        var values = Filled(init, scale);
        HasMoments(values, deviation);
        Assert.InRange(
            Statistics.KolmogorovSmirnov(values, x => Statistics.NormalCumulative(x / deviation)), 0, Statistics.KolmogorovSmirnovLimit);

        // Not truncated: beyond 3σ lie 0.27 %, beyond 4σ some.
        Assert.True(values[^1] > 4 * deviation && values[0] < -4 * deviation);
    }

    [Theory]
    [InlineData(double.NaN, 0.05)]
    [InlineData(0.3, 0.3)]
    public void Fill_of_the_truncated_normal_ends_at_two_deviations(double scale, double deviation)
    {
        const double tail = 0.022750131948179207;
        var values = Filled(Init.TruncatedNormal, scale);
        HasMoments(values, 0.87962566103423978 * deviation);
        Assert.InRange(
            Statistics.KolmogorovSmirnov(values, x => (Statistics.NormalCumulative(x / deviation) - tail) / (1 - 2 * tail)), 0,
            Statistics.KolmogorovSmirnovLimit);
        Assert.InRange(values[0], -2 * deviation, -1.999 * deviation);
        Assert.InRange(values[^1], 1.999 * deviation, 2 * deviation);
    }

    [Theory]
    [InlineData(Init.Uniform, double.NaN, 0.05)]
    [InlineData(Init.Uniform, 0.3, 0.3)]
    [InlineData(Init.XavierUniform, double.NaN, 0.122474487139158905)]
    [InlineData(Init.HeUniform, double.NaN, 0.138675049056307266)]
    [InlineData(Init.HeUniform, 0.5, 0.069337524528153633)]
    [InlineData(Init.LecunUniform, double.NaN, 0.1)]
    public void Fill_of_a_uniform_family_has_its_bound(Init init, double scale, double bound)
    {
        var values = Filled(init, scale);
        HasMoments(values, bound / Math.Sqrt(3));
        Assert.InRange(
            Statistics.KolmogorovSmirnov(values, x => (x + bound) / (2 * bound)), 0, Statistics.KolmogorovSmirnovLimit);
        Assert.InRange(values[0], -bound, -0.9999 * bound);
        Assert.InRange(values[^1], 0.9999 * bound, bound);
    }

    [Theory]
    [InlineData(Init.Zeros, double.NaN, 0.0)]
    [InlineData(Init.Zeros, 3.0, 0.0)]
    [InlineData(Init.Constant, double.NaN, 0.0)]
    [InlineData(Init.Constant, -1.5, -1.5)]
    public void Fill_with_a_constant_fills_the_tensor_and_nothing_else(Init init, double scale, double expected)
    {
        var parameters = Enumerable.Repeat(9.0, 8).ToArray();
        var info = ParameterLayoutTests.Tensor("bias", offset: 1, extents: [3], strides: [2]);
        Initialization.Fill<double>(parameters, info, init, scale, fanIn: 0, fanOut: 0, slope: 0, seed: 1);
        Assert.Equal([9, expected, 9, expected, 9, expected, 9, 9], parameters);
    }

    [Fact]
    public void Fill_of_another_layout_gives_the_same_tensor()
    {
        var rowMajor = ParameterLayoutTests.Tensor("dense1.weight", offset: 0, extents: [30, 40], strides: [40, 1]);
        var columnMajor = ParameterLayoutTests.Tensor("dense1.weight", offset: 17, extents: [30, 40], strides: [1, 30]);
        var panels = ParameterLayoutTests.Tensor("dense1.weight", offset: 5, extents: [5, 6, 40], strides: [240, 1, 6]);

        var expected = InFileOrder(rowMajor);
        Assert.Equal(expected, InFileOrder(columnMajor));
        Assert.Equal(expected, InFileOrder(panels));

        static float[] InFileOrder(ParameterInfo info)
        {
            var parameters = new float[info.Offset + info.Length];
            Initialization.Fill<float>(parameters, info, Init.HeNormal, double.NaN, 40, 30, 0, seed: 5);
            var values = new float[info.Length];
            ParameterLayout.Gather<float>(parameters, values, info);
            return values;
        }
    }

    [Theory]
    [InlineData(Init.HeNormal)]
    [InlineData(Init.XavierUniform)]
    public void Fill_in_float_and_double_agrees_up_to_rounding(Init init)
    {
        var info = ParameterLayoutTests.Tensor("dense1.weight", offset: 0, extents: [500], strides: [1]);
        var (floats, doubles) = (new float[500], new double[500]);
        Initialization.Fill<float>(floats, info, init, double.NaN, 40, 30, 0, seed: 5);
        Initialization.Fill<double>(doubles, info, init, double.NaN, 40, 30, 0, seed: 5);
        Assert.Equal(doubles.Select(value => (float)value), floats);
    }

    [Fact]
    public void Fill_depends_on_seed_and_name_only()
    {
        var first = Draw("dense1.weight", 1);
        Assert.Equal(first, Draw("dense1.weight", 1));
        Assert.Empty(first.Intersect(Draw("dense1.weight", 2)));
        Assert.Empty(first.Intersect(Draw("dense2.weight", 1)));

        static double[] Draw(string name, ulong seed)
        {
            var values = new double[100];
            Initialization.Fill<double>(
                values, ParameterLayoutTests.Tensor(name, 0, [100], [1]), Init.LecunUniform, double.NaN, 10, 10, 0, seed);
            return values;
        }
    }

    [Theory]
    [InlineData(Init.Orthogonal)]
    [InlineData(Init.Identity)]
    [InlineData(Init.Sparse)]
    public void Fill_of_a_vector_with_a_matrix_is_refused(Init init) => Assert.Throws<ArgumentException>(() => FillOne(init, 1, 1));

    [Fact]
    public void Fill_with_Auto_is_refused() => Assert.Throws<ArgumentException>(() => FillOne(Init.Auto, 1, 1));

    [Theory]
    [InlineData(Init.HeNormal, 0, 1)]
    [InlineData(Init.LecunUniform, -3, 1)]
    [InlineData(Init.XavierNormal, 1, 0)]
    [InlineData((Init)99, 1, 1)]
    public void Fill_with_impossible_arguments_is_refused(Init init, int fanIn, int fanOut) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FillOne(init, fanIn, fanOut));

    private static void FillOne(Init init, int fanIn, int fanOut) => Initialization.Fill<float>(
        new float[1], ParameterLayoutTests.Tensor("bias", 0, [1], [1]), init, double.NaN, fanIn, fanOut, 0, 0);

    private static double[] Filled(Init init, double scale)
    {
        var values = new double[Count];
        var info = ParameterLayoutTests.Tensor("dense1.weight", 0, [1000, 1000], [1, 1000]);
        Initialization.Fill<double>(values, info, init, scale, FanIn, FanOut, Slope, seed: 12345);
        return values;
    }

    private static void HasMoments(double[] values, double deviation)
    {
        var (mean, variance) = Statistics.MeanAndVariance(values);
        Assert.InRange(mean, -4 * deviation / Math.Sqrt(Count), 4 * deviation / Math.Sqrt(Count));
        Assert.InRange(variance / (deviation * deviation), 0.99, 1.01);
    }
}
