using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Images;

/// <summary>Random image networks with skips and branches keep every promise: gradients, precision, partition of batches, no allocation.</summary>
public sealed class RandomImageTests
{
    private const int Count = 40;

    private static readonly Sampled Sample = new(oneIn: 3);

    /// <summary>The gradient of a bias in front of a normalisation is 0: what is left of terms of this size and both signs.</summary>
    private const double BiasTermSize = 0.01;

    private static readonly NetworkDeclaration[] Doubles =
        [.. Enumerable.Range(0, Count).Select(seed => NetworkDeclaration.Of<double>("Double" + seed, RandomImageNetwork.Draw(seed).Items))];

    private static readonly SampledLabs Networks = new(Sample, Count, seeds => NetworkLab.CompileWith(
        string.Join("\n", seeds.SelectMany(seed => RandomImageNetwork.Draw(seed).Blocks)),
        seeds.Select(seed => Doubles[seed]).Concat(seeds.Select(seed => NetworkDeclaration.Of<float>("Single" + seed, RandomImageNetwork.Draw(seed).Items)))));

    public static IEnumerable<TheoryDataRow<int>> Seeds => Networks.Numbers;

    /// <summary>Those whose output is a function of the sample alone: a dropout mask is one of the place in the batch too.</summary>
    public static IEnumerable<TheoryDataRow<int>> SeedsWithoutDropout =>
        Networks.Numbers.Where(row => !Doubles[row.Data].Items.Any(item => item.Contains("Dropout", StringComparison.Ordinal)));

    [Fact]
    public void Random_networks_use_every_image_layer_and_join()
    {
        var kinds = Doubles.SelectMany(declaration => declaration.Items).Select(item => item.Split('(')[0]).ToHashSet();
        string[] expected = ["Conv2D", "AveragePool2D", "MaxPool2D", "GlobalAveragePool2D", "ZeroPad2D", "Crop2D", "Dense", "Flatten", "Mark", "From", "Add", "Concat", "Multiply",
            "ConvTranspose2D", "Permute", "BatchNorm", "LayerNorm", "GroupNorm", "PRelu"];
        Assert.Empty(expected.Except(kinds));
        Assert.Contains(kinds, kind => kind.StartsWith("Use<", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Gradient_is_the_slope_of_the_loss(int seed)
    {
        var network = Networks[seed].Network<double>("Double" + seed, seed: 3);

        // Fresh biases are 0: windows that see nothing but padding would stand on the kink itself.
        var random = new Random(seed);
        foreach (ref var parameter in network.Parameters)
            parameter += (random.NextDouble() - 0.5) / 2;
        GradientCheck.Assert(Doubles[seed], network, network.NewTrainer(seed: 4), LabData.Random(network.Summary, samples: 3, seed: 5));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Float_network_computes_what_the_double_one_does(int seed)
    {
        var (precise, rounded) = (Networks[seed].Network<double>("Double" + seed, seed: 3), Networks[seed].Network<float>("Single" + seed, seed: 3));
        foreach (var parameter in precise.Summary.Parameters)
        {
            var (from, to) = (parameter.MemoryIndices(), rounded.Summary.Named(parameter.Name).MemoryIndices());
            for (var i = 0; i < from.Length; i++)
                rounded.Parameters[to[i]] = (float)precise.Parameters[from[i]];
        }
        var data = LabData.Random(precise.Summary, samples: 5, seed: 6);
        Closeness.Assert(precise.PredictBatch(data.Inputs), rounded.PredictBatch(data.As<float>().Inputs), 1e-5, "outputs");
        var (preciseTrainer, roundedTrainer) = (precise.NewTrainer(), rounded.NewTrainer());
        Closeness.Assert([preciseTrainer.ComputeGradients(data)], [roundedTrainer.ComputeGradients(data.As<float>())], 1e-5, "loss");
        foreach (var parameter in precise.Summary.Parameters)
        {
            Closeness.Assert(
                parameter.Gather(preciseTrainer.Gradients), rounded.Summary.Named(parameter.Name).Gather(roundedTrainer.Gradients), 5e-5, "gradient of " + parameter.Name, BiasTermSize);
        }
    }

    [Theory, MemberData(nameof(SeedsWithoutDropout))]
    public void Batch_has_the_outputs_and_the_mean_gradient_of_its_parts(int seed)
    {
        var network = Networks[seed].Network<double>("Double" + seed, seed: 3);
        var (inputLength, outputLength) = (network.Summary.InputLength, network.Summary.OutputLength);
        var samples = network.Summary.MicroBatch + 3;
        var data = LabData.Random(network.Summary, samples, seed: 7);
        var outputs = network.PredictBatch(data.Inputs);
        for (var i = 0; i < samples; i++)
            Closeness.Assert(outputs[(i * outputLength)..((i + 1) * outputLength)], network.Predict(data.Inputs.AsSpan(i * inputLength, inputLength)), 1e-13, $"output of sample {i}");

        // Its statistics are those of the batch that it sees.
        if (Doubles[seed].Items.Any(item => item.StartsWith("BatchNorm", StringComparison.Ordinal)))
            return;
        var trainer = network.NewTrainer();
        var loss = trainer.ComputeGradients(data);
        var whole = trainer.Gradients.ToArray();
        var (sum, lossSum) = (new double[whole.Length], 0.0);
        for (var first = 0; first < samples;)
        {
            var last = Math.Min(samples, first + 1 + (first % 3));
            var share = (double)(last - first) / samples;
            lossSum += share * trainer.ComputeGradients(Part(data, first, last, samples));
            for (var i = 0; i < sum.Length; i++)
                sum[i] += share * trainer.Gradients[i];
            first = last;
        }
        Closeness.Assert([loss], [lossSum], 1e-12, "loss");
        Closeness.Assert(whole, sum, 1e-11, "gradient");
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Step_allocates_nothing(int seed)
    {
        var network = Networks[seed].Network<float>("Single" + seed, seed: 3);
        var (trainer, data) = (network.NewTrainer(), LabData.Random(network.Summary, samples: 5, seed: 8).As<float>());
        trainer.Step(data);
        trainer.Step(data);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 5; i++)
            trainer.Step(data);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static LabData<double> Part(LabData<double> data, int first, int last, int samples)
    {
        static TElement[] Rows<TElement>(TElement[] all, int first, int last, int samples) => all[(first * (all.Length / samples))..(last * (all.Length / samples))];
        return new() { Inputs = Rows(data.Inputs, first, last, samples), Labels = Rows(data.Labels, first, last, samples), Targets = Rows(data.Targets, first, last, samples) };
    }
}
