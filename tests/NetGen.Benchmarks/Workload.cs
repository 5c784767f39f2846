namespace NetGen.Benchmarks;

/// <summary>What a step does.</summary>
internal enum Work
{
    /// <summary>Forward, backward and optimizer on one mini-batch.</summary>
    Training,

    /// <summary>Forward on one mini-batch, the outputs copied into the caller's memory.</summary>
    Inference,

    /// <summary>The next step of one sequence that does not end, from what the steps before it have left; the outputs copied likewise.</summary>
    Stream,
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

/// <summary>A network, what is done with it, and on how many samples: all that a contestant needs to know.</summary>
/// <param name="Architecture">What the network is made of.</param>
/// <param name="Recipe">Head, loss and optimizer.</param>
/// <param name="Work">Training or inference.</param>
/// <param name="Batch">Samples per step.</param>
internal sealed record Workload(Architecture Architecture, Recipe Recipe, Work Work, int Batch)
{
    /// <summary>
    /// η, so small that a network stays near its start however many steps it takes. The arithmetic is that of any η; but a fast contestant
    /// that had learnt the data by heart would compute with vanishing gradients, denormal numbers among them, and a slow one not yet.
    /// </summary>
    public const double LearningRate = 1e-6;

    /// <summary>The network's name.</summary>
    public string Network => Architecture.Name;

    /// <summary>Values of one sample.</summary>
    public int InputLength => Architecture.InputLength;

    /// <summary>Outputs of one sample.</summary>
    public int OutputLength => Architecture.OutputLength;

    /// <summary>
    /// Floating-point operations of one step's matrix products: those of <see cref="Benchmarks.Architecture.Products"/> forward; when
    /// training, as much for the weight gradient, and as much for the input gradient except of the network's input.
    /// </summary>
    public long FlopsPerStep { get; } = Batch * Flops(Architecture.Products, Work);

    private static long Flops(IReadOnlyList<long> products, Work work) => work == Work.Training ? 3 * products.Sum() - products[0] : products.Sum();
}
