using System.Runtime.CompilerServices;
using NetGen.Data;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Training.Sharding;

/// <summary>Threads share a step, and nobody can tell from its result.</summary>
public sealed class ThreadsTests
{
    // Several micro-batches: the last ones of a shard and of the batch are smaller.
    private const int Samples = 1000;

    private static readonly float[] Inputs = Draw.Normal<float>(Samples * 10, seed: 1);
    private static readonly int[] Labels = Draw.Labels(Samples, 4, seed: 2);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(100)]
    public void Steps_have_the_same_bits_for_any_number_of_threads(int threads)
    {
        (float[] parameters, float[] losses, int[] correct) = Train(1);
        (float[] others, float[] otherLosses, int[] otherCorrect) = Train(threads);
        Assert.Equal(parameters, others);
        Assert.Equal(losses, otherLosses);
        Assert.Equal(correct, otherCorrect);
    }

    /// <summary>One thread sums in place and all share the panels of a wide layer, which are those of the weights as they are now.</summary>
    [Fact]
    public void Wide_layers_have_the_same_bits_for_any_number_of_threads_and_are_evaluated_as_they_predict()
    {
        (float[] Parameters, float Loss, float[] Outputs) Train(int threads)
        {
            var network = new WideClassifier(seed: 1);
            var trainer = new WideClassifier.Trainer(network) { Threads = threads };
            var loss = 0f;
            for (int step = 0; step < 3; step++)
            {
                loss = trainer.Step(Inputs, Labels);
            }

            var outputs = new float[Samples * 4];
            trainer.Evaluate(
                new Batch<float> { Inputs = new Samples<float>(Inputs), Labels = Labels, Rows = Enumerable.Range(0, Samples).ToArray() }, outputs);
            var predicted = new float[Samples * 4];
            network.PredictBatch(Inputs, predicted);
            Assert.All(outputs.Zip(predicted), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
            return (network.Parameters.ToArray(), loss, outputs);
        }

        var (one, three) = (Train(1), Train(3));
        Assert.Equal(one.Parameters, three.Parameters);
        Assert.Equal(one.Loss, three.Loss);
        Assert.Equal(one.Outputs, three.Outputs);
    }

    [Fact]
    public void Fit_has_the_same_bits_for_any_number_of_threads_in_double_too()
    {
        static (double[] Parameters, double[] Losses) Train(int threads)
        {
            var network = new ShardedRegression(seed: 1);
            Dataset data = Dataset.FromArrays(Inputs, Draw.Normal<float>(Samples * 3, seed: 5), targetLength: 3);
            History history = network.Fit(data, new FitOptions { Epochs = 2, BatchSize = 900, Threads = threads, ProgressLine = ProgressLine.Off });
            return (network.Parameters.ToArray(), [.. history.Epochs.Select(epoch => epoch.TrainLoss)]);
        }

        var (one, two) = (Train(1), Train(2));
        Assert.Equal(one.Parameters, two.Parameters);
        Assert.Equal(one.Losses, two.Losses);
    }

    [Fact]
    public void Step_allocates_nothing_on_the_caller_s_thread()
    {
        var trainer = new ReproducibleNetwork.Trainer(new ReproducibleNetwork(seed: 1)) { Threads = 2 };
        trainer.Step(Inputs, Labels);
        trainer.Step(Inputs, Labels);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 20; step++)
        {
            trainer.Step(Inputs, Labels);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void More_threads_than_cores_through_many_steps_end_with_the_same_bits()
    {
        static float[] Train(int threads)
        {
            var network = new ReproducibleNetwork(seed: 1);
            var trainer = new ReproducibleNetwork.Trainer(network) { Threads = threads };
            for (int step = 0; step < 300; step++)
            {
                trainer.Step(Inputs, Labels);
            }

            return network.Parameters.ToArray();
        }

        Assert.Equal(Train(1), Train(3 * Environment.ProcessorCount));
    }

    [Fact]
    public void Step_of_one_sample_after_a_large_batch_is_what_it_is_alone()
    {
        var (network, alone) = (new ReproducibleNetwork(seed: 1), new ReproducibleNetwork(seed: 1));
        var trainer = new ReproducibleNetwork.Trainer(network) { Threads = 4 };
        trainer.ComputeGradients(Inputs, Labels);
        float loss = trainer.Step(Inputs.AsSpan(0, 10), Labels.AsSpan(0, 1));
        Assert.Equal(new ReproducibleNetwork.Trainer(alone).Step(Inputs.AsSpan(0, 10), Labels.AsSpan(0, 1)), loss);
        Assert.Equal(alone.Parameters, network.Parameters);
    }

    [Fact]
    public void Loss_that_is_not_finite_is_reported_as_one_thread_would_and_the_trainer_goes_on()
    {
        float[] broken = [.. Inputs];
        broken[(Samples - 7) * 10] = float.NaN;
        broken[(Samples / 2 * 10) + 3] = float.NaN;
        static NonFiniteValueException Failure(ReproducibleNetwork.Trainer trainer, float[] inputs) =>
            Assert.Throws<NonFiniteValueException>(() => trainer.Step(inputs, Labels));

        var (network, other) = (new ReproducibleNetwork(seed: 1), new ReproducibleNetwork(seed: 1));
        var (one, many) = (new ReproducibleNetwork.Trainer(network), new ReproducibleNetwork.Trainer(other) { Threads = 3 });
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(Failure(one, broken).Message, Failure(many, broken).Message);
        }

        Assert.Equal(one.Step(Inputs, Labels), many.Step(Inputs, Labels));
        Assert.Equal(network.Parameters, other.Parameters);
    }

    [Fact]
    public void Threads_of_a_forgotten_trainer_end()
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Forget()
        {
            var trainer = new ReproducibleNetwork.Trainer(new ReproducibleNetwork()) { Threads = 3 };
            trainer.Step(Inputs, Labels);
            return new WeakReference(trainer);
        }

        WeakReference trainer = Forget();
        for (int i = 0; trainer.IsAlive && i < 10; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(trainer.IsAlive);
    }

    [Fact]
    public void Threads_below_one_are_refused()
    {
        var trainer = new ReproducibleNetwork.Trainer(new ReproducibleNetwork());
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Threads = 0);
        Assert.Equal(1, trainer.Threads);
    }

    private static (float[] Parameters, float[] Losses, int[] Correct) Train(int threads)
    {
        var network = new ReproducibleNetwork(seed: 1);
        var trainer = new ReproducibleNetwork.Trainer(network, seed: 3) { Threads = threads };
        var (losses, correct) = (new List<float>(), new List<int>());
        foreach (int samples in (int[])[Samples, 1, 129, 700, Samples])
        {
            losses.Add(trainer.Step(Inputs.AsSpan(0, samples * 10), Labels.AsSpan(0, samples)));
            correct.Add(trainer.CorrectInLastStep);
        }

        return (network.Parameters.ToArray(), [.. losses], [.. correct]);
    }
}

[Network(Scalar = typeof(double))]
[Input(10)]
[Dense(20), Tanh, Dropout(0.1)]
[Dense(3)]
[MeanSquaredError]
[Adam(0.01)]
internal partial class ShardedRegression;

[Network]
[Input(10)]
[Dense(512), Relu]
[Dense(512), Relu]
[Dense(4), Softmax]
[CrossEntropy]
[Adam(0.01)]
internal partial class WideClassifier;
