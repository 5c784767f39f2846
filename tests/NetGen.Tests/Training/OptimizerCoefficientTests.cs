using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>The numbers that Nadam and RAdam compute from the step alone; the steps themselves are compared with golden numbers.</summary>
public sealed class OptimizerCoefficientTests
{
    [Fact]
    public void Nadam_momenta_are_a_function_of_the_step()
    {
        var running = new NadamMomenta();
        for (var step = 1L; step <= 60; step++)
        {
            var fresh = new NadamMomenta();
            Assert.Equal(fresh.GradientShare(step, 0.9, 0.004), running.GradientShare(step, 0.9, 0.004));
            Assert.Equal(fresh.MeanShare(step, 0.9, 0.004), running.MeanShare(step, 0.9, 0.004));
        }
        // Back to an earlier step, as after a resume.
        Assert.Equal(new NadamMomenta().MeanShare(7, 0.9, 0.004), running.MeanShare(7, 0.9, 0.004));
    }

    [Fact]
    public void Nadam_momenta_of_the_first_step_are_the_formula()
    {
        double Momentum(int t) => 0.9 * (1 - 0.5 * Math.Pow(0.96, 0.004 * t));
        var momenta = new NadamMomenta();
        Assert.Equal(1, momenta.GradientShare(1, 0.9, 0.004), 1e-15);
        Assert.Equal(Momentum(2) / (1 - Momentum(1) * Momentum(2)), momenta.MeanShare(1, 0.9, 0.004), 1e-15);
    }

    [Theory]
    [InlineData(0.999, 6)]
    [InlineData(0.95, 6)]
    [InlineData(0.7, 10)]
    public void Rectification_begins_when_the_average_is_long_enough(double beta2, int first)
    {
        Assert.All(Enumerable.Range(1, first - 1), step => Assert.Equal(0, Rectification.Of(step, beta2)));
        Assert.All(Enumerable.Range(first, 1000), step => Assert.InRange(Rectification.Of(step, beta2), double.Epsilon, 1));
        Assert.Equal(1, Rectification.Of(1_000_000, beta2), 1e-12);
    }

    [Fact]
    public void Rectification_of_a_short_average_never_begins() =>
        Assert.All(Enumerable.Range(1, 10_000), step => Assert.Equal(0, Rectification.Of(step, 0.6)));
}
