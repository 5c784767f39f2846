using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

/// <summary>The initializers that look at rows and columns, by their definitions.</summary>
public sealed class MatrixInitializationTests
{
    [Theory]
    [InlineData(1, 1, 1.0)]
    [InlineData(3, 50, 1.0)]
    [InlineData(50, 3, 2.0)]
    [InlineData(64, 64, 0.5)]
    public void Orthogonal_rows_or_columns_are_orthonormal(int rows, int columns, double gain)
    {
        var w = Filled(Init.Orthogonal, gain, rows, columns);
        var (count, length) = (Math.Min(rows, columns), Math.Max(rows, columns));
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var product = Enumerable.Range(0, length).Sum(k => Element(i, k) * Element(j, k));
                Assert.Equal(i == j ? gain * gain : 0, product, 1e-14);
            }
        }

        double Element(int vector, int k) => rows <= columns ? w[vector * columns + k] : w[k * columns + vector];
    }

    [Fact]
    public void Orthogonal_prefers_no_direction()
    {
        // Of a Haar matrix n×n, every element has mean 0 and variance 1/n, and the trace variance 1 (Diaconis and Shahshahani 1994); without a
        // sign correction the diagonal of some QR is always of one sign.
        const int n = 8, draws = 4_000;
        var matrices = Enumerable.Range(0, draws).Select(seed => Filled(Init.Orthogonal, double.NaN, n, n, (ulong)seed)).ToArray();
        for (var i = 0; i < n * n; i++)
        {
            var (mean, variance) = Statistics.MeanAndVariance([.. matrices.Select(matrix => matrix[i])]);
            Assert.InRange(mean * Math.Sqrt(n * draws), -4.5, 4.5);
            Assert.InRange(variance * n, 0.9, 1.1);
        }

        var (traceMean, traceVariance) = Statistics.MeanAndVariance([.. matrices.Select(matrix => Enumerable.Range(0, n).Sum(i => matrix[i * n + i]))]);
        Assert.InRange(traceMean, -0.07, 0.07);
        Assert.InRange(traceVariance, 0.9, 1.1);
    }

    [Fact]
    public void Orthogonal_of_a_kernel_has_orthonormal_filters()
    {
        var w = new double[4 * 3 * 2 * 2];
        Initialization.Fill<double>(w, ParameterLayoutTests.Tensor("conv2d1.weight", 0, [4, 3, 2, 2], [12, 4, 2, 1]), Init.Orthogonal, double.NaN, 12, 16, 0, seed: 3);
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, 12).Sum(k => w[i * 12 + k] * w[j * 12 + k]), 1e-14);
            }
        }
    }

    [Fact]
    public void Identity_of_a_matrix_is_its_diagonal() =>
        Assert.Equal([2, 0, 0, 0, 2, 0], Filled(Init.Identity, 2, rows: 2, columns: 3));

    [Fact]
    public void Identity_of_more_rows_than_columns_ends_with_zeros() =>
        Assert.Equal([1, 0, 0, 1, 0, 0], Filled(Init.Identity, double.NaN, rows: 3, columns: 2));

    [Fact]
    public void Identity_of_a_kernel_is_1_at_its_middle()
    {
        var w = new double[2 * 3 * 3 * 3];
        Initialization.Fill<double>(w, ParameterLayoutTests.Tensor("conv2d1.weight", 0, [2, 3, 3, 3], [27, 9, 3, 1]), Init.Identity, double.NaN, 27, 18, 0, seed: 3);
        Assert.Equal([4, 27 + 9 + 4], w.Index().Where(element => element.Item != 0).Select(element => element.Index));
        Assert.Equal(2, w.Sum());
    }

    [Theory]
    [InlineData(0.9, 10, 9)]
    [InlineData(0.9, 15, 14)]
    [InlineData(0.5, 7, 4)]
    [InlineData(0.0, 7, 0)]
    public void Sparse_has_as_many_zeros_in_every_column(double sparsity, int rows, int zeros)
    {
        const int columns = 400;
        var w = Filled(Init.Sparse, double.NaN, rows, columns, sparsity: sparsity);
        for (var column = 0; column < columns; column++)
        {
            Assert.Equal(zeros, Enumerable.Range(0, rows).Count(row => w[row * columns + column] == 0));
        }

        // Every row gets its share, and what is left is normal with the default deviation.
        for (var row = 0; row < rows; row++)
        {
            var share = w.AsSpan(row * columns, columns).ToArray().Count(value => value == 0) / (double)columns;
            Assert.InRange(share - (double)zeros / rows, -0.12, 0.12);
        }

        var left = w.Where(value => value != 0).ToArray();
        Assert.InRange(Statistics.KolmogorovSmirnov(left, x => Statistics.NormalCumulative(x / 0.01)), 0, Statistics.KolmogorovSmirnovLimit);
    }

    [Theory]
    [InlineData(Init.Orthogonal)]
    [InlineData(Init.Identity)]
    [InlineData(Init.Sparse)]
    public void Fill_of_another_layout_gives_the_same_tensor(Init init)
    {
        var rowMajor = ParameterLayoutTests.Tensor("dense1.weight", 0, [30, 40], [40, 1]);
        var columnMajor = ParameterLayoutTests.Tensor("dense1.weight", 17, [30, 40], [1, 30]);
        Assert.Equal(InFileOrder(rowMajor), InFileOrder(columnMajor));

        float[] InFileOrder(ParameterInfo info)
        {
            var parameters = new float[info.Offset + info.Length];
            Initialization.Fill<float>(parameters, info, init, double.NaN, 40, 30, 0, seed: 5, sparsity: 0.5);
            var values = new float[info.Length];
            ParameterLayout.Gather<float>(parameters, values, info);
            return values;
        }
    }

    private static double[] Filled(Init init, double scale, int rows, int columns, ulong seed = 7, double sparsity = 0)
    {
        var values = new double[rows * columns];
        Initialization.Fill<double>(values, ParameterLayoutTests.Tensor("dense1.weight", 0, [rows, columns], [columns, 1]), init, scale, columns, rows, 0, seed, sparsity);
        return values;
    }
}
