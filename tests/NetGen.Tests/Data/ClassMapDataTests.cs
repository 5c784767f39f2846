using NetGen.Tests.Networks;

namespace NetGen.Tests.Data;

[Network, Input(4, 4, 1), Conv2D(8, 3, Padding = Padding.Same), Relu, Conv2D(3, 1), Softmax, CrossEntropy, Adam(0.02)]
[Target(TargetKind.ClassMap, Classes = 3), Training(Epochs = 12, BatchSize = 8)]
public sealed partial class PixelNetwork;

[Network, Input(6, 2), Conv1D(8, 3, Padding = Padding.Same), Relu, Dense(2), Softmax, CrossEntropy, Adam(0.02), Training(Epochs = 12, BatchSize = 8)]
public sealed partial class StepNetwork;

[Network, Input(16), Dense(3), Softmax, CrossEntropy, Adam(0.02)]
public sealed partial class OneClassNetwork;

/// <summary>Samples with a map of labels: what is checked, kept, counted and learned of them.</summary>
public sealed class ClassMapDataTests
{
    [Fact]
    public void Labels_are_counted_from_the_first_class_and_what_is_ignored_becomes_minus_one()
    {
        Dataset data = Dataset.FromClassMaps(new float[8], [1, 2, 255, 3, 2, 2, 1, 255], positions: 4, firstLabel: 1, ignoredLabel: 255);
        Assert.Equal((2, 4, 4, 3), (data.Count, data.InputLength, data.LabelLength, data.ClassCount));
        Assert.Equal([0, 1, -1, 2, 1, 1, 0, -1], data.Labels);
        Assert.True(data.HasLabels && data.HasClassMaps);
        Assert.Equal("2 samples of 4 inputs, maps of 4 labels, 3 classes", data.ToString());
    }

    [Theory]
    [InlineData("The label of position 1 of sample 1 is -1; expected a class counted from 0 (firstLabel). Where such positions do not count, say ignoredLabel: -1.", -1)]
    [InlineData("The label of position 1 of sample 1 is 3; expected one of the 2 named classes ('a', 'b'), counted from 0.", 3)]
    public void A_label_that_is_no_class_is_named_with_sample_and_position(string message, int label) => Assert.Equal(message,
        Assert.Throws<LabelOutOfRangeException>(() => Dataset.FromClassMaps(new float[4], [0, 1, 0, label], positions: 2, classNames: ["a", "b"])).Message);

    [Fact]
    public void Labels_that_do_not_begin_at_0_are_asked_about() =>
        Assert.Contains("firstLabel: 1", Assert.Throws<LabelOutOfRangeException>(() => Dataset.FromClassMaps(new float[4], [1, 2, 3, 2], positions: 2)).Message);

    [Fact]
    public void What_is_not_whole_maps_is_refused()
    {
        Assert.Equal("Maps of 3 labels were expected; 4 labels are not a whole number of samples.",
            Assert.Throws<DatasetException>(() => Dataset.FromClassMaps(new float[4], [0, 1, 0, 1], positions: 3)).Message);
        Assert.Throws<DatasetException>(() => Dataset.FromClassMaps(new float[5], [0, 1, 0, 1], positions: 2));
        Assert.Throws<DatasetException>(() => Dataset.FromClassMaps(Array.Empty<float>(), [], positions: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.FromClassMaps(new float[4], [0, 1], positions: 0));
    }

    [Fact]
    public void Parts_names_and_streams_keep_maps()
    {
        Dataset data = Maps(20, seed: 1, classNames: ["a", "b", "c"]);
        Assert.Equal(data.Labels.Slice(3 * 16, 16), data.Subset(3).Labels);
        (Dataset first, Dataset second) = data.Split(0.7, seed: 2);
        Assert.Equal((14, 6, 16), (first.Count, second.Count, second.LabelLength));
        Assert.Equal(5, data.KFold(5, seed: 1).Count(pair => pair.Validation.HasClassMaps));
        Assert.Equal("A stratified split needs a class label for each sample, or one target that is 0 or 1; these samples have maps of labels. Use Split.",
            Assert.Throws<DatasetException>(() => data.StratifiedSplit(0.5, seed: 1)).Message);
        // Other order of the classes, by name; what is ignored stays so.
        Dataset mapped = data.WithColumnsOf(new SampleNames { Classes = ["c", "a", "b"] });
        Assert.Equal(data.Labels.ToArray().Select(label => label < 0 ? label : (label + 1) % 3), mapped.Labels.ToArray());
        Dataset streamed = Dataset.FromClassMaps(data.Inputs.ToArray(), data.Labels.ToArray(), positions: 16, ["a", "b", "c"], ignoredLabel: -1);
        Assert.Equal(data.Labels, streamed.Labels);
    }

    [Fact]
    public void Weights_balance_the_positions_that_count()
    {
        Dataset data = Dataset.FromClassMaps(new float[2], [0, 0, 0, 1, -1, -1, 0, 2], positions: 4, ignoredLabel: -1);
        Assert.Equal([6 / (3.0 * 4), 6 / 3.0, 6 / 3.0], data.BalancedClassWeights());
    }

    [Fact]
    public void Data_and_network_must_both_have_maps()
    {
        Dataset maps = Maps(20, seed: 1), labels = Dataset.FromArrays(new float[20 * 16], [.. Enumerable.Range(0, 20).Select(i => i % 3)]);
        Assert.Equal("PixelNetwork gives a class for each of 16 positions; the training data has one label per sample. Give maps of labels (Dataset.FromClassMaps), or declare Flatten or a global pool in front of the head.",
            Assert.Throws<DatasetException>(() => new PixelNetwork().Fit(labels)).Message);
        Assert.Equal("OneClassNetwork gives one class per sample; the training data has maps of 16 labels.", Assert.Throws<DatasetException>(() => new OneClassNetwork().Fit(maps)).Message);
        Assert.Throws<DatasetException>(() => new StepNetwork().Fit(Dataset.FromClassMaps(new float[24], new int[4], positions: 2)));
        Dataset ignored = Dataset.FromClassMaps(new float[32], [.. Enumerable.Repeat(9, 32)], positions: 16, ignoredLabel: 9);
        Assert.Contains("No position of the evaluated data counts", Assert.Throws<DatasetException>(() => new PixelNetwork().Evaluate(ignored)).Message);
        Dataset tooMany = Dataset.FromClassMaps(new float[32], [.. Enumerable.Repeat(0, 21), 3, .. Enumerable.Repeat(1, 10)], positions: 16);
        Assert.Equal("PixelNetwork has 3 classes; the label of position 5 of sample 1 of the evaluated data is 3; expected 0 to 2.",
            Assert.Throws<LabelOutOfRangeException>(() => new PixelNetwork().Evaluate(tooMany)).Message);
    }

    [Fact]
    public void Network_learns_maps_and_every_measure_leaves_out_what_is_ignored()
    {
        (Dataset train, Dataset test) = Maps(240, seed: 1).Split(0.8, seed: 1);
        var network = new PixelNetwork(seed: 1);
        History history = network.Fit(train, new FitOptions { Validation = test, ProgressLine = ProgressLine.Off });
        Assert.Empty(history.Troubles);
        Evaluation evaluation = network.Evaluate(test);
        Assert.True(evaluation.Accuracy > 0.95, evaluation.ToString());
        Assert.Equal(evaluation.Accuracy, history.Epochs[^1].ValidationAccuracy);

        // The same by hand, from predictions.
        int counted = 0, right = 0;
        double loss = 0;
        var cells = new long[3, 3];
        var classes = new int[16];
        var outputs = new float[48];
        for (int sample = 0; sample < test.Count; sample++)
        {
            network.Classify(test.Inputs.Slice(sample * 16, 16), classes);
            network.Predict(test.Inputs.Slice(sample * 16, 16), outputs);
            for (int i = 0; i < 16; i++)
            {
                int label = test.Labels[(sample * 16) + i];
                Assert.Equal(outputs.AsSpan(i * 3, 3).ToArray().Index().MaxBy(output => output.Item).Index, classes[i]);
                if (label >= 0)
                {
                    counted++;
                    right += classes[i] == label ? 1 : 0;
                    loss -= Math.Log(outputs[(i * 3) + label]);
                    cells[label, classes[i]]++;
                }
            }
        }

        Assert.True(counted < test.Count * 16);
        Assert.Equal((double)right / counted, evaluation.Accuracy!.Value, 1e-12);
        Assert.Equal(loss / counted, evaluation.Loss, 1e-5);
        Assert.Equal(1, evaluation.TopAccuracy(3));
        Assert.Null(evaluation.AreaUnderCurve);
        double overlap = Enumerable.Range(0, 3).Average(c => cells[c, c]
            / (double)(Enumerable.Range(0, 3).Sum(other => cells[c, other] + cells[other, c]) - cells[c, c]));
        Assert.Equal(overlap, evaluation.MeanIntersectionOverUnion!.Value, 1e-12);
        Assert.Equal(overlap, evaluation.ConfusionMatrix!.MeanIntersectionOverUnion, 1e-12);
        Assert.Contains("mean intersection over union", evaluation.ToString());
        Assert.Contains("positions", evaluation.ToString());
    }

    [Fact]
    public void Classes_of_positions_allocate_nothing_and_must_fit()
    {
        var network = new PixelNetwork(seed: 1);
        float[] input = Draw.Normal<float>(16, seed: 2);
        var classes = new int[16];
        AllocationTests.AssertAllocatesNothing(() => network.Classify(input, classes));
        var trainer = new PixelNetwork.Trainer(network);
        (float[] inputs, int[] labels) = (Draw.Normal<float>(16 * 40, seed: 2), Draw.Labels(16 * 40, 3, seed: 3));
        AllocationTests.AssertAllocatesNothing(() => trainer.Step(inputs, labels));
        Assert.Equal("PixelNetwork: 'classes' must have 16 values; it has 3.", Assert.Throws<TensorLengthException>(() => network.Classify(input, new int[3])).Message);
        input[3] = float.NaN;
        Assert.Throws<NonFiniteInputException>(() => network.Classify(input, classes));
    }

    [Fact]
    public void Few_samples_are_learned_by_heart_and_a_stream_has_the_same_bits()
    {
        Dataset data = Maps(40, seed: 5);
        Assert.True(OverfitCheck.Run(new PixelNetwork.Trainer(new PixelNetwork(1)), data, samples: 4, steps: 1500).Passed);
        float[] Trained(Action<PixelNetwork> fit)
        {
            var network = new PixelNetwork(seed: 1);
            fit(network);
            return network.Parameters.ToArray();
        }

        var options = new FitOptions { ProgressLine = ProgressLine.Off, Epochs = 2 };
        var stream = StreamedDataset.FromBlocks([40], _ => data);
        Assert.Equal(Trained(network => network.Fit(data, options)), Trained(network => network.Fit(stream, options)));
    }

    [Fact]
    public void Chance_is_the_entropy_of_the_positions_that_count_and_one_class_alone_is_told()
    {
        Dataset data = Dataset.FromClassMaps(new float[32], [.. Enumerable.Range(0, 32).Select(i => i % 4 == 3 ? 9 : i % 2)], positions: 16, ignoredLabel: 9);
        double share = 1 / 3.0;
        Assert.Equal(-(share * Math.Log(share)) - ((1 - share) * Math.Log(1 - share)), NetGen.Training.Monitoring.Chance.LossOf(PixelNetwork.Summary, data, null), 1e-12);

        Dataset one = Dataset.FromClassMaps(Draw.Normal<float>(16 * 30, seed: 1), [.. Enumerable.Range(0, 480).Select(i => i % 5 == 0 ? 9 : 1)], positions: 16, ignoredLabel: 9);
        History history = new PixelNetwork(1).Fit(one, new FitOptions { ProgressLine = ProgressLine.Off, Epochs = 1 });
        TrainingTrouble trouble = history.Troubles[0];
        Assert.Equal(TroubleKind.MissingClasses, trouble.Kind);
        Assert.Contains("Every position is of class 1", trouble.ToString());
    }

    [Fact]
    public void Steps_of_sequences_are_learned()
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 200 * 12).Select(_ => (float)random.NextDouble() - 0.5f)];
        // A step is a yes where its first value is above the one before; the first step has none before.
        int[] labels = [.. Enumerable.Range(0, 200 * 6).Select(i => i % 6 == 0 ? -1 : inputs[i * 2] > inputs[(i - 1) * 2] ? 1 : 0)];
        Dataset data = Dataset.FromClassMaps(inputs, labels, positions: 6, ignoredLabel: -1);
        var network = new StepNetwork(seed: 1);
        network.Fit(data, new FitOptions { ProgressLine = ProgressLine.Off });
        Assert.True(network.Evaluate(data).Accuracy > 0.95);
    }

    /// <summary>Pixels by their brightness in three classes; one in ten is not labelled.</summary>
    private static Dataset Maps(int samples, int seed, string[]? classNames = null)
    {
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, samples * 16).Select(_ => (3 * (float)random.NextDouble()) - 1.5f)];
        int[] labels = [.. inputs.Select(value => random.Next(10) == 0 ? 99 : value < -0.5f ? 0 : value < 0.5f ? 1 : 2)];
        return Dataset.FromClassMaps(inputs, labels, positions: 16, classNames, ignoredLabel: 99);
    }
}
