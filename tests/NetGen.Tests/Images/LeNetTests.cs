namespace NetGen.Tests.Images;

/// <summary>LeNet-5 and its relatives: published parameter counts, nothing allocated while they run, and they learn.</summary>
public sealed class LeNetTests
{
    [Fact]
    public void Parameter_counts_are_those_of_the_literature()
    {
        // 6·(25 + 1) + 16·(6·25 + 1) + 120·(400 + 1) + 84·(120 + 1) + 10·(84 + 1)
        Assert.Equal(61_706, ClassicLeNet.ParameterCount);
        Assert.Equal(61_706, ModernLeNet.ParameterCount);
        Assert.Equal(61_706, ConvolutionalLeNet.ParameterCount);
        // 4×4 pixels are left instead of 5×5: 120·(256 + 1).
        Assert.Equal(44_426, UnpaddedLeNet.ParameterCount);
    }

    [Fact]
    public void Layer_shapes_are_those_of_the_paper()
    {
        Assert.Equal([6, 28, 28], Channels(ClassicLeNet.Summary, "Conv2D1"));
        Assert.Equal([6, 14, 14], Channels(ClassicLeNet.Summary, "AveragePool2D1"));
        Assert.Equal([16, 10, 10], Channels(ClassicLeNet.Summary, "Conv2D2"));
        Assert.Equal([16, 5, 5], Channels(ClassicLeNet.Summary, "AveragePool2D2"));
        Assert.Equal([120, 1, 1], Channels(ConvolutionalLeNet.Summary, "Conv2D3"));

        static int[] Channels(NetworkSummary summary, string layer)
        {
            var shape = summary.Layers.Single(l => l.Name == layer).OutputShape;
            return [shape[2], shape[0], shape[1]];
        }
    }

    [Fact]
    public void Step_and_Predict_allocate_nothing()
    {
        const int samples = 37;
        var network = new ModernLeNet(seed: 1);
        var trainer = new ModernLeNet.Trainer(network);
        var (inputs, labels, outputs) = (Noise(samples * ModernLeNet.InputLength), new int[samples], new float[samples * 10]);
        void Run()
        {
            trainer.Step(inputs, labels);
            network.Predict(inputs.AsSpan(0, ModernLeNet.InputLength), outputs.AsSpan(0, 10));
            network.PredictBatch(inputs, outputs);
            network.Classify(inputs.AsSpan(0, ModernLeNet.InputLength));
        }

        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Predict_equals_PredictBatch()
    {
        const int samples = 21;
        var network = new ModernLeNet(seed: 1);
        var (inputs, batch, one) = (Noise(samples * ModernLeNet.InputLength), new float[samples * 10], new float[10]);
        network.PredictBatch(inputs, batch);
        for (var i = 0; i < samples; i++)
        {
            network.Predict(inputs.AsSpan(i * ModernLeNet.InputLength, ModernLeNet.InputLength), one);
            for (var k = 0; k < 10; k++)
                Assert.Equal(batch[(i * 10) + k], one[k], 1e-6f);
        }
    }

    [Fact]
    public void Noise_with_random_labels_is_learnt_by_heart()
    {
        const int samples = 20;
        var network = new ModernLeNet(seed: 1);
        var trainer = new ModernLeNet.Trainer(network);
        var (inputs, labels) = (Noise(samples * ModernLeNet.InputLength), Enumerable.Range(0, samples).Select(i => i * 7 % 10).ToArray());
        Assert.InRange(trainer.Step(inputs, labels), 1.8f, 4f);
        var loss = float.MaxValue;
        for (var step = 0; step < 150; step++)
            loss = trainer.Step(inputs, labels);
        Assert.InRange(loss, 0, 0.05f);
        Assert.Equal(samples, trainer.CorrectInLastStep);
    }

    private static float[] Noise(int count)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
