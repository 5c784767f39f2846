using System.Diagnostics;
using NetGen.Benchmarks.Trainings;
using TorchSharp;

namespace NetGen.Benchmarks.Peers;

/// <summary>libtorch's side of a whole training: shuffled indices, a batch gathered by them, forward, backward, Adam; the test after each epoch.</summary>
internal static class TorchTrainings
{
    // Enough for speed, little enough for memory.
    private const int TestBatch = 1000;

    /// <summary>Trains.</summary>
    public static TrainingResult Run(TrainingTask task, TrainingData data, int threads)
    {
        torch.set_num_threads(threads);
        torch.random.manual_seed(1);
        using var network = TorchLibrary.Build(task.Workload);
        using var optimizer = torch.optim.Adam(network.parameters(), TrainingTask.Rate);
        var isBinary = task.Workload.Recipe == Recipe.AdamBinaryCrossEntropy;
        using var inputs = torch.tensor(data.Inputs, data.Labels.Length, task.Workload.InputLength);
        using var labels = Targets(data.Labels, isBinary);
        using var testInputs = torch.tensor(data.TestInputs, data.TestLabels.Length, task.Workload.InputLength);
        using var testLabels = Targets(data.TestLabels, isBinary);

        var start = Stopwatch.GetTimestamp();
        var (epochs, accuracy) = (0, 0.0);
        while (epochs < task.MostEpochs && accuracy < task.Accuracy)
        {
            Epoch();
            epochs++;
            accuracy = Accuracy();
        }
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new TrainingResult
        {
            Network = task.Workload.Network,
            Batch = task.Workload.Batch,
            Contestant = threads == 1 ? "libtorch" : $"libtorch, {threads} threads",
            Epochs = epochs,
            Seconds = seconds,
            SamplesPerSecond = (double)epochs * data.Labels.Length / seconds,
            Accuracy = accuracy,
            Goal = task.Accuracy,
        };

        void Epoch()
        {
            using var order = torch.randperm(data.Labels.Length, dtype: torch.ScalarType.Int64);
            for (var first = 0L; first < data.Labels.Length; first += task.Workload.Batch)
            {
                using var scope = torch.NewDisposeScope();
                var rows = order.narrow(0, first, Math.Min(task.Workload.Batch, data.Labels.Length - first));
                optimizer.zero_grad();
                var output = network.forward(inputs.index_select(0, rows));
                var wanted = labels.index_select(0, rows);
                var loss = isBinary ? torch.nn.functional.binary_cross_entropy_with_logits(output, wanted) : torch.nn.functional.cross_entropy(output, wanted);
                loss.backward();
                optimizer.step();
            }
        }

        double Accuracy()
        {
            using var inference = torch.inference_mode();
            var right = 0L;
            for (var first = 0L; first < data.TestLabels.Length; first += TestBatch)
            {
                using var scope = torch.NewDisposeScope();
                var count = Math.Min(TestBatch, data.TestLabels.Length - first);
                var output = network.forward(testInputs.narrow(0, first, count));
                var found = isBinary ? output.gt(0).to(torch.ScalarType.Float32) : output.argmax(1);
                right += found.eq(testLabels.narrow(0, first, count)).sum().item<long>();
            }
            return (double)right / data.TestLabels.Length;
        }
    }

    private static torch.Tensor Targets(int[] labels, bool isBinary) => isBinary
        ? torch.tensor(Array.ConvertAll(labels, label => (float)label), labels.Length, 1)
        : torch.tensor(Array.ConvertAll(labels, label => (long)label));
}
