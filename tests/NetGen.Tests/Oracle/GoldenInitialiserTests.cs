using System.Globalization;
using NetGen.Tests.Golden;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Oracle;

/// <summary>Fresh networks have weights of the declared distribution: mean, deviation and bounds are the formulas' and torch's.</summary>
public sealed class GoldenInitialiserTests
{
    private const int Draws = 100_000;

    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(GoldenFile.Initialisers.Select((c, i) => NetworkDeclaration.Of<double>(
        "Network" + i,
        $"Input({c.FanIn})",
        string.Create(CultureInfo.InvariantCulture, $"Dense({c.FanOut}, Init = NetGen.Init.{c.Init}, InitScale = {c.InitScale:R})"),
        c.Slope == 0 ? "Relu" : string.Create(CultureInfo.InvariantCulture, $"LeakyRelu({c.Slope:R})")))));

    public static TheoryData<string> Names => new(GoldenFile.Initialisers.Select(c => c.Name));

    [Theory, MemberData(nameof(Names))]
    public void Fresh_weights_have_the_declared_distribution(string name)
    {
        var expected = GoldenFile.Initialisers.Named(name);
        var weights = new List<double>();
        for (var seed = 1UL; weights.Count < Draws; seed++)
        {
            var network = Networks.Value.Network<double>("Network" + GoldenFile.Initialisers.ToList().IndexOf(expected), seed);
            weights.AddRange(network.Summary.Named("dense1.weight").Gather<double>(network.Parameters));
            Assert.All(network.Summary.Named("dense1.bias").Gather<double>(network.Parameters), bias => Assert.Equal(0, bias));
        }

        // Five standard errors of n draws: of the mean σ/√n, of the deviation σ·√((κ − 1)/4n), κ = 3 for the normal and 1.8 for the uniform distribution.
        var kurtosis = expected.Bound is null ? 3 : 1.8;
        var mean = weights.Average();
        var deviation = Math.Sqrt(weights.Average(w => (w - mean) * (w - mean)));
        Assert.Equal(0, mean, 5 * expected.StandardDeviation / Math.Sqrt(weights.Count));
        Assert.Equal(expected.StandardDeviation, deviation, 5 * expected.StandardDeviation * Math.Sqrt((kurtosis - 1) / (4 * weights.Count)));
        Assert.Equal(expected.SampleStandardDeviation, deviation, 5 * expected.StandardDeviation * Math.Sqrt((kurtosis - 1) / 4 * ((1.0 / weights.Count) + (1.0 / expected.Samples))));

        // A uniform draw comes near its bound and never over it; among a hundred thousand normal ones, one in sixteen thousand is beyond 4σ.
        var largest = weights.Max(Math.Abs);
        if (expected.Bound is { } bound)
            Assert.InRange(largest, bound * 0.999, bound);
        else
            Assert.InRange(largest, 3.7 * expected.StandardDeviation, 6 * expected.StandardDeviation);
    }

    [Fact]
    public void Fresh_weights_of_one_seed_are_the_same_bits()
    {
        var (first, again, other) = (Networks.Value.Network<double>("Network0", 7), Networks.Value.Network<double>("Network0", 7), Networks.Value.Network<double>("Network0", 8));
        Assert.Equal(first.Parameters.ToArray(), again.Parameters.ToArray());
        Assert.NotEqual(first.Parameters.ToArray(), other.Parameters.ToArray());
    }
}
