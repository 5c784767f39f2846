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

/// <summary>A dense network, what is done with it, and on how many samples: all that a contestant needs to know.</summary>
/// <param name="Sizes">Inputs, units of each hidden layer, outputs.</param>
/// <param name="Activation">Of the hidden layers.</param>
/// <param name="Recipe">Head, loss and optimizer.</param>
/// <param name="Work">Training or inference.</param>
/// <param name="Batch">Samples per step.</param>
internal sealed record Workload(IReadOnlyList<int> Sizes, Activation Activation, Recipe Recipe, Work Work, int Batch)
{
    /// <summary>
    /// η, so small that a network stays near its start however many steps it takes. The arithmetic is that of any η; but a fast contestant
    /// that had learnt the data by heart would compute with vanishing gradients, denormal numbers among them, and a slow one not yet.
    /// </summary>
    public const double LearningRate = 1e-6;

    /// <summary>The network, as <c>784-128-10 relu</c>.</summary>
    public string Network { get; } = $"{string.Join('-', Sizes)} {Activation.ToString().ToLowerInvariant()}";

    /// <summary>
    /// Floating-point operations of one step's matrix products, a multiply-add counting two: 2·K·N per layer and sample forward; when
    /// training, as much for the weight gradient, and as much for the input gradient except in the first layer.
    /// </summary>
    public long FlopsPerStep { get; } = Batch * (Work == Work.Inference ? Products(Sizes) : 3 * Products(Sizes) - 2L * Sizes[0] * Sizes[1]);

    private static long Products(IReadOnlyList<int> sizes) => Enumerable.Range(1, sizes.Count - 1).Sum(i => 2L * sizes[i - 1] * sizes[i]);
}
