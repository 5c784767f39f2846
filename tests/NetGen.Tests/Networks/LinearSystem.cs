namespace NetGen.Tests.Networks;

/// <summary>Solves A·x = b for a small symmetric positive definite A, by elimination: the reference that closed forms are computed with.</summary>
internal static class LinearSystem
{
    public static double[] Solve(double[,] a, double[] b)
    {
        var size = b.Length;
        var (matrix, x) = ((double[,])a.Clone(), (double[])b.Clone());
        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var row = pivot + 1; row < size; row++)
            {
                var factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (var column = pivot; column < size; column++)
                    matrix[row, column] -= factor * matrix[pivot, column];
                x[row] -= factor * x[pivot];
            }
        }
        for (var row = size - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < size; column++)
                x[row] -= matrix[row, column] * x[column];
            x[row] /= matrix[row, row];
        }
        return x;
    }

    /// <summary>XᵀWX + ridge·I for a row-major X with a weight per row (all 1 when empty).</summary>
    public static double[,] Gram(ReadOnlySpan<double> x, int columns, double ridge = 0, double[]? rowWeights = null)
    {
        var gram = new double[columns, columns];
        for (var row = 0; row < x.Length / columns; row++)
        {
            for (var i = 0; i < columns; i++)
            {
                for (var j = 0; j < columns; j++)
                    gram[i, j] += (rowWeights?[row] ?? 1) * x[(row * columns) + i] * x[(row * columns) + j];
            }
        }
        for (var i = 0; i < columns; i++)
            gram[i, i] += ridge;
        return gram;
    }

    /// <summary>Xᵀy for a row-major X.</summary>
    public static double[] TransposedProduct(ReadOnlySpan<double> x, int columns, ReadOnlySpan<double> y)
    {
        var product = new double[columns];
        for (var row = 0; row < y.Length; row++)
        {
            for (var column = 0; column < columns; column++)
                product[column] += x[(row * columns) + column] * y[row];
        }
        return product;
    }

    /// <summary>X·w for a row-major X.</summary>
    public static double[] Product(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        var product = new double[x.Length / w.Length];
        for (var row = 0; row < product.Length; row++)
        {
            for (var column = 0; column < w.Length; column++)
                product[row] += x[(row * w.Length) + column] * w[column];
        }
        return product;
    }
}
