using NetGen.Tests.Golden;
using NetGen.Tests.Networks;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>The schedule that watches the training is PyTorch's ReduceLROnPlateau.</summary>
public sealed class PlateauTests
{
    public static TheoryData<string> Names => new(GoldenFile.Plateaus.Select(c => c.Name));

    [Theory, MemberData(nameof(Names))]
    public void Rate_after_each_epoch_agrees_with_torch(string name)
    {
        PlateauCase c = GoldenFile.Plateaus.Named(name);
        var watch = new PlateauWatch();
        var rates = new List<double>();
        foreach (double quantity in c.Quantities)
        {
            watch.EndEpoch(quantity, c.HigherIsBetter, c.LearningRate, c.Factor, c.Patience, c.Threshold, c.Absolute, c.Cooldown, c.MinRate);
            rates.Add(watch.Rate(c.LearningRate));
        }

        Assert.Equal(c.LearningRates, rates);
    }

    [Fact]
    public void Fit_lowers_the_rate_by_the_monitored_quantity()
    {
        // Noise cannot be learned: the validation loss soon rises, and each epoch that does not improve costs half of the rate.
        Dataset Noise(ulong seed) => Dataset.FromArrays(Draw.Normal<float>(40 * 10, seed), Draw.Labels(40, 4, seed + 1));
        var trainer = new PlateauNetwork.Trainer(new PlateauNetwork(seed: 1));
        var options = new FitOptions { Epochs = 12, BatchSize = 8, Validation = Noise(3), ProgressLine = ProgressLine.Off };
        History history = trainer.Fit(Noise(1), options);
        var watch = new PlateauWatch();
        foreach (EpochReport epoch in history.Epochs)
        {
            Assert.Equal(watch.Rate(0.05), epoch.LearningRate);
            watch.EndEpoch(epoch.ValidationLoss!.Value, false, 0.05, 0.5, 0, 1e-4, false, 0, 0.01);
        }

        Assert.Equal(0.01, history.Epochs[^1].LearningRate);
        Assert.Equal(0.01, trainer.Fit(Noise(1), options with { Epochs = 1 }).Epochs[0].LearningRate);
    }

    [Fact]
    public void ScheduledLearningRate_follows_the_epochs_and_the_hyperparameters()
    {
        var trainer = new PlateauNetwork.Trainer(new PlateauNetwork(), new PlateauNetwork.Hyperparameters { ReduceOnPlateauFactor = 0.25 });
        trainer.EndEpoch(1, higherIsBetter: false);
        trainer.EndEpoch(2, higherIsBetter: false);
        Assert.Equal(0.0125, trainer.ScheduledLearningRate(new TrainingTime(100, 10, 1000)));
        Assert.Equal("plateau", Assert.Single(trainer.State.Numbers).Name);
    }
}

[Network]
[Input(10)]
[Dense(16), Relu]
[Dense(4), Softmax]
[CrossEntropy]
[Adam(0.05), ReduceOnPlateau(0.5, 0, MinRate = 0.01)]
internal partial class PlateauNetwork;
