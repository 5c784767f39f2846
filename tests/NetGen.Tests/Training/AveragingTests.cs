namespace NetGen.Tests.Training;

public sealed class AveragingTests
{
    private static readonly double[] Inputs = [.. Enumerable.Range(0, 24).Select(i => Math.Sin(i))];
    private static readonly double[] Targets = [.. Enumerable.Range(0, 16).Select(i => Math.Cos(3 * i))];

    [Fact]
    public void AverageParameters_are_the_running_average_from_the_first_step_on()
    {
        var network = new AveragedNetwork(seed: 1);
        var trainer = new AveragedNetwork.Trainer(network);
        Assert.Equal(network.Parameters, trainer.AverageParameters);
        double[]? expected = null;
        for (var step = 0; step < 10; step++)
        {
            trainer.Step(Inputs, Targets);
            var now = network.Parameters.ToArray();
            expected = expected is null ? now : [.. expected.Zip(now, (average, w) => 0.75 * average + 0.25 * w)];
            for (var i = 0; i < now.Length; i++)
                Assert.Equal(expected[i], trainer.AverageParameters[i], 1e-15);
        }
    }

    [Fact]
    public void AverageParameters_of_a_frozen_layer_are_its_parameters()
    {
        var network = new AveragedNetwork(seed: 1);
        var trainer = new AveragedNetwork.Trainer(network);
        var frozen = AveragedNetwork.Summary.Parameters.Single(parameter => parameter.Name == "dense1.weight");
        for (var step = 0; step < 3; step++)
            trainer.Step(Inputs, Targets);
        Assert.Equal(new AveragedNetwork(seed: 1).Parameters.Slice(frozen.Offset, frozen.Length), trainer.AverageParameters.Slice(frozen.Offset, frozen.Length));
    }

    [Fact]
    public void Averaging_changes_no_step()
    {
        var (one, other) = (new AveragedNetwork(seed: 1), new AveragedNetwork(seed: 1));
        var trainers = new[]
        {
            new AveragedNetwork.Trainer(one),
            new AveragedNetwork.Trainer(other, new AveragedNetwork.Hyperparameters { EmaDecay = 0 }),
        };
        for (var step = 0; step < 5; step++)
            Assert.Equal(trainers[0].Step(Inputs, Targets), trainers[1].Step(Inputs, Targets));
        Assert.Equal(one.Parameters, other.Parameters);
        Assert.Equal(other.Parameters, trainers[1].AverageParameters);
        Assert.False(one.Parameters.SequenceEqual(trainers[0].AverageParameters));
    }

    [Fact]
    public void CopyAverageTo_gives_another_network_the_average()
    {
        var trainer = new AveragedNetwork.Trainer(new AveragedNetwork(seed: 1));
        trainer.Step(Inputs, Targets);
        trainer.Step(Inputs, Targets);
        var average = new AveragedNetwork(seed: 2);
        trainer.CopyAverageTo(average);
        Assert.Equal(trainer.AverageParameters, average.Parameters);
        Assert.Throws<ArgumentNullException>(() => trainer.CopyAverageTo(null!));
    }

    [Fact]
    public void Fit_leaves_the_average_in_a_network_of_its_own()
    {
        var network = new AveragedNetwork(seed: 1);
        Assert.Null(network.Average);
        network.Fit(Data, new FitOptions { ProgressLine = ProgressLine.Off });
        Assert.NotNull(network.Average);
        Assert.False(network.Parameters.SequenceEqual(network.Average.Parameters));
        Assert.Equal(network.Parameters.Length, network.Average.Parameters.ToArray().Count(double.IsFinite));
    }

    [Fact]
    public void Fit_that_takes_no_step_leaves_no_average()
    {
        var network = new AveragedNetwork();
        Assert.Throws<DatasetException>(() => network.Fit(Data, new FitOptions { BatchSize = 100, ProgressLine = ProgressLine.Off }));
        Assert.Null(network.Average);
    }

    [Fact]
    public void Step_with_clipping_and_average_allocates_nothing()
    {
        var trainer = new AveragedNetwork.Trainer(new AveragedNetwork(seed: 1));
        trainer.Step(Inputs, Targets);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 100; step++)
            trainer.Step(Inputs, Targets);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Dataset Data => Dataset.FromArrays(Array.ConvertAll(Inputs, x => (float)x), Array.ConvertAll(Targets, x => (float)x), targetLength: 2);
}
