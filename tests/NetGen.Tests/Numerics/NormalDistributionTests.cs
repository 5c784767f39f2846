using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

public sealed class NormalDistributionTests
{
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.75, 0.6744897501960817)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.999, 3.090232306167813)]
    [InlineData(1e-10, -6.361340902404056)]
    public void Quantile_of_a_tabulated_probability_is_as_tabulated(double p, double expected) =>
        Assert.Equal(expected, NormalDistribution.Quantile(p), 4e-15 * Math.Max(Math.Abs(expected), 1));

    [Fact]
    public void Quantile_in_the_middle_inverts_the_distribution_function()
    {
        for (var p = 0.02; p < 0.98; p += 0.000173)
        {
            Assert.Equal(p, Statistics.NormalCumulative(NormalDistribution.Quantile(p)), 2e-15);
        }
    }

    [Fact]
    public void Quantile_in_the_tails_inverts_the_distribution_function()
    {
        for (var p = 0.02; p > 1e-16; p *= 0.97)
        {
            var z = NormalDistribution.Quantile(p);
            Assert.True(z < -2);
            Assert.Equal(1, Statistics.NormalTail(-z) / p, 1e-13);
        }
    }

    [Fact]
    public void Quantile_is_antisymmetric()
    {
        for (var k = 1; k < 512; k++)
        {
            Assert.Equal(-NormalDistribution.Quantile(k / 1024.0), NormalDistribution.Quantile(1 - k / 1024.0));
        }
    }
}
