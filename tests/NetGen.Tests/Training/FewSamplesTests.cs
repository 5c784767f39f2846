using NetGen.Tests.Networks;

namespace NetGen.Tests.Training;

/// <summary>A network of narrow layers, whose gradients read the weights as they lie for a few samples and transposed for more.</summary>
[Network(Scalar = typeof(double))]
[Input(5)]
[Dense(20), Tanh]
[Dense(33), Tanh]
[Dense(17), Tanh]
[Dense(3)]
[MeanSquaredError, Sgd(0.01)]
internal sealed partial class NarrowLayers;

/// <summary>Batches of a few samples and of more take other kernels, and nobody can tell from the gradient.</summary>
public sealed class FewSamplesTests
{
    private const int Most = 20;

    private static readonly double[] Inputs = Draw.Normal<double>(Most * 5, seed: 1);
    private static readonly double[] Targets = Draw.Normal<double>(Most * 3, seed: 2);

    [Fact]
    public void Gradient_of_a_batch_of_any_size_is_the_mean_of_its_samples()
    {
        var trainer = new NarrowLayers.Trainer(new NarrowLayers(seed: 1));
        var sum = new double[NarrowLayers.ParameterCount];
        for (var count = 1; count <= Most; count++)
        {
            // One sample first: its trainer has packed nothing yet.
            trainer.ComputeGradients(Inputs.AsSpan((count - 1) * 5, 5), Targets.AsSpan((count - 1) * 3, 3));
            for (var i = 0; i < sum.Length; i++)
                sum[i] += trainer.Gradients[i];
            trainer.ComputeGradients(Inputs.AsSpan(0, count * 5), Targets.AsSpan(0, count * 3));
            for (var i = 0; i < sum.Length; i++)
                Assert.Equal(sum[i] / count, trainer.Gradients[i], 1e-13);
        }
    }

    /// <summary>The transposed weights are those of the weights as they are now.</summary>
    [Fact]
    public void Gradient_after_a_step_is_that_of_the_new_weights()
    {
        var network = new NarrowLayers(seed: 1);
        var trainer = new NarrowLayers.Trainer(network);
        for (var step = 0; step < 3; step++)
            trainer.Step(Inputs, Targets);
        trainer.ComputeGradients(Inputs, Targets);
        var other = new NarrowLayers(seed: 2);
        network.Parameters.CopyTo(other.Parameters);
        var fresh = new NarrowLayers.Trainer(other);
        fresh.ComputeGradients(Inputs, Targets);
        Assert.Equal(fresh.Gradients.ToArray(), trainer.Gradients.ToArray());
    }

    [Fact]
    public void Steps_of_few_and_of_many_samples_allocate_nothing()
    {
        var trainer = new NarrowLayers.Trainer(new NarrowLayers(seed: 1));
        void Steps()
        {
            trainer.Step(Inputs.AsSpan(0, 5), Targets.AsSpan(0, 3));
            trainer.Step(Inputs, Targets);
        }

        Steps();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Steps();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
