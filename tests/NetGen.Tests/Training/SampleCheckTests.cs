using NetGen.Tests.Networks;
using NetGen.Training;

namespace NetGen.Tests.Training;

public sealed class SampleCheckTests
{
    private static readonly FitOptions Quiet = new() { ProgressLine = ProgressLine.Off };

    private static LinearTrainer<float> Regression() => new(2, 1, "MeanSquaredError");

    private static LinearTrainer<float> Classifier() => new(2, 3, "CrossEntropy");

    /// <summary>Fit refuses the data, says this, and has not touched the network.</summary>
    private static void AssertRefused<TException>(LinearTrainer<float> trainer, Dataset data, string message, FitOptions? options = null)
        where TException : NetGenException
    {
        var e = Assert.Throws<TException>(() => TrainingLoop.Fit(trainer, data, options ?? Quiet));
        Assert.Equal(message, e.Message);
        Assert.Empty(trainer.Seen);
        Assert.True(trainer.Parameters.IndexOfAnyExcept(0f) < 0);
    }

    [Fact]
    public void Fit_another_input_length_names_both() => AssertRefused<DatasetException>(Regression(), Dataset.FromArrays([1f, 2, 3], [1f]),
        "Line expects 2 input values per sample (2); the training data has 3.");

    [Fact]
    public void Fit_labels_for_targets_and_targets_for_labels_say_what_to_give()
    {
        AssertRefused<DatasetException>(Regression(), Dataset.FromArrays([1f, 2], [0]),
            "Line is trained on 1 real target per sample (MeanSquaredError); the training data has class labels. " +
            "Give a float[] of targets or target columns.");
        AssertRefused<DatasetException>(Classifier(), Dataset.FromArrays([1f, 2], [1f, 0, 0], 3),
            "Line is trained on class labels (CrossEntropy, 3 classes); the training data has 3 real targets per sample. " +
            "Give an int[] of labels or a class column.");
    }

    [Fact]
    public void Fit_another_target_length_names_both() => AssertRefused<DatasetException>(
        Regression(), Dataset.FromArrays([1f, 2], [1f, 2], 2),
        "Line expects 1 target value per sample; the training data has 2.");

    [Fact]
    public void Fit_label_beyond_the_outputs_names_the_sample() => AssertRefused<LabelOutOfRangeException>(
        Classifier(), Dataset.FromArrays([1f, 2, 3, 4], [2, 3], firstLabel: 0),
        "Line has 3 classes; the label of sample 1 of the training data is 3; expected 0 to 2.");

    [Fact]
    public void Fit_label_beyond_the_outputs_names_its_class() => AssertRefused<LabelOutOfRangeException>(
        Classifier(), Dataset.FromArrays([1f, 2, 3, 4], [2, 3], ["ant", "bee", "cat", "dog"]),
        "Line has 3 classes; the label of sample 1 of the training data is 3 ('dog'); expected 0 to 2.");

    [Fact]
    public void Evaluate_label_beyond_the_outputs_names_those_of_the_network()
    {
        var network = new AnimalNetwork(1);
        network.Fit(Dataset.FromArrays(new float[3 * AnimalNetwork.InputLength], [0, 1, 2], ["ant", "bee", "cat"]), Quiet with { Monitors = null, Epochs = 1 });
        Assert.Equal("AnimalNetwork has 3 classes ('ant', 'bee', 'cat'); the label of sample 1 of the evaluated data is 3; expected 0 to 2.",
            Assert.Throws<LabelOutOfRangeException>(
                () => network.Evaluate(Dataset.FromArrays(new float[2 * AnimalNetwork.InputLength], [2, 3], firstLabel: 0))).Message);
        Assert.Equal("The label of sample 1 is 3; expected one of the 3 named classes ('ant', 'bee', 'cat'), counted from 0.",
            Assert.Throws<LabelOutOfRangeException>(() => Dataset.FromArrays([1f, 2, 3, 4], [2, 3], ["ant", "bee", "cat"])).Message);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void Fit_value_that_is_not_finite_names_sample_and_feature(float value, string text)
    {
        AssertRefused<DatasetException>(Regression(), Dataset.FromArrays([1f, 2, 3, 4, 5, value], [1f, 2, 3]),
            $"The training data must be finite; feature 1 of sample 2 is {text}.");
        AssertRefused<DatasetException>(Regression(), Dataset.FromArrays([1f, 2, 3, 4], [1f, value]),
            $"The training data must be finite; target 0 of sample 1 is {text}.");
    }

    [Fact]
    public void Fit_validation_data_is_checked_before_training_too() => AssertRefused<DatasetException>(
        Regression(), Dataset.FromArrays([1f, 2], [1f]), "Line expects 2 input values per sample (2); the validation data has 1.",
        Quiet with { Validation = Dataset.FromArrays([1f], [1f]) });

    [Fact]
    public void Fit_batch_larger_than_the_data_says_what_to_set()
    {
        AssertRefused<DatasetException>(
            new LinearTrainer<float>(2, 1, "MeanSquaredError", batchSize: 64), Dataset.FromArrays([1f, 2], [1f]),
            "Line is trained in batches of 64 samples (as declared); the training data has 1. Set FitOptions.BatchSize to at most 1.");
        AssertRefused<DatasetException>(Regression(), Dataset.FromArrays([1f, 2], [1f]),
            "Line is trained in batches of 2 samples (as asked for); the training data has 1. Set FitOptions.BatchSize to at most 1.",
            Quiet with { BatchSize = 2 });
    }

    [Fact]
    public void Fit_probability_targets_outside_0_to_1_are_named() => AssertRefused<DatasetException>(
        new LinearTrainer<float>(2, 2, "BinaryCrossEntropy"), Dataset.FromArrays([1f, 2, 3, 4], [0f, 1, 1, -0.5f], 2),
        "Line is trained on probabilities (BinaryCrossEntropy); target 1 of sample 1 of the training data is -0.5; expected 0 to 1.");

    [Fact]
    public void Evaluate_checks_the_data_as_well() => Assert.Equal(
        "Line expects 2 input values per sample (2); the evaluated data has 1.",
        Assert.Throws<DatasetException>(() => Evaluator.Evaluate(Regression(), Dataset.FromArrays([1f], [1f]))).Message);
}
