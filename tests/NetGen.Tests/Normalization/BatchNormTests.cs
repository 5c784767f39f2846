using NetGen.Tests.Files;
using NetGen.Tests.Lab;
using NetGen.Tests.Networks;
using NetGen.Tests.Oracle;
using NetGen.Training;

namespace NetGen.Tests.Normalization;

/// <summary>What a batch-normalised network remembers, and when it does not.</summary>
public sealed class BatchNormTests
{
    private const int Samples = 12;

    private static readonly float[] Inputs = Draw.Normal<float>(Samples * 5, seed: 2);
    private static readonly int[] Labels = Draw.Labels(Samples, 3, seed: 3);
    private static readonly Dataset Eleven = Dataset.FromArrays(Inputs, Labels).Take(11);

    [Fact]
    public void Fresh_network_has_unit_scale_and_unit_running_variance()
    {
        var network = new BatchNormNetwork(seed: 1);
        Assert.All(network.BatchNorm1.Weights.ToArray(), value => Assert.Equal(1, value));
        Assert.All(network.BatchNorm1.Bias.ToArray(), value => Assert.Equal(0, value));
        Assert.All(network.BatchNorm1.RunningMean.ToArray(), value => Assert.Equal(0, value));
        Assert.All(network.BatchNorm1.RunningVariance.ToArray(), value => Assert.Equal(1, value));
    }

    [Fact]
    public void Running_statistics_are_no_parameters()
    {
        Assert.Equal((5 * 9) + 9 + 9 + 9 + (9 * 3) + 3, BatchNormNetwork.ParameterCount);
        Assert.Equal(BatchNormNetwork.ParameterCount, new BatchNormNetwork().Parameters.Length);
        Assert.Equal(["batchnorm1.running_mean", "batchnorm1.running_var"], BatchNormNetwork.Summary.Buffers.Select(buffer => buffer.Name));
        Assert.Equal(BatchNormNetwork.ParameterCount + 18, BatchNormNetwork.Summary.StateLength);
    }

    [Fact]
    public void Running_statistics_move_with_steps_only()
    {
        var network = new BatchNormNetwork(seed: 1);
        var trainer = new BatchNormNetwork.Trainer(network);
        var state = trainer.ParametersAndBuffers.ToArray();
        trainer.ComputeGradients(Inputs, Labels);
        Assert.Equal(state, trainer.ParametersAndBuffers.ToArray());

        var broken = Inputs.ToArray();
        broken[7] = float.NaN;
        Assert.Throws<NonFiniteValueException>(() => trainer.Step(broken, Labels));
        Assert.Equal(state, trainer.ParametersAndBuffers.ToArray());

        trainer.Step(Inputs, Labels);
        Assert.NotEqual(state[BatchNormNetwork.ParameterCount..], trainer.ParametersAndBuffers[BatchNormNetwork.ParameterCount..].ToArray());
        Assert.True(network.BatchNorm1.RunningMean.SequenceEqual(trainer.ParametersAndBuffers.Slice(BatchNormNetwork.ParameterCount, 9)));
    }

    [Fact]
    public void One_sample_has_no_variance()
    {
        var trainer = new BatchNormNetwork.Trainer(new BatchNormNetwork(seed: 1));
        var error = Assert.Throws<TensorLengthException>(() => trainer.Step(Inputs.AsSpan(0, 5), Labels.AsSpan(0, 1)));
        Assert.Equal("BatchNormNetwork: BatchNorm1 normalises each channel over the batch and needs at least 2 values of it, so a batch of at least 2 samples; it has 1.", error.Message);
        Assert.Equal(0, trainer.StepCount);
    }

    [Theory]
    [InlineData(5, 1, null, "the last of 11 samples in batches of 5 would be alone. Set FitOptions.DropLast, or another FitOptions.BatchSize.")]
    [InlineData(1, 1, null, "each step has 1. Set FitOptions.BatchSize to at least 2.")]
    [InlineData(1, 1, 1, "each step has 1. Set FitOptions.BatchSize to at least 2.")]
    [InlineData(2, 5, null, "the last of 11 samples in batches of 2 would be alone. Set FitOptions.DropLast, or another FitOptions.BatchSize.")]
    public void One_sample_at_the_end_of_an_epoch_is_found_before_training_begins(int batchSize, int accumulate, int? limit, string sentence)
    {
        var network = new BatchNormNetwork(seed: 1);
        float[] weights = network.Parameters.ToArray();
        FitOptions options = new() { BatchSize = batchSize, Accumulate = accumulate, LimitBatches = limit, ProgressLine = ProgressLine.Off };
        var error = Assert.Throws<DatasetException>(() => network.Fit(Eleven, options));
        Assert.Equal("BatchNormNetwork: BatchNorm1 normalises over the batch and needs at least 2 samples in each; " + sentence, error.Message);
        Assert.Equal(weights, network.Parameters.ToArray());
    }

    [Fact]
    public void One_sample_at_the_end_of_an_epoch_is_left_out_where_asked_for_or_goes_into_a_larger_step()
    {
        FitOptions options = new() { Epochs = 2, BatchSize = 5, ProgressLine = ProgressLine.Off };
        Assert.Equal(4, new BatchNormNetwork(seed: 1).Fit(Eleven, options with { DropLast = true }).StepCount);
        Assert.Equal(2, new BatchNormNetwork(seed: 1).Fit(Eleven, options with { Accumulate = 3 }).StepCount);
        Assert.Null(WithoutBatchNormNetwork.Summary.BatchStatisticsLayer);
        Assert.Equal(6, new WithoutBatchNormNetwork(seed: 1).Fit(Eleven, options).StepCount);
    }

    [Fact]
    public void Workspace_grows_with_the_batch_and_then_nothing_is_allocated()
    {
        var grown = new BatchNormNetwork.Trainer(new BatchNormNetwork(seed: 1));
        var (many, manyLabels) = (Draw.Normal<float>(700 * 5, seed: 4), Draw.Labels(700, 3, seed: 5));
        grown.ComputeGradients(Inputs, Labels);
        grown.ComputeGradients(many, manyLabels);
        var gradients = grown.Gradients.ToArray();
        var fresh = new BatchNormNetwork.Trainer(new BatchNormNetwork(seed: 1));
        fresh.ComputeGradients(many, manyLabels);
        Assert.Equal(fresh.Gradients.ToArray(), gradients);

        grown.Step(many, manyLabels);
        grown.Step(Inputs, Labels);
        var before = GC.GetAllocatedBytesForCurrentThread();
        grown.Step(Inputs, Labels);
        grown.Step(many, manyLabels);
        grown.ComputeGradients(many.AsSpan(0, 20), manyLabels.AsSpan(0, 4));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Predicting_allocates_nothing_and_is_thread_safe()
    {
        var network = Trained(out _);
        var expected = new float[Samples * 3];
        network.PredictBatch(Inputs, expected);
        var failures = 0;
        var workers = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            var outputs = new float[Samples * 3];
            network.PredictBatch(Inputs, outputs);
            network.Predict(Inputs.AsSpan(0, 5), outputs.AsSpan(0, 3));
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 50; i++)
                network.PredictBatch(Inputs, outputs);
            if (GC.GetAllocatedBytesForCurrentThread() != before || !outputs.AsSpan().SequenceEqual(expected))
                Interlocked.Increment(ref failures);
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        Assert.Equal(0, failures);
    }

    [Fact]
    public void Weight_file_carries_the_running_statistics()
    {
        using var folder = new TemporaryFolder();
        var network = Trained(out var trainer);
        var path = folder["network.safetensors"];
        network.Save(path);
        var loaded = BatchNormNetwork.Load(path);
        Assert.Equal(trainer.ParametersAndBuffers.ToArray(), new BatchNormNetwork.Trainer(loaded).ParametersAndBuffers.ToArray());

        var plain = folder["plain.safetensors"];
        new WithoutBatchNormNetwork(seed: 1).Save(plain);
        var bytes = File.ReadAllBytes(plain);
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        var key = text.IndexOf("netgen.fingerprint", StringComparison.Ordinal);
        bytes[key] = (byte)'x';
        File.WriteAllBytes(plain, bytes);
        var error = Assert.Throws<WeightFileException>(() => { BatchNormNetwork.Load(plain); });
        Assert.Contains("'batchnorm1.weight' [9] is missing; 'batchnorm1.bias' [9] is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("'batchnorm1.running_mean' [9] is missing; 'batchnorm1.running_var' [9] is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Running_average_of_the_parameters_predicts_with_the_running_statistics()
    {
        var network = new AveragedBatchNormNetwork(seed: 1);
        var trainer = new AveragedBatchNormNetwork.Trainer(network);
        for (var i = 0; i < 3; i++)
            trainer.Step(Inputs, Labels);
        var average = new AveragedBatchNormNetwork();
        trainer.CopyAverageTo(average);
        Assert.True(average.BatchNorm1.RunningMean.SequenceEqual(network.BatchNorm1.RunningMean));
        Assert.True(average.BatchNorm1.RunningVariance.SequenceEqual(network.BatchNorm1.RunningVariance));
        Assert.False(average.Parameters.SequenceEqual(network.Parameters));
    }

    [Fact]
    public void Cancelled_run_restores_the_statistics_of_the_best_epoch()
    {
        var network = new BatchNormNetwork(seed: 1);
        var trainer = new BatchNormNetwork.Trainer(network, new() { LearningRate = 0.3 });
        var train = Dataset.FromArrays(Inputs, Labels);
        using var source = new CancellationTokenSource();
        var (best, bestLoss) = (Array.Empty<float>(), double.PositiveInfinity);
        var options = new FitOptions
        {
            Epochs = 30,
            BatchSize = 6,
            ProgressLine = ProgressLine.Off,
            Validation = Dataset.FromArrays(Draw.Normal<float>(Samples * 5, seed: 8), Labels),
            CancellationToken = source.Token,
            Progress = new Immediate(report =>
            {
                if (report.ValidationLoss < bestLoss)
                    (best, bestLoss) = (trainer.ParametersAndBuffers.ToArray(), report.ValidationLoss!.Value);
                if (report.Epoch == 20)
                    source.Cancel();
            }),
        };
        TrainingLoop.Fit(trainer, train, options);
        Assert.Equal(best, trainer.ParametersAndBuffers.ToArray());
    }

    private static BatchNormNetwork Trained(out BatchNormNetwork.Trainer trainer)
    {
        var network = new BatchNormNetwork(seed: 1);
        trainer = new BatchNormNetwork.Trainer(network);
        for (var i = 0; i < 5; i++)
            trainer.Step(Inputs, Labels);
        return network;
    }

    private sealed class Immediate(Action<EpochReport> report) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => report(value);
    }
}
