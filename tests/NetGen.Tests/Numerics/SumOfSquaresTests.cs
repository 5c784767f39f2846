using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

public sealed class SumOfSquaresTests
{
    [Fact]
    public void Of_every_length_is_the_sum()
    {
        for (var length = 0; length <= 70; length++)
        {
            var values = Enumerable.Range(1, length).Select(i => (double)(i % 9) - 4).ToArray();
            var expected = values.Sum(v => v * v);
            Assert.Equal(expected, SumOfSquares.Of(values));
            Assert.Equal(expected, SumOfSquares.Of([.. values.Select(v => (float)v)]));
        }
    }

    [Fact]
    public void Of_floats_neither_overflows_nor_underflows()
    {
        Assert.Equal(33 * 9e76, SumOfSquares.Of(Enumerable.Repeat(3e38f, 33).ToArray()), 33 * 9e70);
        Assert.Equal(33 * 1e-80, SumOfSquares.Of(Enumerable.Repeat(1e-40f, 33).ToArray()), 33 * 1e-84);
    }

    [Fact]
    public void Of_NaN_is_NaN() => Assert.True(double.IsNaN(SumOfSquares.Of([1f, float.NaN])));
}
