using NetGen.Training;

namespace NetGen.Tests.Functions;

/// <summary>Losses by hand: values, counts and edges that no difference quotient sees.</summary>
public sealed class LossTests
{
    [Fact]
    public void Hinge_sums_over_wrong_classes_and_means_over_the_batch()
    {
        var network = new Scores();
        var trainer = new Scores.Trainer(network);

        // The network is the identity. Margins: (2.5, 0) and (0, 0) with the label far ahead.
        Assert.Equal(2.5f / 2, trainer.ComputeGradients([0.5f, 2, -0.5f, 0, 0, 9], [0, 2]));
        Assert.Equal(1, trainer.CorrectInLastStep);
        Assert.Equal([-0.5f, 0.5f, 0], trainer.Gradients[9..].ToArray());
    }

    [Fact]
    public void Hinge_of_equal_scores_is_the_number_of_wrong_classes() =>
        Assert.Equal(2f, new Scores.Trainer(new Scores()).ComputeGradients([1, 1, 1], [1]));

    [Fact]
    public void Hinge_of_a_margin_of_exactly_0_has_no_gradient()
    {
        var trainer = new Scores.Trainer(new Scores());
        Assert.Equal(0f, trainer.ComputeGradients([3, 2, 1], [0]));
        Assert.All(trainer.Gradients.ToArray(), gradient => Assert.Equal(0f, gradient));
    }

    [Fact]
    public void Hinge_of_scores_that_swallow_the_margin_keeps_its_balance()
    {
        // 1 − 1e9 is −1e9 in float: the label's own margin is lost, and must be lost in the gradient too.
        var trainer = new Scores.Trainer(new Scores());
        Assert.Equal(0f, trainer.ComputeGradients([1e9f, 0, 0], [0]));
        Assert.All(trainer.Gradients.ToArray(), gradient => Assert.Equal(0f, gradient));
    }

    [Fact]
    public void Hinge_network_classifies_takes_labels_and_is_evaluated_by_them()
    {
        var network = new Scores();
        Assert.Equal(1, network.Classify([-3, -1, -2]));
        Assert.True(Scores.Summary.HasClassLabels);
        Assert.Equal(1, Scores.Summary.TargetLength);
        Assert.Throws<LabelOutOfRangeException>(() => new Scores.Trainer(network).Step([1, 2, 3], [3]));
        Assert.Equal(0.5, network.Evaluate(Dataset.FromArrays([1f, 2, 3, 1, 2, 3], new[] { 2, 0 })).Accuracy);
    }

    [Fact]
    public void Hinge_of_a_score_that_is_not_a_number_stops_the_training() => Assert.Throws<NonFiniteValueException>(
        () => new Scores.Trainer(new Scores()).Step([float.NaN, 1, 2], [1]));

    [Fact]
    public void KlDivergence_of_the_prediction_itself_is_0()
    {
        var network = new Distribution(seed: 2);
        double[] input = [0.3, -0.7], target = new double[5];
        network.Predict(input, target);
        Assert.Equal(1, target.Sum(), 1e-14);
        var trainer = new Distribution.Trainer(network);
        Assert.Equal(0, trainer.ComputeGradients(input, target), 1e-15);
        Assert.All(trainer.Gradients.ToArray(), gradient => Assert.Equal(0, gradient, 1e-15));
    }

    [Fact]
    public void KlDivergence_of_one_hot_targets_is_the_cross_entropy()
    {
        var network = new Distribution(seed: 2);
        double[] input = [0.3, -0.7], output = new double[5];
        network.Predict(input, output);
        Assert.Equal(-Math.Log(output[3]), new Distribution.Trainer(network).ComputeGradients(input, [0, 0, 0, 1, 0]), 1e-14);
    }

    [Fact]
    public void KlDivergence_of_a_negative_target_stops_the_training() => Assert.Throws<NonFiniteValueException>(
        () => new Distribution.Trainer(new Distribution()).Step([0.3, -0.7], [0.5, 0.6, -0.1, 0, 0]));

    [Fact]
    public void CosineDistance_sees_directions_only()
    {
        var trainer = new Direction.Trainer(new Direction());
        Assert.Equal(0, trainer.ComputeGradients([1, 2, -2], [10, 20, -20]), 1e-15);
        Assert.Equal(2, trainer.ComputeGradients([1, 2, -2], [-1, -2, 2]), 1e-15);
        Assert.Equal(1, trainer.ComputeGradients([1, 2, -2], [2, 0, 1]), 1e-15);
    }

    [Fact]
    public void CosineDistance_of_what_has_no_direction_is_1_without_a_gradient()
    {
        var trainer = new Direction.Trainer(new Direction());
        Assert.Equal(1, trainer.ComputeGradients([0, 0, 0], [1, 2, 3]));
        Assert.All(trainer.Gradients.ToArray(), gradient => Assert.Equal(0, gradient));
        Assert.Equal(1, trainer.ComputeGradients([1, 2, 3], [0, 0, 0]));
        Assert.All(trainer.Gradients.ToArray(), gradient => Assert.Equal(0, gradient));
    }

    [Fact]
    public void Poisson_regression_finds_the_mean_of_the_counts()
    {
        var network = new Counts();
        var trainer = new Counts.Trainer(network);
        for (var step = 0; step < 300; step++)
            trainer.Step([1, 1, 1, 1], [0, 3, 5, 4]);
        var mean = new double[1];
        network.Predict([1], mean);
        Assert.Equal(3, mean[0], 1e-6);
    }
}

[Network]
[Input(3)]
[Dense(3, Init = Init.Identity)]
[Hinge]
[Sgd(0.1)]
public partial class Scores;

[Network(Scalar = typeof(double))]
[Input(2)]
[Dense(5), Softmax]
[KlDivergence]
public partial class Distribution;

[Network(Scalar = typeof(double))]
[Input(3)]
[Dense(3, Init = Init.Identity)]
[CosineDistance]
public partial class Direction;

[Network(Scalar = typeof(double))]
[Input(1)]
[Dense(1), Exp]
[Poisson]
[Sgd(0.1)]
public partial class Counts;
