using NetGen.Tests.Files;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Training;

/// <summary>A second Fit goes on from the weights with random numbers of its own; the same weights, data and seed still give the same bits.</summary>
public sealed class ContinuedFitTests
{
    private const int Side = 8;

    private static readonly Dataset Data = Dataset.FromArrays(Draw.Normal<float>(60 * 10, seed: 1), Draw.Labels(60, 4, seed: 2));

    private static readonly FitOptions Options = new() { Epochs = 1, BatchSize = 1, Seed = 3, ProgressLine = ProgressLine.Off };

    [Fact]
    public void Second_Fit_takes_the_samples_in_another_order()
    {
        // The rate is so small that a sample's loss tells which sample it is.
        var network = new ReproducibleNetwork(seed: 1);
        ReproducibleNetwork.Hyperparameters still = new() { LearningRate = 1e-12, Dropout1Rate = 0 };
        double[] first = Losses(network, still), second = Losses(network, still), third = Losses(network, still);
        Assert.NotEqual(first, second);
        Assert.NotEqual(second, third);
        Assert.Equal(first.Order().Select(Rounded), second.Order().Select(Rounded));
        Assert.Equal(first, Losses(new ReproducibleNetwork(seed: 1), still));
    }

    [Fact]
    public void Second_Fit_drops_other_units()
    {
        var network = new ReproducibleNetwork(seed: 1);
        FitOptions wholeBatch = Options with { BatchSize = Data.Count };
        ReproducibleNetwork.Hyperparameters still = new() { LearningRate = 1e-12, Dropout1Rate = 0.5 };
        Assert.Equal(5, Enumerable.Range(0, 5).Select(_ => Rounded(network.Fit(Data, wholeBatch, still).Epochs[0].TrainLoss)).Distinct().Count());
    }

    [Fact]
    public void First_Fit_of_a_fresh_network_is_that_of_a_trainer_with_the_seed()
    {
        var (one, other) = (new ReproducibleNetwork(seed: 1), new ReproducibleNetwork(seed: 1));
        one.Fit(Data, Options);
        new ReproducibleNetwork.Trainer(other, seed: 3).Fit(Data, Options);
        Assert.Equal(one.Parameters, other.Parameters);
    }

    [Fact]
    public void Copy_and_loaded_network_go_on_with_the_bits_of_the_original()
    {
        using var folder = new TemporaryFolder();
        var network = new ReproducibleNetwork(seed: 1);
        network.Fit(Data, Options);
        network.Save(folder["network"]);
        ReproducibleNetwork copy = network.Clone(), loaded = ReproducibleNetwork.Load(folder["network"]);
        network.Fit(Data, Options);
        copy.Fit(Data, Options);
        loaded.Fit(Data, Options);
        Assert.Equal(network.Parameters, copy.Parameters);
        Assert.Equal(network.Parameters, loaded.Parameters);
    }

    [Fact]
    public void Second_trainer_drops_other_units_unless_a_seed_is_asked_for()
    {
        ReproducibleNetwork.Hyperparameters still = new() { LearningRate = 1e-12, Dropout1Rate = 0.5 };
        Assert.Equal(5, Distinct(network => new ReproducibleNetwork.Trainer(network, still)));
        Assert.Equal(1, Distinct(network => new ReproducibleNetwork.Trainer(network, still, seed: 0)));

        static int Distinct(Func<ReproducibleNetwork, ReproducibleNetwork.Trainer> trainer)
        {
            var network = new ReproducibleNetwork(seed: 1);
            return Enumerable.Range(0, 5).Select(_ => Rounded(trainer(network).Step(Data.Inputs, Data.Labels))).Distinct().Count();
        }
    }

    [Fact]
    public void New_trainer_of_a_trained_network_takes_the_samples_in_another_order_unless_a_seed_is_asked_for()
    {
        ReproducibleNetwork.Hyperparameters still = new() { LearningRate = 1e-12, Dropout1Rate = 0 };
        Assert.Equal(3, Distinct(network => new ReproducibleNetwork.Trainer(network, still)));
        Assert.Equal(1, Distinct(network => new ReproducibleNetwork.Trainer(network, still, seed: 3)));

        static int Distinct(Func<ReproducibleNetwork, ReproducibleNetwork.Trainer> trainer)
        {
            var network = new ReproducibleNetwork(seed: 1);
            return Enumerable.Range(0, 3).Select(_ =>
            {
                var losses = new StepLosses();
                trainer(network).Fit(Data, Options with { Callbacks = [losses] });
                return string.Join(' ', losses.Seen.Select(Rounded));
            }).Distinct().Count();
        }
    }

    [Fact]
    public void Two_runs_of_one_trainer_are_one_run_whatever_was_trained_before()
    {
        var network = new ReproducibleNetwork(seed: 1);
        network.Fit(Data, Options);
        ReproducibleNetwork twice = network.Clone(), once = network.Clone();
        var trainer = new ReproducibleNetwork.Trainer(twice);
        trainer.Fit(Data, Options);
        trainer.Fit(Data, Options);
        new ReproducibleNetwork.Trainer(once).Fit(Data, Options with { Epochs = 2 });
        Assert.Equal(once.Parameters, twice.Parameters);
    }

    [Fact]
    public void Fit_after_steps_of_ones_own_draws_numbers_of_its_own()
    {
        ReproducibleNetwork.Hyperparameters still = new() { LearningRate = 1e-12, Dropout1Rate = 0 };
        var network = new ReproducibleNetwork(seed: 1);
        new ReproducibleNetwork.Trainer(network, still).Step(Data.Inputs, Data.Labels);
        Assert.NotEqual(Losses(new ReproducibleNetwork(seed: 1), still), Losses(network, still));
    }

    [Fact]
    public void Hundred_Fits_of_an_epoch_reach_what_one_of_a_hundred_does()
    {
        // Few images that every epoch shifts and blurs anew: those that see them in one way only, a hundred times, learn that by heart.
        (Dataset train, Dataset test) = (Shapes(200, seed: 1), Shapes(400, seed: 2));
        FitOptions options = new() { Epochs = 100, BatchSize = 16, Monitors = null, ProgressLine = ProgressLine.Off };
        ShiftedShapes once = new(seed: 1), often = new(seed: 1), same = new(seed: 1);
        once.Fit(train, options);
        for (int i = 0; i < 100; i++)
        {
            often.Fit(train, options with { Epochs = 1 });
            new ShiftedShapes.Trainer(same, seed: 0).Fit(train, options with { Epochs = 1 });
        }

        double atOnce = once.Evaluate(test).Accuracy!.Value, inTurns = often.Evaluate(test).Accuracy!.Value;
        Assert.InRange(atOnce, 0.8, 1);
        Assert.InRange(inTurns, atOnce - 0.08, 1);
        Assert.InRange(same.Evaluate(test).Accuracy!.Value, 0, inTurns - 0.15);
    }

    private static double Rounded(double loss) => Math.Round(loss, 4);

    private static double[] Losses(ReproducibleNetwork network, ReproducibleNetwork.Hyperparameters hyperparameters)
    {
        var losses = new StepLosses();
        network.Fit(Data, Options with { Callbacks = [losses] }, hyperparameters);
        return [.. losses.Seen];
    }

    /// <summary>Images of four fixed patterns, each moved by up to two pixels, under noise.</summary>
    private static Dataset Shapes(int count, int seed)
    {
        float[] patterns = Draw.Normal<float>(4 * Side * Side, seed: 9);
        float[] noise = Draw.Normal<float>(count * Side * Side, (ulong)seed);
        var random = new Random(seed);
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % 4)];
        for (int i = 0; i < count; i++)
        {
            (int down, int right) = (random.Next(-2, 3), random.Next(-2, 3));
            for (int pixel = 0; pixel < Side * Side; pixel++)
            {
                (int row, int column) = ((pixel / Side) - down, (pixel % Side) - right);
                bool isInside = row is >= 0 and < Side && column is >= 0 and < Side;
                noise[(i * Side * Side) + pixel] = (0.5f * noise[(i * Side * Side) + pixel]) + (isInside ? patterns[(labels[i] * Side * Side) + (row * Side) + column] : 0);
            }
        }

        return Dataset.FromArrays(noise, labels);
    }

    private sealed class StepLosses : ITrainingCallback
    {
        public List<double> Seen { get; } = [];

        public bool AfterStep(in StepReport step)
        {
            Seen.Add(step.Loss);
            return true;
        }
    }
}

[Network]
[Input(8, 8, 1), RandomShift(2), GaussianNoise(0.5)]
[Flatten]
[Dense(48), Relu, Dropout(0.3)]
[Dense(4), Softmax]
[CrossEntropy]
[Adam(0.003)]
internal partial class ShiftedShapes;
