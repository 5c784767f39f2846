namespace NetGen.Tests.Networks;

/// <summary>After its first call on a thread, nothing that runs per sample or per batch allocates a byte.</summary>
public sealed class AllocationTests
{
    // Larger than any micro-batch, and no multiple of one.
    private const int Samples = 301;

    [Fact]
    public void Predicting_allocates_nothing()
    {
        var network = new RegularizedNetwork(seed: 1);
        var (inputs, outputs) = (Draw.Normal<float>(Samples * 20, seed: 2), new float[Samples * 5]);
        Assert.True(RegularizedNetwork.Summary.MicroBatch < Samples);
        AssertAllocatesNothing(() => network.Predict(inputs.AsSpan(0, 20), outputs.AsSpan(0, 5)));
        AssertAllocatesNothing(() => network.PredictBatch(inputs, outputs));
        AssertAllocatesNothing(() => network.Classify(inputs.AsSpan(0, 20)));
    }

    [Fact]
    public void Predicting_in_double_allocates_nothing()
    {
        var network = new DoubleRegressionNetwork(seed: 1);
        var (inputs, outputs) = (Draw.Normal<double>(Samples * 20, seed: 2), new double[Samples * 3]);
        AssertAllocatesNothing(() => network.Predict(inputs.AsSpan(0, 20), outputs.AsSpan(0, 3)));
        AssertAllocatesNothing(() => network.PredictBatch(inputs, outputs));
    }

    [Fact]
    public void Step_with_dropout_and_penalties_allocates_nothing()
    {
        var trainer = new RegularizedNetwork.Trainer(new RegularizedNetwork(seed: 1));
        var (inputs, labels) = (Draw.Normal<float>(Samples * 20, seed: 2), Draw.Labels(Samples, 5, seed: 3));
        AssertAllocatesNothing(() => trainer.Step(inputs, labels));
        AssertAllocatesNothing(() => trainer.ComputeGradients(inputs, labels));
        AssertAllocatesNothing(() => trainer.Penalty());
    }

    [Fact]
    public void Step_in_double_allocates_nothing()
    {
        var trainer = new DoubleRegressionNetwork.Trainer(new DoubleRegressionNetwork(seed: 1));
        var (inputs, targets) = (Draw.Normal<double>(Samples * 20, seed: 2), Draw.Normal<double>(Samples * 3, seed: 3));
        AssertAllocatesNothing(() => trainer.Step(inputs, targets));
    }

    [Fact]
    public void Step_and_Evaluate_on_rows_of_a_data_set_allocate_nothing()
    {
        var trainer = new RegularizedNetwork.Trainer(new RegularizedNetwork(seed: 1));
        var (inputs, labels, rows) = (Draw.Normal<float>(Samples * 20, seed: 2), Draw.Labels(Samples, 5, seed: 3), Draw.Permutation(Samples, seed: 4));
        var outputs = new float[Samples * 5];
        AssertAllocatesNothing(() => trainer.Step(new() { Inputs = inputs, Labels = labels, Rows = rows }));
        AssertAllocatesNothing(() => trainer.Evaluate(new() { Inputs = inputs, Labels = labels, Rows = rows }, outputs));
    }

    internal static void AssertAllocatesNothing(Action call)
    {
        call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
            call();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}

[Network]
[Input(20)]
[Dense(64, L1 = 1e-4), Relu, Dropout(0.5)]
[Dense(33), Sigmoid, Dropout(0.1)]
[Dense(5), Softmax]
[CrossEntropy(LabelSmoothing = 0.1)]
[Adam(0.01), StepDecay(every: 2, factor: 0.5), ElasticNet(1e-3, 0.5)]
internal partial class RegularizedNetwork;

[Network(Scalar = typeof(double))]
[Input(20)]
[Dense(64), Elu, Dropout(0.5)]
[Dense(3)]
[Huber]
[RmsProp(0.01, Momentum = 0.9, Centered = true), L2(1e-3)]
internal partial class DoubleRegressionNetwork;
