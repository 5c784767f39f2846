namespace NetGen.Benchmarks.Trainings;

/// <summary>A whole training: epoch after epoch over shuffled batches until a share of unseen samples is told apart, or the epochs end.</summary>
/// <param name="Workload">The network, trained with Adam, and the batch.</param>
/// <param name="Accuracy">The share of test samples to reach.</param>
/// <param name="MostEpochs">Where a training that does not get there ends.</param>
/// <param name="Data">What it learns from; null where the files are not at hand.</param>
internal sealed record TrainingTask(Workload Workload, double Accuracy, int MostEpochs, Func<TrainingData?> Data)
{
    /// <summary>Adam's rate.</summary>
    public const double Rate = 1e-3;

    /// <summary>The trainings of the benchmark.</summary>
    public static IReadOnlyList<TrainingTask> All { get; } =
    [
        new(new(new Feedforward([784, 128, 10], Activation.Relu), Recipe.AdamCrossEntropy, Work.Training, 64), 0.975, 20, TrainingData.Mnist),
        new(new(new Feedforward([784, 120, 84, 10], Activation.Relu, [new(6, 5, 2), new(16, 5, 0)]), Recipe.AdamCrossEntropy, Work.Training, 64), 0.985, 20, TrainingData.Mnist),
        new(new(new Feedforward([28, 300, 300, 300, 300, 300, 1], Activation.Relu), Recipe.AdamBinaryCrossEntropy, Work.Training, 128), 0.95, 10, TrainingData.Higgs),
    ];
}
