using static NetGen.Tests.Preparation.PreparationData;

namespace NetGen.Tests.Preparation;

/// <summary>Bytes are the numbers 0 to 255: everything that is computed from them has the bits of what is computed from those numbers.</summary>
public sealed class ByteInputTests
{
    // More than a micro-batch.
    private const int Samples = 143;
    private static readonly byte[] Images = Bytes(Samples * 36, seed: 1);
    private static readonly int[] Classes = Labels(Samples, 3, seed: 2);

    [Fact]
    public void Predictions_of_bytes_are_those_of_their_numbers()
    {
        Assert.InRange(RawGreyClassifier.Summary.MicroBatch, 1, Samples - 1);
        var network = new RawGreyClassifier(seed: 3);
        var (ofBytes, ofFloats) = (new float[Samples * 3], new float[Samples * 3]);
        network.PredictBatch(Images, ofBytes);
        network.PredictBatch(AsFloats(Images), ofFloats);
        Assert.Equal(ofFloats, ofBytes);

        var one = new float[3];
        network.Predict(Images.AsSpan(36, 36), one);
        Assert.Equal(ofFloats[3..6], one);
        Assert.Equal(network.Classify(AsFloats(Images).AsSpan(36, 36)), network.Classify(Images.AsSpan(36, 36)));
    }

    [Fact]
    public void Prepared_predictions_of_bytes_are_those_of_their_numbers()
    {
        var network = new GreyClassifier(seed: 3);
        network.FitPreprocessing(Dataset.FromArrays(Images, Classes));
        var (ofBytes, ofFloats) = (new float[Samples * 3], new float[Samples * 3]);
        network.PredictBatch(Images, ofBytes);
        network.PredictBatch(AsFloats(Images), ofFloats);
        Assert.Equal(ofFloats, ofBytes);
    }

    [Fact]
    public void Steps_on_bytes_are_those_on_their_numbers()
    {
        var (bytes, floats) = (new RawGreyClassifier(seed: 3), new RawGreyClassifier(seed: 3));
        var (onBytes, onFloats) = (new RawGreyClassifier.Trainer(bytes), new RawGreyClassifier.Trainer(floats));
        for (var step = 0; step < 3; step++)
            Assert.Equal(onFloats.Step(AsFloats(Images), Classes), onBytes.Step(Images, Classes));
        Assert.Equal(floats.Parameters.ToArray(), bytes.Parameters.ToArray());
    }

    [Fact]
    public void Steps_in_double_on_bytes_are_those_on_their_numbers()
    {
        double[] targets = [.. Enumerable.Range(0, Samples * 2).Select(i => Math.Sin(i))];
        var (bytes, doubles) = (new PooledGreyRegression(seed: 3), new PooledGreyRegression(seed: 3));
        var loss = new PooledGreyRegression.Trainer(bytes).Step(Images, targets);
        Assert.Equal(new PooledGreyRegression.Trainer(doubles).Step(AsDoubles(Images), targets), loss);
        Assert.Equal(doubles.Parameters.ToArray(), bytes.Parameters.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_and_Evaluate_on_bytes_are_those_on_their_numbers(bool prepared)
    {
        var (bytes, floats) = (Dataset.FromArrays(Images, Classes), Dataset.FromArrays(AsFloats(Images), Classes));
        Assert.True(bytes.HasBytes);
        var options = new FitOptions { Seed = 5, ProgressLine = ProgressLine.Off, Validation = bytes.Take(40) };
        float[] Trained(Dataset data)
        {
            if (!prepared)
                return Parameters(new RawGreyClassifier(seed: 3), network => network.Fit(data, options), network => network.Parameters.ToArray());
            return Parameters(new GreyClassifier(seed: 3), network => network.Fit(data, options), network => network.Parameters.ToArray());
        }

        Assert.Equal(Trained(floats), Trained(bytes));
        var untrained = new RawGreyClassifier(seed: 3);
        Assert.Equal(untrained.Evaluate(floats).Loss, untrained.Evaluate(bytes).Loss);
    }

    [Fact]
    public void Parts_of_byte_data_hold_bytes()
    {
        var data = Dataset.FromArrays(Images, Classes);
        var part = data.Shuffle(seed: 1).Split(0.5, seed: 2).Train.Subset(7, 3);
        Assert.True(part.HasBytes);
        Assert.Equal(AsFloats(part.Bytes.ToArray()), part.Inputs.ToArray());
        Assert.Equal(36, part.InputLength);
        Assert.Equal(Images, data.Bytes.ToArray());
        Assert.False(Dataset.FromArrays(AsFloats(Images), Classes).HasBytes);
    }

    [Fact]
    public void Wrong_lengths_of_bytes_are_named()
    {
        var network = new RawGreyClassifier();
        Assert.Contains("'input' must have 36 values; it has 35", Assert.Throws<TensorLengthException>(() => network.Predict(Images.AsSpan(0, 35), new float[3])).Message);
        Assert.Throws<TensorLengthException>(() => network.PredictBatch(Images.AsSpan(0, 71), new float[6]));
        Assert.Throws<TensorLengthException>(() => new RawGreyClassifier.Trainer(network).Step(Images, Classes.AsSpan(1)));
    }

    [Fact]
    public void Nothing_is_allocated_for_bytes()
    {
        var network = new GreyClassifier(seed: 3);
        var data = Dataset.FromArrays(Images, Classes);
        network.FitPreprocessing(data);
        var trainer = new GreyClassifier.Trainer(network);
        var outputs = new float[Samples * 3];
        AssertAllocatesNothing(() => network.Predict(Images.AsSpan(0, 36), outputs.AsSpan(0, 3)));
        AssertAllocatesNothing(() => network.PredictBatch(Images, outputs));
        AssertAllocatesNothing(() => network.Classify(Images.AsSpan(0, 36)));
        AssertAllocatesNothing(() => trainer.Step(Images, Classes));
    }

    internal static void AssertAllocatesNothing(Action call)
    {
        call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        call();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static float[] Parameters<TNetwork>(TNetwork network, Action<TNetwork> fit, Func<TNetwork, float[]> parameters)
    {
        fit(network);
        return parameters(network);
    }
}
