namespace NetGen.Numerics;

/// <summary>
/// A stream of random numbers, the same on every machine: a seed and a stream number go in, independent uniform and normal numbers come
/// out. All its state is one number, <see cref="Position"/>, so that a training can be resumed exactly where it stood.
/// </summary>
/// <remarks>
/// <para>
/// Word i of stream s under a seed is word i mod 4 of the Philox4x32-10 block with key seed and counter (i/4, s). There are 2⁶⁴ streams of
/// 2⁶⁴ words per seed; none overlap.
/// </para>
/// <para>A mutable structure: pass it by reference, or the copy draws the same numbers again. Not thread-safe; give each thread a
/// stream.</para>
/// </remarks>
public struct RandomStream
{
    private ulong _position;
    private ulong _low;
    private ulong _high;

    /// <summary>A stream at its beginning.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">Which of the seed's streams.</param>
    public RandomStream(ulong seed, ulong stream)
    {
        Seed = seed;
        Stream = stream;
    }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>Which of the seed's streams this is.</summary>
    public ulong Stream { get; }

    /// <summary>The number of 32-bit words drawn so far. Setting it goes there at once: a saved position continues exactly.</summary>
    public ulong Position
    {
        readonly get => _position;
        set
        {
            _position = value;
            LoadBlock();
        }
    }

    /// <summary>32 random bits.</summary>
    public uint NextUInt32()
    {
        var word = (int)(_position & 3);
        if (word == 0)
        {
            LoadBlock();
        }

        unchecked
        {
            _position++;
            return (uint)((word < 2 ? _low : _high) >> ((word & 1) * 32));
        }
    }

    /// <summary>64 random bits: two words, the first is the low half.</summary>
    public ulong NextUInt64()
    {
        ulong low = NextUInt32();
        return low | (ulong)NextUInt32() << 32;
    }

    /// <summary>A number in [0, 1), uniform over the multiples of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>An integer in [0, <paramref name="maxExclusive"/>), each exactly as likely as the others (Lemire 2019).</summary>
    /// <param name="maxExclusive">The number of outcomes, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxExclusive"/> is not positive.</exception>
    public int NextInt32(int maxExclusive)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxExclusive);
        var range = (uint)maxExclusive;

        // The high word of a product is the outcome. Low words below 2³² mod range would make some outcomes likelier; those are drawn
        // again.
        var product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            var unfair = (uint)((1UL << 32) % range);
            while ((uint)product < unfair)
            {
                product = (ulong)NextUInt32() * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>
    /// A normal number with mean 0 and variance 1, of magnitude at most 8.21. Draws two words, always, and uses only correctly rounded
    /// arithmetic, so that it has the same bits everywhere.
    /// </summary>
    public double NextNormal() => NormalDistribution.Quantile(NextOpenDouble());

    /// <summary>Puts the items into a random order, each as likely as the others (Fisher and Yates; Durstenfeld 1964).</summary>
    /// <param name="items">The items.</param>
    public void Shuffle(Span<int> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = NextInt32(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>
    /// A number strictly between 0 and 1: the middle of one of 2⁵² equal parts, so the distribution is symmetric about ½.
    /// </summary>
    internal double NextOpenDouble() => ((NextUInt64() >> 12) + 0.5) * (1.0 / (1UL << 52));

    private void LoadBlock() => (_low, _high) = Philox.Block(_position >> 2, Stream, Seed);
}
