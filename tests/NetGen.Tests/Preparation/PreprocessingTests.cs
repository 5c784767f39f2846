using static NetGen.Tests.Preparation.PreparationData;

namespace NetGen.Tests.Preparation;

/// <summary>Every step of preprocessing against its formula, written out in double precision.</summary>
public sealed class PreprocessingTests
{
    private const int Samples = 60;
    private static readonly float[] Inputs = Table();
    private static readonly Dataset Data = Dataset.FromArrays(Inputs, new float[Samples]);
    private static readonly byte[] Pixels = Bytes(Samples * 12, seed: 4);
    private static readonly Dataset Images = Dataset.FromArrays(Pixels, new float[Samples]);

    [Fact]
    public void Standardize_takes_off_the_mean_and_divides_by_the_deviation_of_each_feature()
    {
        var network = new Standardized();
        network.FitPreprocessing(Data);
        AssertFeatures(Predicted(network.PredictBatch, 4), 4, column => (column.Average(), Deviation(column)));
    }

    [Fact]
    public void Standardize_keeps_a_large_mean_from_eating_the_digits()
    {
        // Eight digits in front of the variation: scaled first and shifted then, none would be left.
        float[] large = [.. Enumerable.Range(0, 40).Select(i => 8_000_000f + (i % 4))];
        var network = new Standardized();
        network.FitPreprocessing(Dataset.FromArrays(large, new float[10]));
        var output = new float[4];
        network.Predict([8_000_000, 8_000_001, 8_000_002, 8_000_003], output);
        // Each feature is constant in training: it carries nothing, and is 0 whatever comes.
        Assert.Equal([0f, 0, 0, 0], output);

        float[] varying = [.. Enumerable.Range(0, 40).Select(i => 8_000_000f + (i / 4 % 3))];
        network.FitPreprocessing(Dataset.FromArrays(varying, new float[10]));
        network.Predict([8_000_001, 8_000_001, 8_000_001, 8_000_001], output);
        var column = Column(varying, 4, 0);
        Assert.All(output, value => Assert.Equal((8_000_001 - column.Average()) / Deviation(column), value, 0.7));
    }

    [Fact]
    public void A_feature_that_never_changes_in_training_is_0_ever_after()
    {
        float[] inputs = [.. Inputs];
        for (var row = 0; row < Samples; row++)
            inputs[(row * 4) + 2] = 7.25f;
        var (standardized, ranged) = (new Standardized(), new Ranged());
        var data = Dataset.FromArrays(inputs, new float[Samples]);
        standardized.FitPreprocessing(data);
        ranged.FitPreprocessing(data);
        var output = new float[4];
        foreach (var value in new[] { 7.25f, 100f, -3f })
        {
            standardized.Predict([1, 2, value, 4], output);
            Assert.Equal(0, output[2]);
            ranged.Predict([1, 2, value, 4], output);
            Assert.Equal(0, output[2]);
        }
    }

    [Fact]
    public void Standardize_in_double_adds_epsilon_to_the_variance()
    {
        var network = new StandardizedInDouble();
        network.FitPreprocessing(Data);
        var output = new double[Samples * 4];
        network.PredictBatch(Array.ConvertAll(Inputs, value => (double)value), output);
        AssertFeatures(output, 4, column => (column.Average(), Math.Sqrt(Variance(column) + 0.25)), 1e-12);
    }

    [Fact]
    public void SubtractMean_takes_off_the_mean_sample()
    {
        var network = new WithoutMean();
        network.FitPreprocessing(Data);
        AssertFeatures(Predicted(network.PredictBatch, 4), 4, column => (column.Average(), 1));
    }

    [Fact]
    public void MinMax_maps_each_range_to_the_declared_one()
    {
        var network = new Ranged();
        network.FitPreprocessing(Data);
        AssertFeatures(Predicted(network.PredictBatch, 4), 4, column => ((column.Min() + column.Max()) / 2, (column.Max() - column.Min()) / 2));
    }

    [Fact]
    public void Steps_are_applied_in_the_order_declared()
    {
        var network = new Chained();
        network.FitPreprocessing(Data);
        AssertFeatures(Predicted(network.PredictBatch, 4), 4, column => (column.Average() - (0.5 * 255 / 3), 255 / 3.0));
    }

    [Fact]
    public void Channels_share_mean_and_deviation()
    {
        var (standardized, centered) = (new StandardizedChannels(), new WithoutChannelMean());
        standardized.FitPreprocessing(Images);
        centered.FitPreprocessing(Images);
        var (whole, mean) = (new float[Samples * 12], new float[Samples * 12]);
        standardized.PredictBatch(Pixels, whole);
        centered.PredictBatch(Pixels, mean);
        for (var channel = 0; channel < 3; channel++)
        {
            double[] values = [.. Pixels.Where((_, i) => i % 3 == channel).Select(value => (double)value)];
            for (var i = channel; i < Pixels.Length; i += 3)
            {
                Assert.Equal((Pixels[i] - values.Average()) / Deviation(values), whole[i], 1e-5);
                Assert.Equal(Pixels[i] - values.Average(), mean[i], 1e-4);
            }
        }
    }

    [Fact]
    public void Torchvisions_numbers_need_no_fitting()
    {
        double[] mean = [0.485, 0.456, 0.406], std = [0.229, 0.224, 0.225];
        var output = new double[12];
        new OfImageNet().Predict(Pixels.AsSpan(0, 12), output);
        for (var i = 0; i < 12; i++)
            Assert.Equal(((Pixels[i] / 255.0) - mean[i % 3]) / std[i % 3], output[i], 1e-12);
    }

    [Theory]
    [InlineData(Preset.ImageNet, new[] { .485, .456, .406 }, new[] { .229, .224, .225 })]
    [InlineData(Preset.Cifar10, new[] { .4914, .4822, .4465 }, new[] { .2470, .2435, .2616 })]
    [InlineData(Preset.Mnist, new[] { .1307 }, new[] { .3081 })]
    public void Presets_are_the_published_numbers(Preset preset, double[] mean, double[] std)
    {
        var declared = new NormalizeAttribute(preset);
        Assert.Equal(mean, declared.Mean);
        Assert.Equal(std, declared.Std);
    }

    [Fact]
    public void Prediction_before_fitting_says_what_to_do()
    {
        var network = new GreyClassifier();
        var message = Assert.Throws<PreprocessingNotFittedException>(() => network.Classify(new byte[36])).Message;
        Assert.Equal(
            "GreyClassifier has not seen the training data that its preprocessing (Standardize) is fitted on. Call Fit or FitPreprocessing with training data, or Load a trained network.",
            message);
        var trainer = new GreyClassifier.Trainer(network);
        Assert.Throws<PreprocessingNotFittedException>(() => trainer.Step(new byte[36], [0]));
        Assert.Throws<PreprocessingNotFittedException>(() => network.Predict(new float[36], new float[3]));
    }

    [Fact]
    public void Fit_learns_from_the_training_samples_alone()
    {
        var images = Bytes(80 * 36, seed: 6);
        var train = Dataset.FromArrays(images, Labels(80, 3, seed: 7));
        // A validation part on another scale: nothing of it may reach the network.
        var foreign = Dataset.FromArrays(new byte[50 * 36], Labels(50, 3, seed: 8));
        var network = new GreyClassifier(seed: 1);
        network.Fit(train, new FitOptions { Validation = foreign, ProgressLine = ProgressLine.Off });

        var alone = new GreyClassifier(seed: 1);
        alone.FitPreprocessing(train);
        network.Parameters.CopyTo(alone.Parameters);
        var (first, second) = (new float[80 * 3], new float[80 * 3]);
        network.PredictBatch(images, first);
        alone.PredictBatch(images, second);
        Assert.Equal(second, first);
    }

    [Fact]
    public void Fit_keeps_what_is_fitted_and_FitPreprocessing_replaces_it()
    {
        var (first, second) = (Dataset.FromArrays(Bytes(40 * 36, seed: 6), Labels(40, 3, seed: 7)), Dataset.FromArrays(new float[40 * 36].Select((_, i) => i % 7f).ToArray(), Labels(40, 3, seed: 7)));
        var (kept, expected) = (new GreyClassifier(seed: 1), new GreyClassifier(seed: 1));
        kept.FitPreprocessing(first);
        expected.FitPreprocessing(first);
        kept.Fit(second, new FitOptions { ProgressLine = ProgressLine.Off });
        kept.Parameters.CopyTo(expected.Parameters);
        Assert.Equal(Outputs(expected), Outputs(kept));
        kept.FitPreprocessing(second);
        Assert.NotEqual(Outputs(expected), Outputs(kept));

        static float[] Outputs(GreyClassifier network)
        {
            var outputs = new float[3];
            network.Predict(Bytes(36, seed: 9), outputs);
            return outputs;
        }
    }

    [Fact]
    public void Prediction_equals_preparing_by_hand()
    {
        var images = Bytes(80 * 36, seed: 6);
        var prepared = new GreyClassifier(seed: 1);
        prepared.FitPreprocessing(Dataset.FromArrays(images, Labels(80, 3, seed: 7)));
        var raw = new RawGreyClassifier(seed: 1);
        prepared.Parameters.CopyTo(raw.Parameters);
        var byHand = new float[images.Length];
        for (var feature = 0; feature < 36; feature++)
        {
            var column = Column(AsFloats(images), 36, feature);
            for (var row = 0; row < 80; row++)
                byHand[(row * 36) + feature] = (float)((images[(row * 36) + feature] - column.Average()) / Deviation(column));
        }

        var (declared, ofPrepared) = (new float[80 * 3], new float[80 * 3]);
        prepared.PredictBatch(images, declared);
        raw.PredictBatch(byHand, ofPrepared);
        Assert.All(declared.Zip(ofPrepared), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Fact]
    public void A_trial_of_the_tools_leaves_a_network_as_unfitted_as_it_was()
    {
        var data = Dataset.FromArrays(Bytes(40 * 36, seed: 6), Labels(40, 3, seed: 7));
        var network = new GreyClassifier(seed: 1);
        var report = OverfitCheck.Run(new GreyClassifier.Trainer(network), data, samples: 4, steps: 3);
        Assert.All(report.Losses, loss => Assert.True(double.IsFinite(loss)));
        Assert.Throws<PreprocessingNotFittedException>(() => network.Classify(new byte[36]));
    }

    [Fact]
    public void Data_that_do_not_fit_change_nothing()
    {
        var network = new Standardized();
        Assert.Equal(
            "Standardized expects 4 input values per sample (4); the training data has 3.",
            Assert.Throws<DatasetException>(() => network.FitPreprocessing(Dataset.FromArrays(new float[6], new float[2]))).Message);
        Assert.Throws<DatasetException>(() => network.FitPreprocessing(Dataset.FromArrays([1, 2, float.NaN, 4], new float[1])));
        Assert.Throws<PreprocessingNotFittedException>(() => network.Predict(new float[4], new float[4]));
    }

    private static float[] Table()
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, Samples * 4).Select(i => (float)((random.NextDouble() * (1 + (i % 4))) + (10 * (i % 4))))];
    }

    private delegate void Prediction(ReadOnlySpan<float> inputs, Span<float> outputs);

    private static double[] Predicted(Prediction predict, int length)
    {
        var outputs = new float[Samples * length];
        predict(Inputs, outputs);
        return Array.ConvertAll(outputs, value => (double)value);
    }

    /// <summary>y = (x − center)/unit, column by column.</summary>
    private static void AssertFeatures(double[] outputs, int length, Func<double[], (double Center, double Unit)> expected, double tolerance = 2e-5)
    {
        for (var column = 0; column < length; column++)
        {
            var (center, unit) = expected(Column(Inputs, length, column));
            for (var row = 0; row < Samples; row++)
                Assert.Equal((Inputs[(row * length) + column] - center) / unit, outputs[(row * length) + column], tolerance);
        }
    }

    private static double Deviation(double[] values) => Math.Sqrt(Variance(values));
}
