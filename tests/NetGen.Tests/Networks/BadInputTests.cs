using NetGen.Data;
using NetGen.Training;

namespace NetGen.Tests.Networks;

/// <summary>What does not fit is refused with a typed error that says what was expected and what was found; nothing changes.</summary>
public sealed class BadInputTests
{
    private readonly ConcurrentNetwork network = new(seed: 1);
    private readonly ConcurrentNetwork.Trainer trainer;

    public BadInputTests() => trainer = new(network);

    [Theory]
    [InlineData(29, 6, "'input' must have 30 values; it has 29")]
    [InlineData(31, 6, "'input' must have 30 values; it has 31")]
    [InlineData(0, 6, "'input' must have 30 values; it has 0")]
    [InlineData(30, 5, "'output' must have 6 values; it has 5")]
    [InlineData(30, 7, "'output' must have 6 values; it has 7")]
    public void Predict_with_spans_of_wrong_length_throws(int inputs, int outputs, string message)
    {
        var error = Assert.Throws<TensorLengthException>(() => network.Predict(new float[inputs], new float[outputs]));
        Assert.Contains("ConcurrentNetwork: " + message, error.Message);
    }

    [Theory]
    [InlineData(0, 0, "at least one sample of 30 values")]
    [InlineData(61, 12, "61 values are not a whole number of samples")]
    [InlineData(60, 6, "'outputs' must have 12 values (6 for each of 2 samples); it has 6")]
    [InlineData(60, 18, "'outputs' must have 12 values (6 for each of 2 samples); it has 18")]
    public void PredictBatch_with_spans_of_wrong_length_throws(int inputs, int outputs, string message)
    {
        var error = Assert.Throws<TensorLengthException>(() => network.PredictBatch(new float[inputs], new float[outputs]));
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Classify_with_a_span_of_wrong_length_throws() =>
        Assert.Throws<TensorLengthException>(() => network.Classify(new float[29]));

    [Fact]
    public void Inspect_with_a_span_of_wrong_length_throws()
    {
        Assert.Throws<TensorLengthException>(() => network.Inspect(new float[29], (_, _, _) => Assert.Fail("There is nothing to see.")));
        Assert.Throws<TensorLengthException>(() => network.Inspect([], (_, _, _) => Assert.Fail("There is nothing to see.")));
    }

    [Theory]
    [InlineData(0, 0, "at least one sample of 30 values")]
    [InlineData(61, 2, "not a whole number of samples")]
    [InlineData(60, 1, "'targets' must have 2 values (1 for each of 2 samples); it has 1")]
    [InlineData(60, 3, "'targets' must have 2 values (1 for each of 2 samples); it has 3")]
    public void Step_with_spans_of_wrong_length_throws(int inputs, int labels, string message)
    {
        var error = AssertUnchanged<TensorLengthException>(() => trainer.Step(new float[inputs], new int[labels]));
        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Step_with_a_label_out_of_range_throws(int label)
    {
        var error = AssertUnchanged<LabelOutOfRangeException>(() => trainer.Step(new float[90], [0, label, 5]));
        Assert.Contains("6 classes", error.Message);
        Assert.Contains(FormattableString.Invariant($"label 1 is {label}"), error.Message);
        Assert.Contains("expected 0 to 5", error.Message);
    }

    [Fact]
    public void Step_on_rows_that_the_data_do_not_have_throws()
    {
        foreach (var row in new[] { -1, 3, int.MaxValue })
        {
            var error = AssertUnchanged<ArgumentOutOfRangeException>(() =>
                trainer.Step(new Batch<float> { Inputs = new float[90], Labels = new int[3], Rows = new[] { 0, row } }));
            Assert.Contains("3 samples", error.Message);
        }
    }

    [Fact]
    public void Step_on_no_rows_throws()
    {
        var error = AssertUnchanged<TensorLengthException>(() => trainer.Step(new Batch<float> { Inputs = new float[90], Labels = new int[3], Rows = [] }));
        Assert.Contains("at least one", error.Message);
    }

    [Fact]
    public void Evaluate_with_outputs_of_wrong_length_throws()
    {
        var error = Assert.Throws<TensorLengthException>(() =>
            trainer.Evaluate(new Batch<float> { Inputs = new float[90], Labels = new int[3], Rows = new[] { 0, 1 } }, new float[11]));
        Assert.Contains("'outputs' must have 12 values; it has 11", error.Message);
    }

    [Fact]
    public void Trainer_of_no_network_throws() => Assert.Throws<ArgumentNullException>(() => new ConcurrentNetwork.Trainer(null!));

    [Fact]
    public void Fit_with_a_batch_larger_than_the_data_throws()
    {
        var data = Dataset.FromArrays(new float[5 * 30], new int[5]);
        var asked = AssertUnchanged<DatasetException>(() => network.Fit(data, new FitOptions { BatchSize = 6 }));
        Assert.Contains("batches of 6 samples (as asked for); the training data has 5", asked.Message);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(-1, 4)]
    [InlineData(1, 0)]
    [InlineData(1, -4)]
    public void Fit_with_options_out_of_range_throws(int epochs, int batchSize) =>
        AssertUnchanged<ArgumentOutOfRangeException>(() =>
            network.Fit(Dataset.FromArrays(new float[5 * 30], new int[5]), new FitOptions { Epochs = epochs, BatchSize = batchSize }));

    [Fact]
    public void Fit_on_data_of_another_network_throws()
    {
        var options = new FitOptions { BatchSize = 1, ProgressLine = ProgressLine.Off };
        var width = AssertUnchanged<DatasetException>(() => network.Fit(Dataset.FromArrays(new float[5 * 29], new int[5]), options));
        Assert.Contains("expects 30 input values per sample (30); the training data has 29", width.Message);
        var kind = AssertUnchanged<DatasetException>(() => network.Fit(Dataset.FromArrays(new float[5 * 30], new float[5]), options));
        Assert.Contains("class labels", kind.Message);
        var label = AssertUnchanged<LabelOutOfRangeException>(() => network.Fit(Dataset.FromArrays(new float[5 * 30], [0, 1, 2, 6, 0]), options));
        Assert.Contains("sample 3 of the training data is 6", label.Message);
        var validation = AssertUnchanged<DatasetException>(() => network.Fit(
            Dataset.FromArrays(new float[5 * 30], new int[5]), options with { Validation = Dataset.FromArrays(new float[5 * 31], new int[5]) }));
        Assert.Contains("validation data has 31", validation.Message);
        Assert.Throws<DatasetException>(() => network.Evaluate(Dataset.FromArrays(new float[5 * 29], new int[5])));
    }

    [Fact]
    public void Empty_data_set_cannot_be_made() => Assert.Throws<DatasetException>(() => Dataset.FromArrays(Array.Empty<float>(), Array.Empty<int>()));

    private TException AssertUnchanged<TException>(Action action) where TException : Exception
    {
        var before = network.Parameters.ToArray();
        var error = Assert.Throws<TException>(action);
        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Equal(0, trainer.StepCount);
        return error;
    }
}
