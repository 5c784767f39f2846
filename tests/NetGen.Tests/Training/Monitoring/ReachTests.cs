namespace NetGen.Tests.Training.Monitoring;

#pragma warning disable NG3009 // A rectifier as the head is what is tested.

[Network, Input(2), Dense(8), Tanh, Dense(1), Sigmoid, MeanSquaredError, Adam(0.01), Training(Epochs = 20, BatchSize = 16)]
internal partial class SigmoidHead;

[Network, Input(2), Dense(8), Tanh, Dense(1), Relu, MeanAbsoluteError, Adam(0.01), Training(Epochs = 20, BatchSize = 16)]
internal partial class RectifiedHead;

[Network, Input(2), Dense(8), Tanh, Dense(1), MeanSquaredError, Adam(0.01), Training(Epochs = 20, BatchSize = 16)]
internal partial class LinearHead;

/// <summary>Targets that the head cannot give are the cause, and no rate is blamed for what they do.</summary>
public sealed class ReachTests
{
    private static readonly FitOptions Quiet = new() { ProgressLine = ProgressLine.Off };

    [Fact]
    public void What_a_head_gives_is_in_the_summary()
    {
        Assert.Equal((0, 1), (SigmoidHead.Summary.OutputMin, SigmoidHead.Summary.OutputMax));
        Assert.Equal((0, double.PositiveInfinity), (RectifiedHead.Summary.OutputMin, RectifiedHead.Summary.OutputMax));
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (LinearHead.Summary.OutputMin, LinearHead.Summary.OutputMax));
        // Probabilities are what its loss reads: other targets are refused.
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (MonitoredDigits.Summary.OutputMin, MonitoredDigits.Summary.OutputMax));
    }

    [Fact]
    public void A_sigmoid_for_targets_up_to_20_is_the_cause_before_the_first_step_and_the_only_one()
    {
        TrainingTrouble trouble = Assert.Single(new SigmoidHead(1).Fit(Sums(5, 10), Quiet).Troubles);
        Assert.Equal((TroubleKind.UnreachableTargets, "NG3008", "Sigmoid1", 0),
            (trouble.Kind, trouble.RuleId, trouble.Layer, (int)trouble.Step));
        Assert.InRange(trouble.Value, 0.9, 1);
        Assert.Contains("The output is between 0 and 1, and targets go from 0.", trouble.Cause, StringComparison.Ordinal);
        Assert.Contains("Take Sigmoid1 off the output", trouble.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_diagnosis_names_the_head_before_all_others()
    {
        (Dataset train, Dataset validation) = Sums(5, 10).Split(0.8, seed: 1);
        DiagnosedCause first = Diagnosis.Run(new SigmoidHead.Trainer(new SigmoidHead(1)), train, validation).Causes[0];
        Assert.Equal("NG3008", first.RuleId);
    }

    [Fact]
    public void A_rectifier_for_targets_around_0_is_the_cause() => Assert.Equal(
        (TroubleKind.UnreachableTargets, "Relu1"),
        new RectifiedHead(1).Fit(Sums(1, 0), Quiet).Troubles.Select(trouble => (trouble.Kind, trouble.Layer!)).First());

    /// <summary>0.5 ± 0.5 with a little noise at both ends; what a linear head is given; what a rectifier can give.</summary>
    [Fact]
    public void Targets_that_a_head_can_give_but_for_noise_are_no_trouble()
    {
        Assert.DoesNotContain(new SigmoidHead(1).Fit(Sums(0.27f, 0.5f), Quiet).Troubles, IsOfReach);
        Assert.DoesNotContain(new LinearHead(1).Fit(Sums(10, 10), Quiet).Troubles, IsOfReach);
        Assert.DoesNotContain(new RectifiedHead(1).Fit(Sums(1, 3), Quiet).Troubles, IsOfReach);
    }

    private static bool IsOfReach(TrainingTrouble trouble) => trouble.Kind == TroubleKind.UnreachableTargets;

    /// <summary>Targets of scale · (x + y) + middle, x and y from −1 to 1.</summary>
    private static Dataset Sums(float scale, float middle)
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 800).Select(_ => (2 * random.NextSingle()) - 1)];
        return Dataset.FromArrays(inputs, [.. inputs.Chunk(2).Select(pair => (scale * (pair[0] + pair[1])) + middle)]);
    }
}
