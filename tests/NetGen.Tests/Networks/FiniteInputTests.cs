using NetGen.Data;

namespace NetGen.Tests.Networks;

/// <summary>Nothing is predicted from a value that is not finite: it is named, nothing is written, and finite inputs cost no allocation.</summary>
public sealed class FiniteInputTests
{
    private readonly ReproducibleNetwork network = new(seed: 1);

    public static TheoryData<float> NotFinite => [float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    [Theory, MemberData(nameof(NotFinite))]
    public void Predict_and_Classify_name_the_feature(float value)
    {
        for (int feature = 0; feature < ReproducibleNetwork.InputLength; feature++)
        {
            float[] input = Draw.Normal<float>(ReproducibleNetwork.InputLength, seed: 1);
            input[feature] = value;
            var output = new float[ReproducibleNetwork.OutputLength];
            var e = Assert.Throws<NonFiniteInputException>(() => network.Predict(input, output));
            Assert.Equal((0, feature), (e.Sample, e.Feature));
            Assert.StartsWith(FormattableString.Invariant($"ReproducibleNetwork: every input must be finite; feature {feature} of sample 0 is {value}."), e.Message, StringComparison.Ordinal);
            Assert.Equal(new float[output.Length], output);
            Assert.Throws<NonFiniteInputException>(() => network.Classify(input));
        }
    }

    [Theory, MemberData(nameof(NotFinite))]
    public void PredictBatch_names_sample_and_feature_and_writes_nothing(float value)
    {
        float[] inputs = Draw.Normal<float>(33 * ReproducibleNetwork.InputLength, seed: 1);
        inputs[(31 * ReproducibleNetwork.InputLength) + 4] = value;
        var outputs = new float[33 * ReproducibleNetwork.OutputLength];
        var e = Assert.Throws<NonFiniteInputException>(() => network.PredictBatch(inputs, outputs));
        Assert.Equal((31, 4), (e.Sample, e.Feature));
        Assert.Equal(new float[outputs.Length], outputs);
    }

    [Fact]
    public void Evaluate_and_Fit_name_the_sample_as_a_fault_of_the_data()
    {
        float[] inputs = Draw.Normal<float>(20 * ReproducibleNetwork.InputLength, seed: 1);
        inputs[^1] = float.NaN;
        var data = Dataset.FromArrays(inputs, Draw.Labels(20, 4, seed: 2));
        Assert.Contains("feature 9 of sample 19", Assert.Throws<DatasetException>(() => network.Evaluate(data)).Message, StringComparison.Ordinal);
        Assert.Contains("feature 9 of sample 19", Assert.Throws<DatasetException>(() => network.Fit(data)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classify_of_what_overflows_or_of_weights_that_are_no_numbers_is_no_class()
    {
        var broken = new ReproducibleNetwork(seed: 1);
        broken.Parameters.Fill(float.NaN);
        var e = Assert.Throws<NonFiniteInputException>(() => broken.Classify(Draw.Normal<float>(ReproducibleNetwork.InputLength, seed: 1)));
        Assert.Equal((0, -1), (e.Sample, e.Feature));
        Assert.StartsWith("ReproducibleNetwork: output 0 of sample 0 is NaN, which predicts nothing.", e.Message, StringComparison.Ordinal);
        float[] large = [.. Enumerable.Range(0, ReproducibleNetwork.InputLength).Select(i => i % 2 == 0 ? float.MaxValue : -float.MaxValue)];
        Assert.Throws<NonFiniteInputException>(() => network.Classify(large));
    }

    /// <summary>Without a softmax one output can be no number and another be the largest.</summary>
    [Theory, MemberData(nameof(NotFinite))]
    public void Classify_of_one_output_that_is_no_number_is_no_class(float value)
    {
        for (int output = 0; output < BareHeadNetwork.OutputLength; output++)
        {
            var broken = new BareHeadNetwork(seed: 1);
            broken.Dense1.Bias[output] = value;
            var e = Assert.Throws<NonFiniteInputException>(() => broken.Classify(new float[BareHeadNetwork.InputLength]));
            Assert.Equal((0, -1), (e.Sample, e.Feature));
            Assert.StartsWith(FormattableString.Invariant($"BareHeadNetwork: output {output} of sample 0 is {value}, which predicts nothing."), e.Message, StringComparison.Ordinal);
            Assert.Throws<NonFiniteInputException>(() => broken.Classify(new byte[BareHeadNetwork.InputLength]));
        }
    }

    [Theory, MemberData(nameof(NotFinite))]
    public void Likeliest_of_positions_of_which_one_has_an_output_that_is_no_number_writes_nothing(float value)
    {
        for (int output = 0; output < 12; output++)
        {
            float[] outputs = [1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1];
            outputs[output] = value;
            int[] classes = [7, 7, 7, 7];
            var e = Assert.Throws<NonFiniteInputException>(() => Guard.Likeliest<float>(outputs, 3, classes, "Net"));
            Assert.StartsWith(FormattableString.Invariant($"Net: output {output} of sample 0 is {value}, which predicts nothing."), e.Message, StringComparison.Ordinal);
            Assert.Equal([7, 7, 7, 7], classes);
        }
    }

    [Fact]
    public void Predict_of_what_overflows_or_of_weights_that_are_no_numbers_is_no_prediction()
    {
        float[] large = [.. Enumerable.Range(0, ReproducibleNetwork.InputLength).Select(i => i % 2 == 0 ? float.MaxValue : -float.MaxValue)];
        var e = Assert.Throws<NonFiniteInputException>(() => network.Predict(large, new float[ReproducibleNetwork.OutputLength]));
        Assert.Equal((0, -1), (e.Sample, e.Feature));
        Assert.Contains("The inputs are too large to be computed with, or weights are not finite.", e.Message, StringComparison.Ordinal);
        float[] inputs = [.. Draw.Normal<float>(32 * ReproducibleNetwork.InputLength, seed: 1), .. large];
        e = Assert.Throws<NonFiniteInputException>(() => network.PredictBatch(inputs, new float[33 * ReproducibleNetwork.OutputLength]));
        Assert.Equal((32, -1), (e.Sample, e.Feature));
        Assert.StartsWith("ReproducibleNetwork: output 0 of sample 32 is NaN, which predicts nothing.", e.Message, StringComparison.Ordinal);
        var regression = new DoubleRegressionNetwork(seed: 1);
        regression.Parameters.Fill(double.MaxValue);
        Assert.Throws<NonFiniteInputException>(() => regression.Predict(Draw.Normal<double>(DoubleRegressionNetwork.InputLength, seed: 1), new double[DoubleRegressionNetwork.OutputLength]));
    }

    [Fact]
    public void Network_in_double_does_the_same()
    {
        double[] input = Draw.Normal<double>(DoubleRegressionNetwork.InputLength, seed: 1);
        input[^1] = double.NaN;
        var e = Assert.Throws<NonFiniteInputException>(() => new DoubleRegressionNetwork(seed: 1).Predict(input, new double[DoubleRegressionNetwork.OutputLength]));
        Assert.Equal(DoubleRegressionNetwork.InputLength - 1, e.Feature);
    }

    [Fact]
    public void Largest_numbers_are_finite()
    {
        float[] input = [.. Enumerable.Repeat(float.MaxValue, ReproducibleNetwork.InputLength)];
        network.Parameters.Clear();
        network.Predict(input, new float[ReproducibleNetwork.OutputLength]);
        Array.Fill(input, float.Epsilon);
        network.Predict(input, new float[ReproducibleNetwork.OutputLength]);
    }
}

[Network, Input(4), Dense(3), Hinge, Sgd(0.1)]
internal partial class BareHeadNetwork;
