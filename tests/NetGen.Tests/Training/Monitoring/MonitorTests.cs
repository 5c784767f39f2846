using System.Globalization;
using NetGen.Tests.Data;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Training.Monitoring;

/// <summary>Each classic trouble, made on purpose, is seen and named; ordinary trainings are left in peace.</summary>
public sealed class MonitorTests
{
    private static readonly FitOptions Quiet = new() { ProgressLine = ProgressLine.Off };
    private static readonly Dataset Digits = TestData.Digits();

    /// <summary>The loss alone: what the layers show of the same cause is seen earlier, and then told instead.</summary>
    private static readonly FitOptions OfTheLoss = Quiet with { Monitors = new() { Patience = 1000, LargestUpdateRatio = 1e9, DeadUnitShare = 2 } };

    [Fact]
    public void A_loss_that_is_not_finite_names_cause_and_rule()
    {
        var told = new Listener();
        var failure = Assert.Throws<NonFiniteValueException>(
            () => new DescendingDigits(1).Fit(Digits, Quiet with { Callbacks = [told] }, new() { LearningRate = 1e30 }));
        Assert.Equal("NG6002", failure.RuleId);
        Assert.Contains("learning rate that is too high", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("(NG6002)", failure.Message, StringComparison.Ordinal);
        var trouble = told.Troubles.Single(trouble => trouble.Kind == TroubleKind.NonFiniteValue);
        Assert.Equal((failure.Layer, failure.RuleId, failure.Cause), (trouble.Layer, trouble.RuleId, trouble.Cause));
        Assert.Equal((1, failure.Step), (trouble.Epoch, trouble.Step));
    }

    [Fact]
    public void Before_the_first_step_no_learning_rate_is_to_blame()
    {
        var network = new DescendingDigits(1);
        network.Parameters.Fill(1e30f);
        var failure = Assert.Throws<NonFiniteValueException>(() => network.Fit(Digits, Quiet));
        Assert.Equal((0, "NG2004"), (failure.Step, failure.RuleId));
    }

    [Fact]
    public void An_exploding_loss_is_seen()
    {
        var trouble = Seen(TroubleKind.ExplodingLoss, new DescendingDigits(1).Fit(Digits, OfTheLoss, new() { LearningRate = 30 }));
        Assert.Equal("NG6002", trouble.RuleId);
        Assert.True(trouble.Value > 2);
    }

    [Fact]
    public void A_stalled_loss_is_seen()
    {
        var history = new MonitoredDigits(1).Fit(Digits, OfTheLoss, new() { LearningRate = 1e-7 });
        Assert.Equal("NG6003", Seen(TroubleKind.StalledLoss, history).RuleId);
    }

    // Of five seeds all swing at this rate; one does not at 0.03, and at 0.1 one's loss explodes.
    [Fact]
    public void An_oscillating_loss_is_seen() => Assert.Equal(
        "NG6002",
        Seen(TroubleKind.OscillatingLoss,
            new MonitoredDigits(3).Fit(Digits, OfTheLoss with { Epochs = 30 }, new() { LearningRate = 0.05 })).RuleId);

    [Fact]
    public void Slow_convergence_is_seen()
    {
        var trouble = Seen(TroubleKind.SlowConvergence, new DescendingDigits(1).Fit(Digits, Quiet, new() { LearningRate = 1e-4 }));
        Assert.Equal("NG6003", trouble.RuleId);
        Assert.InRange(trouble.Value, 0, 1e-4);
    }

    [Fact]
    public void A_vanishing_gradient_is_seen_and_the_stalled_loss_that_follows_is_not_told_beside_it()
    {
        var trouble = Assert.Single(new DeepSigmoids(1).Fit(Digits, Quiet).Troubles);
        Assert.Equal((TroubleKind.VanishingGradient, "Dense1", "NG8002"), (trouble.Kind, trouble.Layer, trouble.RuleId));
        Assert.InRange(trouble.Value, 0, 1e-3);
        Assert.StartsWith("The compiler told why, of Dense1: A step changes Dense1, relative to its weights, by ", trouble.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Sigmoids_that_end_at_chance_are_told_with_their_cause()
    {
        var trouble = Assert.Single(new SigmoidLeNet(1).Fit(Digits, Quiet).Troubles);
        Assert.Equal("NG8002", trouble.RuleId);
        Assert.StartsWith("The compiler told why, of Conv2D1: A step changes Conv2D1, relative to its weights, by ", trouble.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_that_ends_too_early_is_told_and_one_that_has_ended_is_not()
    {
        var trouble = Assert.Single(new DescendingDigits(1).Fit(Digits, Quiet, new() { LearningRate = 0.005 }).Troubles);
        Assert.Equal(TroubleKind.UnfinishedTraining, trouble.Kind);
        Assert.InRange(trouble.Value, 0.15, 0.5);
        AssertSilent(new DescendingDigits(1).Fit(Digits, Quiet, new() { LearningRate = 0.05 }));
    }

    [Fact]
    public void A_gap_to_the_validation_loss_is_told_without_a_rise()
    {
        var (train, test) = Digits.StratifiedSplit(0.8, seed: 1);
        var few = train.StratifiedSplit(0.03, seed: 1).Train;
        var gapAlone = Quiet with { Epochs = 25, Validation = test, Monitors = new() { OverfittingGap = 10 } };
        var trouble = Assert.Single(new MonitoredDigits(1).Fit(few, gapAlone).Troubles);
        Assert.Equal((TroubleKind.GeneralizationGap, "NG9001"), (trouble.Kind, trouble.RuleId));
        Assert.True(trouble.Value > trouble.Threshold);

        // The other part was not divided by 16.
        var raw = Dataset.FromArrays(Array.ConvertAll(test.Inputs.ToArray(), pixel => pixel * 16), test.Labels.ToArray());
        var scaled = Assert.Single(new MonitoredDigits(1).Fit(train, Quiet with { Validation = raw }).Troubles);
        Assert.Equal((TroubleKind.GeneralizationGap, 16), (scaled.Kind, Math.Round(scaled.Value, 0)));
        Assert.Contains("on another scale than the training data", scaled.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_of_sorted_samples_that_is_not_mixed_is_told()
    {
        History Streamed(Dataset data) => new DescendingDigits(1).Fit(StreamedDataset.FromBlocks([data.Count], _ => data).WithWindow(64), Quiet with { Epochs = 1 });
        int[] sorted = [.. Enumerable.Range(0, Digits.Count).OrderBy(row => Digits.Labels[row])];
        var trouble = Streamed(Digits.Subset(sorted)).Troubles[0];
        Assert.Equal(TroubleKind.UnmixedBatches, trouble.Kind);
        Assert.DoesNotContain(Streamed(Digits.Shuffle(1)).Troubles, trouble => trouble.Kind == TroubleKind.UnmixedBatches);
    }

    [Fact]
    public void An_exploding_gradient_is_seen()
    {
        // What is said of the weights explains it; what is seen of the activations has the same cause, and may be seen first.
        var trouble = Seen(TroubleKind.ExplodingGradient, new LargeTanhs(1).Fit(Digits, Quiet with { Monitors = new() { SaturatedShare = 2 } }));
        Assert.Equal(("Dense1", "NG2004"), (trouble.Layer, trouble.RuleId));
        Assert.True(trouble.Value > 70);
    }

    [Fact]
    public void Units_that_a_large_step_killed_are_told_from_units_born_dead()
    {
        var killed = Seen(TroubleKind.DeadUnits, new MonitoredDigits(1).Fit(Digits, Quiet, new() { LearningRate = 1 }));
        Assert.Equal(("Relu1", "NG6002"), (killed.Layer, killed.RuleId));
        var born = Seen(TroubleKind.DeadUnits, new BornDead(1).Fit(Digits, Quiet));
        Assert.Equal(("Relu2", "NG2014", 1.0), (born.Layer, born.RuleId, born.Value));
    }

    [Fact]
    public void Dead_channels_are_seen_behind_a_max_pool()
    {
        var trouble = Seen(TroubleKind.DeadUnits, new DeadChannels(1).Fit(Digits, Quiet));
        Assert.Equal(("Relu1", "NG2014"), (trouble.Layer, trouble.RuleId));
    }

    [Fact]
    public void Saturation_is_seen()
    {
        var trouble = Seen(TroubleKind.Saturation, new SaturatedDigits(1).Fit(Digits, Quiet));
        Assert.Equal(("Tanh1", "NG2004"), (trouble.Layer, trouble.RuleId));
        Assert.StartsWith("The compiler told why, of Dense1: ", trouble.Cause, StringComparison.Ordinal);
        Assert.InRange(trouble.Value, 0.5, 1);
    }

    [Fact]
    public void Large_updates_are_seen_where_one_looks_early()
    {
        var options = Quiet with { Monitors = new() { EverySteps = 10 } };
        var trouble = Seen(TroubleKind.LargeUpdates, new DescendingDigits(1).Fit(Digits, options, new() { LearningRate = 1 }));
        Assert.Equal("NG6002", trouble.RuleId);
        Assert.True(trouble.Value > 0.1);
    }

    [Fact]
    public void Overfitting_is_seen()
    {
        // A third of the labels are wrong: they can only be learned by heart.
        var (train, test) = Digits.StratifiedSplit(0.8, seed: 1);
        int[] labels = [.. train.Labels[..200].ToArray().Select((label, i) => i % 3 == 0 ? (label + (i % 9) + 1) % 10 : label)];
        var noisy = Dataset.FromArrays(train.Inputs[..(200 * 64)].ToArray(), labels);
        var trouble = Seen(TroubleKind.Overfitting, new MonitoredDigits(1).Fit(noisy, Quiet with { Epochs = 60, Validation = test }));
        Assert.Equal("NG9001", trouble.RuleId);
        Assert.Contains("since epoch ", trouble.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void An_initial_loss_above_the_prediction_is_seen()
    {
        // Numbers from 0 to 16, where 0 to 1 is declared.
        var unscaled = Dataset.FromArrays(Array.ConvertAll(Digits.Inputs.ToArray(), pixel => pixel * 16), Digits.Labels.ToArray());
        var trouble = Seen(TroubleKind.UnexpectedInitialLoss, new MonitoredDigits(1).Fit(unscaled, Quiet with { Epochs = 1 }));
        Assert.Equal((1, "NG3015"), (trouble.Step, trouble.RuleId));
        Assert.True(trouble.Value > trouble.Threshold);
    }

    [Fact]
    public void What_the_compiler_warned_of_is_told_at_the_end_where_nothing_else_was_seen_and_something_is_left()
    {
        var monitors = new TrainingMonitors { SaturatedShare = 2, ExplodingGradientRatio = 1e9, UnfinishedFall = 2, InitialLossTolerance = 10 };
        var trouble = Assert.Single(new SaturatedDigits(1).Fit(Digits, Quiet with { Monitors = monitors }).Troubles);
        Assert.Equal((TroubleKind.LastingLoss, "NG2004", 1), (trouble.Kind, trouble.RuleId, trouble.Epoch));
        Assert.StartsWith("The compiler told why, of Dense1: ", trouble.Cause, StringComparison.Ordinal);
        Assert.True(trouble.Value > trouble.Threshold);
        AssertSilent(new SaturatedDigits(1).Fit(Digits, Quiet with { Monitors = monitors with { LastingLoss = 1.5 } }));
        // A loss as high, of which the compiler said nothing.
        AssertSilent(new DescendingDigits(1).Fit(Digits, Quiet with { Epochs = 1, Monitors = monitors }));
    }

    [Fact]
    public void Inputs_that_nobody_scaled_are_told_once_and_nothing_of_what_follows()
    {
        static Dataset Flowers(Func<float, int, float> scaled) =>
            Dataset.FromArrays([.. TestData.Iris().Inputs.ToArray().Select(scaled)], TestData.Iris().Labels.ToArray());

        var trouble = Assert.Single(new PlainIris(1).Fit(Flowers((value, _) => value * 100), Quiet).Troubles);
        Assert.Equal((TroubleKind.UnscaledInputs, "NG7001"), (trouble.Kind, trouble.RuleId));
        Assert.Contains("scaled twice", Assert.Single(new PlainIris(1).Fit(Flowers((value, _) => value * 1e-4f), Quiet).Troubles).Cause, StringComparison.Ordinal);

        // One feature of the flowers in micrometres.
        Assert.Contains("scales so far apart", Assert.Single(new PlainIris(1).Fit(Flowers((value, i) => i % 4 == 0 ? value * 1e-5f : value), Quiet).Troubles).Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_that_are_all_the_same_are_the_cause_and_nothing_is_told_of_what_follows()
    {
        Dataset same = Dataset.FromArrays(Array.ConvertAll(Digits.Inputs.ToArray(), _ => 0.5f), Digits.Labels.ToArray());
        Assert.Equal(TroubleKind.ConstantInputs, Assert.Single(new MonitoredDigits(1).Fit(same, Quiet).Troubles).Kind);
    }

    /// <summary>Of six normal inputs: sound; steps that drive tanhs to their ends; targets that do, which is one cause and told once.</summary>
    [Fact]
    public void Tanhs_that_large_steps_saturate_are_the_rates_fault_and_those_that_targets_saturate_are_theirs()
    {
        Assert.Empty(new TanhNumbers(1).Fit(Sines(1), Quiet).Troubles);
        Assert.Equal("NG6002", new TanhNumbers(1).Fit(Sines(1), Quiet, new() { LearningRate = 1 }).Troubles[0].RuleId);
        Assert.Equal("NG7009", Assert.Single(new TanhNumbers(1).Fit(Sines(1e6f), Quiet).Troubles).RuleId);

        static Dataset Sines(float scale)
        {
            var random = new Random(7);
            float[] inputs = [.. Enumerable.Range(0, 6 * 1200)
                .Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
            return Dataset.FromArrays(inputs, [.. inputs.Chunk(6).Select(x => scale * (MathF.Sin(x[0]) + (0.5f * x[1] * x[2]) + (0.3f * x[3])))]);
        }
    }

    [Fact]
    public void Network_without_anything_to_train_is_told_before_the_first_step_and_nothing_else_is()
    {
        var trouble = Assert.Single(new FrozenDigits(1).Fit(Digits, Quiet).Troubles);
        Assert.Equal((TroubleKind.UnmovedWeights, 0), (trouble.Kind, trouble.Step));
        Assert.StartsWith("Every layer is frozen", trouble.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Decay_that_holds_the_weights_down_is_told_in_the_compilers_words()
    {
        var trouble = new ShrunkDigits(1).Fit(Digits, Quiet).Troubles[0];
        Assert.Equal("NG5007", trouble.RuleId);
        Assert.Contains("keeps every weight below 1/2λ", trouble.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Large_targets_explain_a_loss_that_stays_and_are_no_trouble_where_it_falls()
    {
        static Dataset Products(float size)
        {
            var random = new Random(1);
            float[] inputs = [.. Enumerable.Range(0, 4000).Select(_ => (random.NextSingle() * 2) - 1)];
            return Dataset.FromArrays(inputs, [.. inputs.Chunk(4).Select(x => size * (x[0] + (x[1] * x[2])))]);
        }

        var trouble = new AdamRegression(1).Fit(Products(1e4f), Quiet).Troubles[0];
        Assert.Equal("NG7009", trouble.RuleId);
        Assert.Contains("The targets reach 18,", trouble.Cause, StringComparison.Ordinal);
        AssertSilent(new AdamRegression(1).Fit(Products(120), Quiet with { Epochs = 60 }, new() { LearningRate = 0.03 }));
    }

    [Fact]
    public void A_loss_that_ends_where_one_answer_for_all_would_be_has_stalled()
    {
        // Labels that say nothing of the images.
        int[] shuffled = Digits.Labels.ToArray();
        new Random(1).Shuffle(shuffled);
        Seen(TroubleKind.StalledLoss, new DescendingDigits(1).Fit(Dataset.FromArrays(Digits.Inputs.ToArray(), shuffled), Quiet));

        // Targets around 3 that say nothing of the inputs: the loss falls from 13 to their variance, 4.
        var random = new Random(2);
        float[] inputs = [.. Enumerable.Range(0, 4000).Select(_ => (random.NextSingle() * 2) - 1)];
        float[] targets = [.. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? 5f : 1f)];
        Assert.Contains("one answer for all samples, 4", Seen(TroubleKind.StalledLoss, new PlainRegression(1).Fit(Dataset.FromArrays(inputs, targets), Quiet)).Quantity, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_that_are_too_small_are_the_cause()
    {
        var random = new Random(3);
        float[] inputs = [.. Enumerable.Range(0, 4000).Select(_ => (random.NextSingle() * 2) - 1)];
        float[] targets = [.. Enumerable.Range(0, 1000).Select(i => 1e-6f * inputs[4 * i] * inputs[(4 * i) + 1])];
        var history = new AdamRegression(1).Fit(Dataset.FromArrays(inputs, targets), Quiet with { Epochs = 30 });
        Assert.Equal("NG7009", history.Troubles[0].RuleId);
        Assert.Contains("Target(Standardize = true)", history.Troubles[0].Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_is_not_called_too_high_and_too_low_in_one_run()
    {
        foreach (double rate in new[] { 30, 1, 1e-4, 1e-7 })
        {
            var rules = new DescendingDigits(1).Fit(Digits, Quiet, new() { LearningRate = rate }).Troubles.Select(trouble => trouble.RuleId).ToHashSet();
            Assert.False(rules.Contains("NG6002") && rules.Contains("NG6003"), string.Join(", ", rules));
        }
    }

    [Fact]
    public void Ordinary_trainings_are_left_in_peace()
    {
        var (train, test) = Digits.StratifiedSplit(0.8, seed: 1);
        var (flowers, otherFlowers) = TestData.Iris().StratifiedSplit(0.8, seed: 1);
        var xor = Dataset.FromArrays([0, 0, 0, 1, 1, 0, 1, 1], new float[] { 0, 1, 1, 0 });
        for (ulong seed = 1; seed <= 5; seed++)
        {
            var options = Quiet with { Seed = seed };
            AssertSilent(new DigitsNetwork(seed).Fit(train, options with { Validation = test }));
            AssertSilent(new DescendingDigits(seed).Fit(train, options with { Validation = test }));
            AssertSilent(new IrisNetwork(seed).Fit(flowers, options with { Validation = otherFlowers }));
            AssertSilent(new XorNetwork(seed).Fit(xor, options));
        }
    }

    [Fact]
    public void A_training_that_is_gone_on_with_has_not_stalled()
    {
        var network = new DigitsNetwork(1);
        var trainer = new DigitsNetwork.Trainer(network);
        AssertSilent(trainer.Fit(Digits, Quiet));
        AssertSilent(trainer.Fit(Digits, Quiet with { Epochs = 5 }));
        AssertSilent(network.Fit(Digits, Quiet with { Epochs = 5 }));
    }

    [Fact]
    public void A_trouble_is_one_line_under_every_culture()
    {
        var trouble = Seen(TroubleKind.Saturation, new SaturatedDigits(1).Fit(Digits, Quiet));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Cultures.Foreign;
            Assert.Matches(@"^Saturation in Tanh1 at step \d+: the share of saturated values is 0\.\d+ \(limit 0\.5\)\. .*\(NG2004\)$", trouble.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static TrainingTrouble Seen(TroubleKind kind, History history)
    {
        var trouble = history.Troubles.FirstOrDefault(trouble => trouble.Kind == kind);
        Assert.True(trouble is not null, $"No {kind} in {history}\n{string.Join('\n', history.Troubles)}");
        Assert.InRange(trouble.Epoch, 1, history.Epochs.Count);
        Assert.InRange(trouble.Step, 1, history.StepCount);
        return trouble;
    }

    internal static void AssertSilent(History history) => Assert.True(history.Troubles.Count == 0, $"{history}\n{string.Join('\n', history.Troubles)}");

    private sealed class Listener : ITrainingCallback
    {
        public List<TrainingTrouble> Troubles { get; } = [];

        public void OnTrouble(TrainingTrouble trouble) => Troubles.Add(trouble);
    }
}
