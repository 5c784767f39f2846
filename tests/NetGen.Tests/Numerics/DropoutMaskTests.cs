using System.Runtime.Intrinsics;
using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

public sealed class DropoutMaskTests
{
    private const int Count = 1 << 17;

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.1)]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public void Keep_of_many_elements_keeps_the_expected_share(double rate)
    {
        for (var step = 0; step < 20; step++)
        {
            var kept = Mask(DropoutMask.Key(1, step, 0), rate).Count(bit => bit);
            var deviation = Math.Sqrt(Count * rate * (1 - rate));
            Assert.InRange(kept, Count * (1 - rate) - 4 * deviation, Count * (1 - rate) + 4 * deviation);
        }
    }

    [Fact]
    public void Keep_at_rate_0_keeps_everything() => Assert.DoesNotContain(false, Mask(DropoutMask.Key(1, 2, 3), 0));

    [Fact]
    public void Keep_scales_what_it_keeps_and_zeroes_the_rest_even_NaN()
    {
        var key = DropoutMask.Key(1, 2, 3);
        var mask = Mask(key, 0.5);
        var scale = Vector256.Create(2f);
        var y = DropoutMask.Keep(key, 0, DropoutMask.KeepBelow(0.5), Vector256.Create(1f, 2, 3, 4, 5, 6, 7, 8), scale);
        var nan = DropoutMask.Keep(key, 0, DropoutMask.KeepBelow(0.5), Vector256.Create(float.NaN), scale);
        Assert.Contains(true, mask[..8]);
        Assert.Contains(false, mask[..8]);
        for (var lane = 0; lane < 8; lane++)
        {
            Assert.Equal(mask[lane] ? 2 * (lane + 1) : 0, y[lane]);
            Assert.Equal(mask[lane] ? float.NaN : 0, nan[lane]);
        }
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(3u)]
    [InlineData(1_000_001u)]
    [InlineData(uint.MaxValue - 5)]
    public void Keep_decides_by_element_not_by_lane_or_scalar(uint start)
    {
        var key = DropoutMask.Key(7, 8, 9);
        var threshold = DropoutMask.KeepBelow(0.4);
        for (uint shift = 0; shift < 64; shift++)
        {
            var element = unchecked(start + shift);
            var expected = Kept(element);
            for (uint lane = 0; lane < 8; lane++)
            {
                var before = unchecked(element - lane);
                Assert.Equal(expected, DropoutMask.Keep(key, before, threshold, Vector256<float>.One, Vector256<float>.One)[(int)lane] == 1);
                if (lane < 4)
                {
                    Assert.Equal(expected, DropoutMask.Keep(key, before, threshold, Vector256<double>.One, Vector256<double>.One)[(int)lane] == 1);
                }
            }
        }

        bool Kept(uint element) => DropoutMask.Keep(key, element, threshold, Vector256<float>.One, Vector256<float>.One)[0] == 1;
    }

    [Fact]
    public void Keep_of_consecutive_elements_shows_every_pattern_equally_often()
    {
        // Each pattern of eight neighbours under one key, and of one element in eight successive steps, layers and seeds.
        AllPatternsEquallyOften(Mask(DropoutMask.Key(1, 2, 3), 0.5));
        AllPatternsEquallyOften(Interleaved(i => DropoutMask.Key(1, 1000 + i, 0)));
        AllPatternsEquallyOften(Interleaved(i => DropoutMask.Key(1, 1000, i)));
        AllPatternsEquallyOften(Interleaved(i => DropoutMask.Key((ulong)i, 1000, 0)));

        static bool[] Interleaved(Func<int, ulong> key)
        {
            var masks = Enumerable.Range(0, 8).Select(i => Mask(key(i), 0.5)).ToArray();
            return [.. Enumerable.Range(0, Count).SelectMany(element => masks.Select(mask => mask[element]))];
        }

        static void AllPatternsEquallyOften(bool[] bits)
        {
            var counts = new int[256];
            for (var i = 0; i + 8 <= bits.Length; i += 8)
            {
                var pattern = 0;
                for (var j = 0; j < 8; j++)
                {
                    pattern = pattern << 1 | (bits[i + j] ? 1 : 0);
                }

                counts[pattern]++;
            }

            Assert.InRange(Statistics.ChiSquare(counts), 0, Statistics.ChiSquareLimit(255));
        }
    }

    [Fact]
    public void Keep_of_elements_at_any_distance_is_uncorrelated()
    {
        // Powers of two and layer widths are the distances at which a weak hash repeats itself.
        var mask = Mask(DropoutMask.Key(1, 2, 3), 0.5);
        foreach (var distance in Enumerable.Range(1, 200).Concat([256, 512, 784, 1024, 2048, 4096, 8192, 16384, 32768, 65536]))
        {
            var pairs = Count - distance;
            var equal = 0;
            for (var i = 0; i < pairs; i++)
            {
                equal += mask[i] == mask[i + distance] ? 1 : 0;
            }

            Assert.InRange(equal, pairs / 2.0 - 2.3 * Math.Sqrt(pairs), pairs / 2.0 + 2.3 * Math.Sqrt(pairs)); // 4.6σ for 210 looks
        }
    }

    [Fact]
    public void Keep_of_neighbouring_keys_is_uncorrelated_at_every_shift()
    {
        // A key that only shifted the sequence of elements would show as agreement at some distance between two layers' masks.
        var a = Mask(DropoutMask.Key(1, 2, 3), 0.5);
        var b = Mask(DropoutMask.Key(1, 2, 4), 0.5);
        for (var distance = -100; distance <= 100; distance++)
        {
            var equal = 0;
            for (var i = 100; i < Count - 100; i++)
            {
                equal += a[i] == b[i + distance] ? 1 : 0;
            }

            const double pairs = Count - 200;
            Assert.InRange(equal, pairs / 2 - 2.3 * Math.Sqrt(pairs), pairs / 2 + 2.3 * Math.Sqrt(pairs));
        }
    }

    [Fact]
    public void Keep_at_a_higher_rate_drops_a_superset()
    {
        var key = DropoutMask.Key(1, 2, 3);
        Assert.All(Mask(key, 0.2).Zip(Mask(key, 0.6)), pair => Assert.True(pair.First || !pair.Second));
    }

    [Fact]
    public void Key_of_different_seeds_steps_or_layers_differs()
    {
        var keys = from seed in Enumerable.Range(0, 20)
                   from step in Enumerable.Range(0, 50)
                   from layer in Enumerable.Range(0, 20)
                   select DropoutMask.Key((ulong)seed, step, layer);
        Assert.Equal(20_000, keys.Distinct().Count());
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void KeepBelow_of_an_impossible_rate_throws(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DropoutMask.KeepBelow(rate));

    [Fact]
    public void Key_and_decisions_are_the_same_in_every_process_and_on_every_machine()
    {
        Assert.Equal(6549588781410714447UL, DropoutMask.Key(42, 1000, 3));
        var bits = Mask(DropoutMask.Key(42, 1000, 3), 0.5)[..32].Aggregate(0u, (word, bit) => word << 1 | (bit ? 1u : 0));
        Assert.Equal(3759892306u, bits);
    }

    private static bool[] Mask(ulong key, double rate)
    {
        var threshold = DropoutMask.KeepBelow(rate);
        var mask = new bool[Count];
        for (var element = 0; element < Count; element += 8)
        {
            var kept = DropoutMask.Keep(key, (uint)element, threshold, Vector256<float>.One, Vector256<float>.One);
            for (var lane = 0; lane < 8; lane++)
            {
                mask[element + lane] = kept[lane] == 1;
            }
        }

        return mask;
    }
}
