using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

public sealed class FiniteTests
{
    private static readonly int[] Lengths = [.. Enumerable.Range(1, 70), 1023, 1024, 1025, 2500];

    [Fact]
    public void All_of_finite_values_is_true_and_no_index_is_found()
    {
        float[] floats = [0f, -0f, float.MaxValue, float.MinValue, float.Epsilon, 1f];
        double[] doubles = [0.0, -0.0, double.MaxValue, double.MinValue, double.Epsilon, 1.0];
        foreach (var length in Lengths.Prepend(0))
        {
            var f = Enumerable.Range(0, length).Select(i => floats[i % floats.Length]).ToArray();
            var d = Enumerable.Range(0, length).Select(i => doubles[i % doubles.Length]).ToArray();
            Assert.True(Finite.All(f));
            Assert.True(Finite.All(d));
            Assert.Equal(-1, Finite.IndexOfFirstNonFinite(f));
            Assert.Equal(-1, Finite.IndexOfFirstNonFinite(d));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void One_value_that_is_not_finite_is_found_at_every_place(double bad)
    {
        foreach (var length in Lengths)
        {
            var f = new float[length];
            var d = new double[length];
            for (var i = 0; i < length; i += length > 100 ? 31 : 1)
            {
                (f[i], d[i]) = ((float)bad, bad);
                Assert.False(Finite.All(f));
                Assert.False(Finite.All(d));
                Assert.Equal(i, Finite.IndexOfFirstNonFinite(f));
                Assert.Equal(i, Finite.IndexOfFirstNonFinite(d));
                (f[i], d[i]) = (1, 1);
            }
        }
    }

    [Fact]
    public void Infinities_of_both_signs_do_not_cancel_and_the_first_is_named()
    {
        var values = new float[100];
        values[90] = float.PositiveInfinity;
        values[58] = float.NegativeInfinity;
        Assert.False(Finite.All(values));
        Assert.Equal(58, Finite.IndexOfFirstNonFinite(values));
    }
}
