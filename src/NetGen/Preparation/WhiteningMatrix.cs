using NetGen.Numerics;

namespace NetGen.Preparation;

/// <summary>
/// The matrix that makes features uncorrelated with variance 1, from the covariance (divided by the number of samples) of scaled and
/// centered training data C = UΛUᵀ: (Λ + ε)^−½·Uᵀ for principal components, U·(Λ + ε)^−½·Uᵀ for ZCA (Krizhevsky 2009, appendix A).
/// </summary>
internal static class WhiteningMatrix
{
    // Rows that are added to the covariance together, so that it is read and written once for all of them.
    private const int RowsAtATime = 64;

    /// <summary>Components × features, row-major.</summary>
    public static double[] Of(SampleRows samples, FeatureMap centering, Whitening whitening)
    {
        int features = samples.Length;
        (double[] variances, double[] directions) = SymmetricEigen.Decompose(Covariance(samples, centering), features);
        int components = whitening.Components;
        var matrix = new double[checked(components * features)];
        for (int k = 0; k < (whitening.RotatesBack ? features : components); k++)
        {
            // A rounding error below 0 is no variance.
            double factor = 1 / Math.Sqrt(Math.Max(variances[k], 0) + whitening.Epsilon);
            ReadOnlySpan<double> direction = directions.AsSpan(k * features, features);
            for (int row = whitening.RotatesBack ? 0 : k; row < (whitening.RotatesBack ? features : k + 1); row++)
            {
                SymmetricEigen.AddScaled(matrix.AsSpan(row * features, features), whitening.RotatesBack ? factor * direction[row] : factor,
                    direction);
            }
        }

        return matrix;
    }

    /// <summary>The lower triangle of the covariance, features × features.</summary>
    private static double[] Covariance(SampleRows samples, FeatureMap centering)
    {
        int features = samples.Length;
        var sums = new double[checked(features * features)];
        // Transposed, so that an element of the covariance is a dot product of contiguous rows.
        var block = new double[features * RowsAtATime];
        int filled = 0;
        samples.ForEach(row =>
        {
            for (int i = 0; i < features; i++)
            {
                block[(i * RowsAtATime) + filled] = (row[i] - centering.Center[i]) * centering.Scale[i];
            }

            if (++filled == RowsAtATime)
                Add();
        });
        if (filled > 0)
            Add();
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] /= samples.Count;
        }

        return sums;

        void Add()
        {
            for (int i = 0; i < features; i++)
            {
                ReadOnlySpan<double> feature = block.AsSpan(i * RowsAtATime, filled);
                for (int j = 0; j <= i; j++)
                {
                    sums[(i * features) + j] += DotProduct.Of<double>(feature, block.AsSpan(j * RowsAtATime, filled));
                }
            }

            filled = 0;
        }
    }
}
