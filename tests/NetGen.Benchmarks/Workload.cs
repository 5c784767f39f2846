namespace NetGen.Benchmarks;

/// <summary>What a step does.</summary>
internal enum Work
{
    /// <summary>Forward, backward and optimizer on one mini-batch.</summary>
    Training,

    /// <summary>Forward on one mini-batch, the outputs copied into the caller's memory.</summary>
    Inference,
}

/// <summary>
/// How a network is trained, and with it its head and the kind of its targets. η is <see cref="Workload.LearningRate"/>.
/// </summary>
internal enum Recipe
{
    /// <summary>Adam, softmax head, cross-entropy on class labels.</summary>
    AdamCrossEntropy,

    /// <summary>Adam, one sigmoid unit, binary cross-entropy on 0 or 1.</summary>
    AdamBinaryCrossEntropy,

    /// <summary>Plain SGD, linear head, mean squared error.</summary>
    SgdMeanSquaredError,
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

/// <summary>A network, what is done with it, and on how many samples: all that a contestant needs to know.</summary>
/// <param name="Sizes">Inputs, units of each hidden dense layer, outputs.</param>
/// <param name="Activation">Of the hidden layers.</param>
/// <param name="Recipe">Head, loss and optimizer.</param>
/// <param name="Work">Training or inference.</param>
/// <param name="Batch">Samples per step.</param>
/// <param name="Convolutions">What stands before the dense layers; then the inputs are a square image of one channel. Null for none.</param>
internal sealed record Workload(
    IReadOnlyList<int> Sizes, Activation Activation, Recipe Recipe, Work Work, int Batch, IReadOnlyList<Convolution>? Convolutions = null)
{
    /// <summary>
    /// η, so small that a network stays near its start however many steps it takes. The arithmetic is that of any η; but a fast contestant
    /// that had learnt the data by heart would compute with vanishing gradients, denormal numbers among them, and a slow one not yet.
    /// </summary>
    public const double LearningRate = 1e-6;

    /// <summary>The network, as <c>784-128-10 relu</c> or, with convolutions, <c>784-6@5x5-16@5x5-120-84-10 relu</c>.</summary>
    public string Network { get; } =
        $"{string.Join('-', [$"{Sizes[0]}", .. (Convolutions ?? []).Select(c => $"{c.Filters}@{c.Kernel}x{c.Kernel}"), .. Sizes.Skip(1).Select(size => $"{size}")])} {Activation.ToString().ToLowerInvariant()}";

    /// <summary>Height and width of the image where there are convolutions.</summary>
    public int ImageSide { get; } = (int)Math.Sqrt(Sizes[0]);

    /// <summary>Elements that the first dense layer sees.</summary>
    public int DenseInputs { get; } = Walk(Sizes, Convolutions).DenseInputs;

    /// <summary>
    /// Floating-point operations of one step's matrix products, a multiply-add counting two: 2·K·N per layer and sample forward (per output
    /// pixel of a convolution); when training, as much for the weight gradient, and as much for the input gradient except in the first layer.
    /// </summary>
    public long FlopsPerStep { get; } = Batch * Flops(Walk(Sizes, Convolutions).Products, Work);

    private static long Flops(IReadOnlyList<long> products, Work work) => work == Work.Inference ? products.Sum() : 3 * products.Sum() - products[0];

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
