using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

public sealed class RandomStreamTests
{
    // Random123, kat_vectors, "philox4x32 10": counter words, key words, result words.
    [Theory]
    [InlineData(0x00000000_00000000, 0x00000000_00000000, 0x00000000_00000000, 0xe169c58d_6627e8d5, 0x9b00dbd8_bc57ac4c)]
    [InlineData(0xffffffff_ffffffff, 0xffffffff_ffffffff, 0xffffffff_ffffffff, 0x41c83b0e_408f276d, 0x6d5451fd_a20bc7c6)]
    [InlineData(0x85a308d3_243f6a88, 0x03707344_13198a2e, 0x299f31d0_a4093822, 0x94fdcceb_d16cfe09, 0x24126ea1_5001e420)]
    public void Block_of_a_published_vector_is_as_published(ulong counterLow, ulong counterHigh, ulong key, ulong low, ulong high) =>
        Assert.Equal((low, high), Philox.Block(counterLow, counterHigh, key));

    [Fact]
    public void NextUInt32_gives_the_words_of_successive_blocks_in_order()
    {
        var random = new RandomStream(seed: 0x299f31d0_a4093822, stream: 0x03707344_13198a2e) { Position = 4 * 0x05a308d3_243f6a88 };
        var (low, high) = Philox.Block(0x05a308d3_243f6a88, 0x03707344_13198a2e, 0x299f31d0_a4093822);
        Assert.Equal([(uint)low, (uint)(low >> 32), (uint)high, (uint)(high >> 32)], Draw(4, ref random));
        Assert.Equal((uint)Philox.Block(0x05a308d3_243f6a89, 0x03707344_13198a2e, 0x299f31d0_a4093822).Low, random.NextUInt32());
    }

    [Fact]
    public void Default_stream_is_stream_0_of_seed_0()
    {
        RandomStream none = default, zero = new(0, 0);
        Assert.Equal(Draw(9, ref zero), Draw(9, ref none));
    }

    [Fact]
    public void Position_when_restored_continues_exactly_whatever_was_drawn()
    {
        var random = new RandomStream(1, 2);
        for (var i = 0; i < 200; i++)
        {
            var saved = random.Position;
            var expected = Mixture(ref random);
            var resumed = new RandomStream(random.Seed, random.Stream) { Position = saved };
            Assert.Equal(expected, Mixture(ref resumed));
            Assert.Equal(random.Position, resumed.Position);
            _ = Draw(i % 5, ref random);
        }

        static (uint, ulong, double, int, double) Mixture(ref RandomStream random) =>
            (random.NextUInt32(), random.NextUInt64(), random.NextDouble(), random.NextInt32(1000), random.NextNormal());
    }

    [Fact]
    public void Streams_with_neighbouring_numbers_share_nothing()
    {
        RandomStream a = new(7, 0), b = new(7, 1), c = new(8, 0);
        var words = Draw(20_000, ref a).Concat(Draw(20_000, ref b)).Concat(Draw(20_000, ref c)).ToHashSet();

        // 60,000 draws of 2³² values: 0.4 coincidences are expected.
        Assert.InRange(words.Count, 59_995, 60_000);
    }

    [Fact]
    public void NextDouble_is_in_the_unit_interval_and_uniform()
    {
        var random = new RandomStream(3, 0);
        var values = Enumerable.Range(0, 200_000).Select(_ => random.NextDouble()).ToArray();
        Assert.All(values, value => Assert.True(value is >= 0 and < 1));
        Assert.InRange(Statistics.KolmogorovSmirnov(values, x => x), 0, Statistics.KolmogorovSmirnovLimit);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(97)]
    public void NextInt32_of_a_small_range_is_uniform(int range)
    {
        var random = new RandomStream(5, 0);
        var counts = new int[range];
        for (var i = 0; i < 1000 * range; i++)
        {
            counts[random.NextInt32(range)]++;
        }

        Assert.InRange(Statistics.ChiSquare(counts), 0, Statistics.ChiSquareLimit(range - 1));
    }

    [Fact]
    public void NextInt32_of_a_range_that_does_not_divide_2_32_is_unbiased()
    {
        // Without rejection the outcomes would take two, three and three of the 2³² words in turn.
        const int range = (int)(3L << 29);
        var random = new RandomStream(6, 0);
        var counts = new int[3];
        for (var i = 0; i < 60_000; i++)
        {
            counts[random.NextInt32(range) % 3]++;
        }

        Assert.InRange(Statistics.ChiSquare(counts), 0, Statistics.ChiSquareLimit(2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void NextInt32_of_an_empty_range_throws(int range) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(0, 0).NextInt32(range));

    [Fact]
    public void NextNormal_is_standard_normal()
    {
        var random = new RandomStream(4, 0);
        var values = Enumerable.Range(0, 400_000).Select(_ => random.NextNormal()).ToArray();
        var (mean, variance) = Statistics.MeanAndVariance(values);
        Assert.InRange(mean, -4 / Math.Sqrt(values.Length), 4 / Math.Sqrt(values.Length));
        Assert.InRange(variance, 0.99, 1.01);

        var correlation = values.Zip(values.Skip(1), (a, b) => a * b).Average();
        Assert.InRange(correlation, -4 / Math.Sqrt(values.Length), 4 / Math.Sqrt(values.Length));
        Assert.InRange(Statistics.KolmogorovSmirnov(values, Statistics.NormalCumulative), 0, Statistics.KolmogorovSmirnovLimit);
    }

    [Fact]
    public void NextNormal_has_the_same_bits_on_every_machine()
    {
        var random = new RandomStream(0x0123456789ABCDEF, 42);
        ulong hash = 0;
        for (var i = 0; i < 100_000; i++)
        {
            hash = unchecked((hash ^ BitConverter.DoubleToUInt64Bits(random.NextNormal())) * 0x100000001B3);
        }

        Assert.Equal(2386234987588456744UL, hash);
    }

    [Fact]
    public void Shuffle_keeps_the_items_and_makes_every_order_equally_likely()
    {
        var random = new RandomStream(9, 0);
        var counts = new int[24];
        for (var i = 0; i < 24_000; i++)
        {
            int[] items = [0, 1, 2, 3];
            random.Shuffle(items);
            Assert.Equal([0, 1, 2, 3], items.Order());
            var smallerLater = items.Select((item, place) => items.Skip(place + 1).Count(later => later < item)).ToArray();
            counts[smallerLater[0] * 6 + smallerLater[1] * 2 + smallerLater[2]]++;
        }

        Assert.InRange(Statistics.ChiSquare(counts), 0, Statistics.ChiSquareLimit(23));
    }

    [Fact]
    public void Shuffle_of_nothing_or_one_item_draws_nothing()
    {
        var random = new RandomStream(9, 0);
        random.Shuffle([]);
        random.Shuffle([5]);
        Assert.Equal(0UL, random.Position);
    }

    private static uint[] Draw(int count, ref RandomStream random)
    {
        var words = new uint[count];
        for (var i = 0; i < count; i++)
        {
            words[i] = random.NextUInt32();
        }

        return words;
    }
}
