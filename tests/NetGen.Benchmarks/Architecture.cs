namespace NetGen.Benchmarks;

/// <summary>What a network is made of, for whoever builds it. A closed family; a library has what it can say of each kind.</summary>
internal abstract record Architecture
{
    /// <summary>The name in tables and filters.</summary>
    public abstract string Name { get; }

    /// <summary>Values of one sample; of a stream, values of one step.</summary>
    public abstract int InputLength { get; }

    /// <summary>Outputs of one sample, over all its positions; of a stream, of one step.</summary>
    public abstract int OutputLength { get; }

    /// <summary>Tokens that an input may be; 0 where inputs are numbers.</summary>
    public virtual int Vocabulary => 0;

    /// <summary>Places of a sample that have an output, and a label, of their own.</summary>
    public virtual int Positions => 1;

    /// <summary>
    /// Floating-point operations of the matrix products of one sample forward, in order, a multiply-add counting two. The first is that of
    /// the network's input, which needs no gradient.
    /// </summary>
    public abstract IReadOnlyList<long> Products { get; }

    /// <summary>Outputs of one position: classes, where there are classes.</summary>
    public int Outputs => OutputLength / Positions;
}

/// <summary>The hidden layers' non-linearity.</summary>
internal enum Activation
{
    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>tanh x.</summary>
    Tanh,
}

/// <summary>A convolution with stride 1; activation and a 2×2 max-pool follow it.</summary>
/// <param name="Filters">Output channels.</param>
/// <param name="Kernel">The kernel's height and width.</param>
/// <param name="Padding">Zeros on every side.</param>
internal sealed record Convolution(int Filters, int Kernel, int Padding);

/// <summary>Dense layers, and what may stand before them.</summary>
/// <param name="Sizes">Inputs, units of each hidden dense layer, outputs.</param>
/// <param name="Activation">Of the hidden layers.</param>
/// <param name="Convolutions">What stands before the dense layers; then the inputs are a square image of one channel. Null for none.</param>
internal sealed record Feedforward(IReadOnlyList<int> Sizes, Activation Activation, IReadOnlyList<Convolution>? Convolutions = null)
    : Architecture
{
    /// <summary>As <c>784-128-10 relu</c> or, with convolutions, <c>784-6@5x5-16@5x5-120-84-10 relu</c>.</summary>
    public override string Name { get; } = string.Join('-',
    [
        $"{Sizes[0]}", .. (Convolutions ?? []).Select(c => $"{c.Filters}@{c.Kernel}x{c.Kernel}"), .. Sizes.Skip(1).Select(size => $"{size}"),
    ]) + $" {Activation.ToString().ToLowerInvariant()}";

    public override int InputLength => Sizes[0];

    public override int OutputLength => Sizes[^1];

    /// <summary>Height and width of the image where there are convolutions.</summary>
    public int ImageSide { get; } = (int)Math.Sqrt(Sizes[0]);

    /// <summary>Elements that the first dense layer sees.</summary>
    public int DenseInputs { get; } = Walk(Sizes, Convolutions).DenseInputs;

    /// <summary>2·K·N of each dense layer, and of each output pixel of a convolution.</summary>
    public override IReadOnlyList<long> Products { get; } = Walk(Sizes, Convolutions).Products;

    // The products of each layer, and what the convolutions and their pools leave of the image.
    private static (int DenseInputs, IReadOnlyList<long> Products) Walk(IReadOnlyList<int> sizes, IReadOnlyList<Convolution>? convolutions)
    {
        var products = new List<long>();
        var (inputs, side, channels) = (sizes[0], (int)Math.Sqrt(sizes[0]), 1);
        foreach (var convolution in convolutions ?? [])
        {
            side += 2 * convolution.Padding - convolution.Kernel + 1;
            products.Add(2L * side * side * convolution.Kernel * convolution.Kernel * channels * convolution.Filters);
            side /= 2;
            channels = convolution.Filters;
            inputs = side * side * channels;
        }

        for (var i = 1; i < sizes.Count; i++)
            products.Add(2L * (i == 1 ? inputs : sizes[i - 1]) * sizes[i]);
        return (inputs, products);
    }
}

/// <summary>What a recurrent layer does with its state.</summary>
internal enum Cell
{
    /// <summary>Gated recurrent units, the reset gate behind the product (before it in KANN).</summary>
    Gru,

    /// <summary>Long short-term memory.</summary>
    Lstm,
}

/// <summary>Recurrent layers of one kind and size on each other, and a dense layer behind them.</summary>
/// <param name="Cell">Their kind.</param>
/// <param name="Steps">Steps of a sequence; 1 for a stream, which has no end.</param>
/// <param name="Features">Numbers in a step; with <paramref name="Tokens"/> those of a token's vector.</param>
/// <param name="Units">Of each recurrent layer.</param>
/// <param name="Layers">Recurrent layers.</param>
/// <param name="Heads">Units of the dense layer.</param>
/// <param name="IsEachStep">Whether it stands behind each step, not only behind the last.</param>
/// <param name="Tokens">The vocabulary, where a step is a token; 0 where it is numbers.</param>
internal sealed record Recurrent(
    Cell Cell, int Steps, int Features, int Units, int Layers, int Heads, bool IsEachStep, int Tokens = 0) : Architecture
{
    private int Gates => Cell == Cell.Gru ? 3 : 4;

    /// <summary>As <c>1-gru16-1</c> for a stream, <c>28x28-gru64-10</c>, or <c>100xtoken64-32-lstm128-64 each step</c>.</summary>
    public override string Name { get; } =
        (Steps > 1 ? $"{Steps}x" : "") + (Tokens > 0 ? $"token{Tokens}-" : "") + $"{Features}"
        + string.Concat(Enumerable.Repeat($"-{Cell.ToString().ToLowerInvariant()}{Units}", Layers)) + $"-{Heads}"
        + (Steps > 1 && IsEachStep ? " each step" : "");

    public override int InputLength => Tokens > 0 ? Steps : Steps * Features;

    public override int OutputLength => Positions * Heads;

    public override int Vocabulary => Tokens;

    public override int Positions => IsEachStep ? Steps : 1;

    /// <summary>
    /// 2·G·(I + H)·H a layer and step, G gates of H units on I inputs. A token's vector is looked up, not multiplied, and has a gradient.
    /// </summary>
    public override IReadOnlyList<long> Products =>
    [
        .. Tokens > 0 ? [0L] : Array.Empty<long>(),
        .. Enumerable.Range(0, Layers).SelectMany(layer => new[] { layer == 0 ? Features : Units, Units })
            .Select(inputs => 2L * Steps * Gates * inputs * Units),
        2L * Positions * Units * Heads,
    ];
}

/// <summary>
/// Causal convolutions over time on each other, tanh behind each, and a dense layer behind the last: the dilated stack of WaveNet (van den
/// Oord et al. 2016) without what is added around it. A stream: one step is one sample.
/// </summary>
/// <param name="Channels">Output channels of each convolution.</param>
/// <param name="Kernel">Taps of each.</param>
/// <param name="Dilations">Steps from tap to tap, layer by layer.</param>
internal sealed record CausalConvolutions(int Channels, int Kernel, IReadOnlyList<int> Dilations) : Architecture
{
    /// <summary>As <c>1-16@3 dilated 1 to 512-1 tanh</c>.</summary>
    public override string Name { get; } = $"1-{Channels}@{Kernel} dilated {Dilations[0]} to {Dilations[^1]}-1 tanh";

    public override int InputLength => 1;

    public override int OutputLength => 1;

    public override IReadOnlyList<long> Products { get; } =
        [.. Dilations.Select((_, layer) => 2L * Kernel * (layer == 0 ? 1 : Channels) * Channels), 2L * Channels];
}
