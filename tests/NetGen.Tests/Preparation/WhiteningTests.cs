using NetGen.Numerics;

namespace NetGen.Tests.Preparation;

/// <summary>Whitened training data have the identity for their covariance, but for what ε takes off; the eigenvectors behind it are those of the matrix.</summary>
public sealed class WhiteningTests
{
    private const int Samples = 400;
    private static readonly float[] Inputs = Mixed();
    private static readonly Dataset Data = Dataset.FromArrays(Inputs, new float[Samples]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(50)]
    public void Eigenvectors_diagonalise_a_symmetric_matrix(int n)
    {
        var random = new Random(n);
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
                matrix[(i * n) + j] = matrix[(j * n) + i] = random.NextDouble() - 0.5;
        }

        var (values, vectors) = SymmetricEigen.Decompose([.. matrix], n);
        Assert.Equal(values.OrderDescending(), values);
        for (var k = 0; k < n; k++)
        {
            var vector = vectors.AsSpan(k * n, n).ToArray();
            for (var i = 0; i < n; i++)
                Assert.Equal(values[k] * vector[i], Enumerable.Range(0, n).Sum(j => matrix[(i * n) + j] * vector[j]), 1e-13);
            for (var other = 0; other <= k; other++)
                Assert.Equal(other == k ? 1 : 0, Enumerable.Range(0, n).Sum(i => vector[i] * vectors[(other * n) + i]), 1e-13);
            Assert.True(vector.MaxBy(Math.Abs) > 0);
        }
    }

    [Fact]
    public void Eigenvalues_of_known_matrices_are_found()
    {
        var (values, vectors) = SymmetricEigen.Decompose([2, 1, 1, 2], 2);
        Assert.Equal([3.0, 1.0], values.Select(value => Math.Round(value, 14)));
        Assert.All(vectors, component => Assert.Equal(Math.Sqrt(0.5), Math.Abs(component), 1e-14));
        // The path of n nodes: 2 − 2cos(kπ/(n + 1)).
        const int n = 12;
        var laplacian = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            laplacian[(i * n) + i] = 2;
            if (i > 0)
                laplacian[(i * n) + i - 1] = -1;
        }

        Assert.All(SymmetricEigen.Decompose(laplacian, n).Values.Select((value, i) => (value, n - i)),
            pair => Assert.Equal(2 - (2 * Math.Cos(pair.Item2 * Math.PI / (n + 1))), pair.value, 1e-14));
        Assert.All(SymmetricEigen.Decompose(new double[9], 3).Values, value => Assert.Equal(0, value));
        Assert.Throws<ArithmeticException>(() => SymmetricEigen.Decompose([1, 0, double.NaN, 1], 2));
    }

    [Fact]
    public void Principal_components_are_uncorrelated_with_variance_1_but_for_epsilon()
    {
        var network = new PrincipalComponents();
        network.FitPreprocessing(Data);
        Assert.Equal((6, 3), (PrincipalComponents.InputLength, PrincipalComponents.OutputLength));
        var outputs = new double[Samples * 3];
        network.PredictBatch(AsDoubles(Inputs), outputs);
        var covariance = Covariance(outputs, 3);
        var values = SymmetricEigen.Decompose(Covariance(AsDoubles(Inputs), 6), 6).Values;
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
                Assert.Equal(i == j ? values[i] / (values[i] + 1e-3) : 0, covariance[(i * 3) + j], 1e-10);
        }
    }

    [Fact]
    public void Zca_whitens_with_a_symmetric_matrix()
    {
        var network = new ZeroPhase();
        network.FitPreprocessing(Data);
        var outputs = new double[Samples * 6];
        network.PredictBatch(AsDoubles(Inputs), outputs);
        var covariance = Covariance(outputs, 6);
        // The map of standardised samples is symmetric: that is what makes it ZCA among all whitenings.
        var cross = new double[36];
        double[] standardized = [.. Enumerable.Range(0, Inputs.Length).Select(i => Standard(i))];
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                Assert.Equal(i == j ? 1 : 0, covariance[(i * 6) + j], 1e-8);
                cross[(i * 6) + j] = Enumerable.Range(0, Samples).Average(row => outputs[(row * 6) + i] * standardized[(row * 6) + j]);
            }
        }

        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.Equal(cross[(i * 6) + j], cross[(j * 6) + i], 1e-8);
        }
    }

    [Fact]
    public void Whitened_predictions_allocate_nothing()
    {
        var network = new PrincipalComponents();
        network.FitPreprocessing(Data);
        var (inputs, outputs) = (AsDoubles(Inputs), new double[Samples * 3]);
        ByteInputTests.AssertAllocatesNothing(() => network.PredictBatch(inputs, outputs));
    }

    private static double Standard(int index)
    {
        var column = PreparationData.Column(Inputs, 6, index % 6);
        return (Inputs[index] - column.Average()) / Math.Sqrt(PreparationData.Variance(column));
    }

    private static double[] AsDoubles(float[] values) => Array.ConvertAll(values, value => (double)value);

    private static double[] Covariance(double[] samples, int length)
    {
        var count = samples.Length / length;
        double[] mean = [.. Enumerable.Range(0, length).Select(i => Enumerable.Range(0, count).Average(row => samples[(row * length) + i]))];
        return [.. Enumerable.Range(0, length * length).Select(i => Enumerable.Range(0, count).Average(row =>
            (samples[(row * length) + (i / length)] - mean[i / length]) * (samples[(row * length) + (i % length)] - mean[i % length])))];
    }

    /// <summary>Six correlated features of different size.</summary>
    private static float[] Mixed()
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, Samples).SelectMany(_ =>
        {
            double[] x = [.. Enumerable.Range(0, 6).Select(_ => (random.NextDouble() * 2) - 1)];
            return new[] { x[0], x[0] + x[1], (2 * x[1]) - x[2] + 3, x[3] + x[0], (0.5 * x[4]) + x[5], x[5] - (4 * x[1]) }.Select(value => (float)value);
        })];
    }
}
