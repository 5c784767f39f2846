using System.Diagnostics;

namespace NetGen.Benchmarks.Trainings;

/// <summary>NetGen's side of a whole training, as a user writes it: data sets, one <c>Fit</c>, and a callback that ends it.</summary>
internal static class CompiledTrainings
{
    /// <summary>Trains.</summary>
    /// <param name="task">What.</param>
    /// <param name="data">With what.</param>
    /// <param name="threads">Of <see cref="FitOptions.Threads"/>.</param>
    public static TrainingResult Run(TrainingTask task, TrainingData data, int threads) => task.Workload.Network switch
    {
        "784-128-10 relu" => Run(new DigitsPerceptron(seed: 1), task, data, threads),
        "784-6@5x5-16@5x5-120-84-10 relu" => Run(new DigitsLeNet(seed: 1), task, data, threads),
        "28-300-300-300-300-300-1 relu" => Run(new Collisions(seed: 1), task, data, threads),
        var other => throw new InvalidOperationException($"No network is declared for {other}."),
    };

    private static TrainingResult Run<TNetwork>(TNetwork network, TrainingTask task, TrainingData data, int threads)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        var training = Dataset.FromArrays(data.Inputs, data.Labels);
        var test = Dataset.FromArrays(data.TestInputs, data.TestLabels);
        var start = Stopwatch.GetTimestamp();
        var history = network.Fit(training, new FitOptions
        {
            Epochs = task.MostEpochs,
            BatchSize = task.Workload.Batch,
            Validation = test,
            Callbacks = [new EndAt(task.Accuracy)],
            Threads = threads,
            Seed = 1,
            ProgressLine = ProgressLine.Off,
        });
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new TrainingResult
        {
            Network = task.Workload.Network,
            Batch = task.Workload.Batch,
            Contestant = threads == 1 ? "NetGen" : $"NetGen, {threads} threads",
            Epochs = history.Epochs.Count,
            Seconds = seconds,
            SamplesPerSecond = (double)history.Epochs.Count * training.Count / seconds,
            Accuracy = history.Epochs[^1].ValidationAccuracy ?? throw new InvalidOperationException("A training with classes has an accuracy."),
            Goal = task.Accuracy,
        };
    }

    /// <summary>Ends a training at an accuracy.</summary>
    private sealed class EndAt(double accuracy) : ITrainingCallback
    {
        public bool AfterEpoch(EpochReport epoch) => !(epoch.ValidationAccuracy >= accuracy);
    }
}
