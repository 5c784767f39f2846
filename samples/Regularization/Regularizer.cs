using NetGen;

/// <summary>One way to keep a network from learning its samples by heart.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Hyperparameters">The numbers that switch it on, and all others off.</param>
/// <param name="EarlyStopping">Where it is the end of training that is chosen.</param>
internal sealed record Regularizer(string Name, RegularizedNet.Hyperparameters Hyperparameters, EarlyStopping? EarlyStopping = null)
{
    private static readonly RegularizedNet.Hyperparameters Plain = new RegularizedNet.Hyperparameters().WithoutRegularization();

    /// <summary>Nothing, for comparison.</summary>
    public static Regularizer None { get; } = new("none", Plain);

    /// <summary>The probability that a hidden unit is dropped is ½.</summary>
    public static Regularizer Dropout { get; } = new("dropout 0.5", Plain with { Dropout1Rate = 0.5 });

    /// <summary>½·0.01·‖w‖².</summary>
    public static Regularizer L2 { get; } = new("L2 0.01", Plain with { L2 = 0.01 });

    /// <summary>0.0006·‖w‖₁: an elastic net that is L1 alone.</summary>
    public static Regularizer L1 { get; } = new("L1 0.0006", Plain with { ElasticNet = 6e-4, ElasticNetL1Ratio = 1 });

    /// <summary>Half of 0.001 for ‖w‖₁, half for ½‖w‖².</summary>
    public static Regularizer ElasticNet { get; } = new("elastic net 0.001", Plain with { ElasticNet = 1e-3, ElasticNetL1Ratio = 0.5 });

    /// <summary>The best epoch, when three in a row were no better.</summary>
    public static Regularizer Stopping { get; } = new("early stopping", Plain, new EarlyStopping { Patience = 2 });

    /// <summary>A thousand images to train on and five thousand others to validate with.</summary>
    /// <param name="images">MNIST's training images.</param>
    public static (Dataset Training, Dataset Validation) Choose(Dataset images) => images.Shuffle(seed: 1).Take(6000).Split(1.0 / 6, seed: 1);

    /// <summary>Trains a fresh network and measures it.</summary>
    public Measurement Measure(Dataset training, Dataset validation, ulong seed)
    {
        var network = new RegularizedNet(seed);
        var options = new FitOptions { Seed = seed, Validation = validation, EarlyStopping = EarlyStopping, ProgressLine = ProgressLine.Off };
        var history = network.Fit(training, options, Hyperparameters);
        ReadOnlySpan<float> first = network.Dense1.Weights, second = network.Dense2.Weights;
        return new Measurement(
            history.Epochs.Count,
            network.Evaluate(training).Accuracy!.Value,
            network.Evaluate(validation).Accuracy!.Value,
            (double)(first.Count(0) + second.Count(0)) / (first.Length + second.Length));
    }
}

/// <summary>What became of a network.</summary>
/// <param name="Epochs">The epochs it was trained.</param>
/// <param name="Training">The share of the training images that it knows.</param>
/// <param name="Validation">The share of the others that it knows.</param>
/// <param name="Zeros">The share of its weights that are exactly 0.</param>
internal sealed record Measurement(double Epochs, double Training, double Validation, double Zeros)
{
    /// <summary>How much better it knows the images that it has seen.</summary>
    public double Gap => Training - Validation;

    /// <summary>The mean of several.</summary>
    public static Measurement Mean(IReadOnlyCollection<Measurement> all) => new(
        all.Average(one => one.Epochs), all.Average(one => one.Training), all.Average(one => one.Validation), all.Average(one => one.Zeros));
}
