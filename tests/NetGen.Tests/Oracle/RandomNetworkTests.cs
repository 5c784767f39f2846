using NetGen.Data;
using NetGen.Tests.Lab;
using NetGen.Training;

namespace NetGen.Tests.Oracle;

/// <summary>What holds for every network holds for two hundred drawn ones.</summary>
public sealed class RandomNetworkTests
{
    private const int Count = 200;

    private static readonly Sampled Sample = new(oneIn: 5);

    private static readonly SampledLabs Networks = new(Sample, Count, seeds => NetworkLab.Compile(
        seeds.SelectMany(seed => new[] { Declaration<double>(seed), Declaration<float>(seed) })));

    public static IEnumerable<TheoryDataRow<int>> Seeds => Networks.Numbers;

    [Fact]
    public void Networks_are_not_alike() =>
        Assert.True(Enumerable.Range(0, Count).Select(seed => string.Join("; ", RandomNetworks.Items(seed))).Distinct().Count() > Count * 0.95);

    [Theory, MemberData(nameof(Seeds))]
    public void Gradient_is_the_slope_of_the_loss(int seed)
    {
        var network = New(seed);
        GradientCheck.Assert(Declaration<double>(seed), network, network.NewTrainer(3), LabData.Random(network.Summary, samples: 1 + (seed % 9), seed), RandomNetworks.Frozen(RandomNetworks.Items(seed)));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Outputs_are_the_references(int seed)
    {
        var network = New(seed);
        PredictionCheck.Assert(ReferenceNetwork.Of(Declaration<double>(seed), network), network, LabData.Random(network.Summary, 1 + (seed % 17), seed).Inputs, 1e-12);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Float_network_does_what_the_double_one_does(int seed)
    {
        var (exact, network) = (New(seed), Networks[seed].Network<float>(Declaration<float>(seed).Name));
        foreach (var parameter in exact.Summary.Parameters)
        {
            // The orders of a weight in memory may differ: half as many floats as doubles are a vector.
            foreach (var (from, to) in parameter.MemoryIndices().Zip(network.Summary.Named(parameter.Name).MemoryIndices()))
                exact.Parameters[from] = network.Parameters[to] = (float)exact.Parameters[from];
        }
        var data = LabData.Random(exact.Summary, 1 + (seed % 13), seed);
        data = data with { Inputs = [.. data.Inputs.Select(x => (double)(float)x)], Targets = [.. data.Targets.Select(x => (double)(float)x)] };
        Closeness.Assert(exact.PredictBatch(data.Inputs), network.PredictBatch(data.As<float>().Inputs), 1e-5, "outputs");

        var (exactTrainer, trainer) = (exact.NewTrainer(3), network.NewTrainer(3));
        Closeness.Assert([exactTrainer.ComputeGradients(data)], [trainer.ComputeGradients(data.As<float>())], 1e-5, "loss");
        foreach (var parameter in exact.Summary.Parameters)
        {
            Closeness.Assert(
                parameter.Gather(exactTrainer.Gradients), network.Summary.Named(parameter.Name).Gather(trainer.Gradients), 1e-4, "gradient of " + parameter.Name);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Evaluation_is_the_prediction_and_its_loss(int seed)
    {
        var network = New(seed);
        var data = LabData.Random(network.Summary, samples: 12, seed);
        var rows = new[] { 7, 0, 11, 7, 3 };
        var outputs = new double[rows.Length * network.Summary.OutputLength];
        var trainer = network.NewTrainer(3).Contract;
        var loss = trainer.Evaluate(new Batch<double> { Inputs = data.Inputs, Labels = data.Labels, Targets = data.Targets, Rows = rows }, outputs);

        Assert.Equal(network.PredictBatch(Taken(data, network.Summary, rows).Inputs), outputs);
        // Without dropout, training sees the same loss.
        if (!Declaration<double>(seed).Items.Any(item => item.StartsWith("Dropout", StringComparison.Ordinal)))
            Assert.Equal(network.NewTrainer().ComputeGradients(Taken(data, network.Summary, rows)) * rows.Length, loss, 1e-12);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Step_on_named_rows_is_the_step_on_those_samples(int seed)
    {
        var (byRow, bySample) = (New(seed), New(seed));
        var data = LabData.Random(byRow.Summary, samples: 12, seed);
        var rows = new[] { 7, 0, 11, 7, 3 };
        var (first, second) = (byRow.NewTrainer(3), bySample.NewTrainer(3));
        for (var step = 0; step < 3; step++)
        {
            var loss = first.Contract.Step(new Batch<double> { Inputs = data.Inputs, Labels = data.Labels, Targets = data.Targets, Rows = rows });
            Assert.Equal(loss, second.Step(Taken(data, byRow.Summary, rows)));
        }
        Assert.Equal(byRow.Parameters, bySample.Parameters);
    }

    private static NetworkDeclaration Declaration<T>(int seed) where T : unmanaged => NetworkDeclaration.Of<T>(typeof(T).Name + seed, RandomNetworks.Items(seed));

    private static LabNetwork<double> New(int seed)
    {
        var network = Networks[seed].Network<double>(Declaration<double>(seed).Name, (ulong)seed);
        network.FillBiases();
        return network;
    }

    private static LabData<double> Taken(LabData<double> data, NetworkSummary summary, int[] rows) => new()
    {
        Inputs = [.. rows.SelectMany(row => data.Inputs[(row * summary.InputLength)..((row + 1) * summary.InputLength)])],
        Labels = data.Labels.Length == 0 ? [] : [.. rows.Select(row => data.Labels[row])],
        Targets = data.Targets.Length == 0 ? [] : [.. rows.SelectMany(row => data.Targets[(row * summary.TargetLength)..((row + 1) * summary.TargetLength)])],
    };
}
