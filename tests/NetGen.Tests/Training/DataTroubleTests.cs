using NetGen.Tests.Networks;

namespace NetGen.Tests.Training;

/// <summary>Data that cannot give a useful network is said once, before the first step, where troubles are said; data that can is left in peace.</summary>
public sealed class DataTroubleTests
{
    private static readonly FitOptions Options = new() { Epochs = 4, BatchSize = 50, ProgressLine = ProgressLine.Off };

    [Fact]
    public void Labels_of_one_class_only()
    {
        TrainingTrouble trouble = Assert.Single(Fit(_ => 2), trouble => trouble.Kind == TroubleKind.MissingClasses);
        Assert.Equal((3, 0, 1), (trouble.Value, trouble.Step, trouble.Epoch));
        Assert.StartsWith("Missing classes at step 0: the number of classes without a sample is 3. Every sample is of class 2: ", trouble.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_without_a_sample()
    {
        TrainingTrouble trouble = Assert.Single(Fit(i => 1 + (i % 3)), trouble => trouble.Kind == TroubleKind.MissingClasses);
        Assert.Contains("No sample is of class 0, which the network can then never predict.", trouble.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Stream_of_one_class_only_and_one_with_a_rare_class_are_seen_after_an_epoch()
    {
        TrainingTrouble trouble = Assert.Single(Streamed(_ => 2).Troubles, trouble => trouble.Kind == TroubleKind.MissingClasses);
        Assert.Contains("Every sample is of class 2", trouble.Cause, StringComparison.Ordinal);
        Assert.Equal(4, trouble.Step);
        Assert.Contains(Streamed(i => i < 2 ? 3 : i % 3).Troubles, trouble => trouble.Kind == TroubleKind.ImbalancedClasses);
        Assert.DoesNotContain(Streamed(i => i % 4).Troubles, trouble => trouble.Kind is TroubleKind.ImbalancedClasses or TroubleKind.MissingClasses);

        static History Streamed(Func<int, int> label)
        {
            var data = Dataset.FromArrays(Draw.Normal<float>(200 * 10, seed: 1), [.. Enumerable.Range(0, 200).Select(label)], firstLabel: 0);
            return new ReproducibleNetwork(seed: 1).Fit(StreamedDataset.FromBlocks([100, 100], block => data.Subset([.. Enumerable.Range(100 * block, 100)])).WithWindow(70), Options);
        }
    }

    [Fact]
    public void Validation_of_one_class_only()
    {
        Dataset one = Dataset.FromArrays(Draw.Normal<float>(20 * 10, seed: 3), [.. Enumerable.Repeat(2, 20)]);
        TrainingTrouble trouble = Assert.Single(Fit(i => i % 4, Options with { Validation = one }), trouble => trouble.Kind == TroubleKind.MissingClasses);
        Assert.Contains("Every sample of the validation data is of class 2", trouble.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_of_very_different_size_without_weights()
    {
        static int Rare(int sample) => sample < 2 ? 3 : sample % 3;
        TrainingTrouble trouble = Assert.Single(Fit(Rare), trouble => trouble.Kind == TroubleKind.ImbalancedClasses);
        Assert.Equal(0.04, trouble.Value, 6);
        Assert.Contains("Class 3 has 2 samples, the largest has 66", trouble.Cause, StringComparison.Ordinal);
        Assert.EndsWith("rather than the accuracy.", trouble.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Fit(Rare, Options with { ClassWeights = [1, 1, 1, 30] }), trouble => trouble.Kind == TroubleKind.ImbalancedClasses);
        Assert.DoesNotContain(Fit(sample => sample < 6 ? 3 : sample % 3), trouble => trouble.Kind == TroubleKind.ImbalancedClasses);
    }

    [Theory]
    [InlineData(0, TroubleKind.MissingClasses)]
    [InlineData(2, TroubleKind.ImbalancedClasses)]
    public void Yes_or_no_that_is_nearly_always_no(int yes, TroubleKind expected)
    {
        var data = Dataset.FromArrays(Draw.Normal<float>(200 * 3, seed: 1), [.. Enumerable.Range(0, 200).Select(i => i < yes ? 1f : 0f)]);
        Assert.Contains(new YesOrNo(seed: 1).Fit(data, Options).Troubles, trouble => trouble.Kind == expected);
    }

    [Fact]
    public void Target_that_is_always_the_same()
    {
        var data = Dataset.FromArrays(Draw.Normal<float>(200 * 3, seed: 1), [.. Enumerable.Repeat(7f, 200)]);
        Assert.Contains(new LineNetwork(seed: 1).Fit(data, Options).Troubles, trouble => trouble.Kind == TroubleKind.ConstantTargets);
    }

    [Fact]
    public void Batch_normalization_with_too_few_steps()
    {
        var data = Dataset.FromArrays(Draw.Normal<float>(200 * 10, seed: 1), Draw.Labels(200, 4, seed: 2));
        IReadOnlyList<TrainingTrouble> Troubles(int epochs) => new FewSteps(seed: 1).Fit(data, Options with { Epochs = epochs }).Troubles;
        TrainingTrouble trouble = Assert.Single(Troubles(2), trouble => trouble.Kind == TroubleKind.UnsettledStatistics);
        Assert.Equal(Math.Pow(0.9, 8), trouble.Value, 12);
        Assert.Equal("NG6008", trouble.RuleId);
        Assert.DoesNotContain(Troubles(8), trouble => trouble.Kind == TroubleKind.UnsettledStatistics);
    }

    [Fact]
    public void It_is_said_once_to_callbacks_and_not_at_all_where_monitors_are_off()
    {
        var told = new List<TrainingTrouble>();
        Fit(_ => 2, Options with { Callbacks = [new Teller(told)] });
        Assert.Single(told, trouble => trouble.Kind == TroubleKind.MissingClasses);
        Assert.Empty(Fit(_ => 2, Options with { Monitors = null }));
    }

    [Fact]
    public void Fewer_samples_than_the_default_batch_size_are_one_batch_but_a_declared_size_is_meant()
    {
        Dataset few = Dataset.FromArrays(Draw.Normal<float>(7 * 3, seed: 1), Draw.Normal<float>(7, seed: 2));
        History history = new LineNetwork(seed: 1).Fit(few, new FitOptions { Epochs = 3, ProgressLine = ProgressLine.Off });
        Assert.Equal(3, history.StepCount);
        var e = Assert.Throws<DatasetException>(() => new BatchedLine(seed: 1).Fit(few, new FitOptions { ProgressLine = ProgressLine.Off }));
        Assert.Contains("in batches of 32 samples (as declared); the training data has 7", e.Message, StringComparison.Ordinal);
        Assert.Throws<DatasetException>(() => new LineNetwork(seed: 1).Fit(few, new FitOptions { BatchSize = 8, ProgressLine = ProgressLine.Off }));
    }

    private static IReadOnlyList<TrainingTrouble> Fit(Func<int, int> label, FitOptions? options = null)
    {
        var data = Dataset.FromArrays(Draw.Normal<float>(200 * 10, seed: 1), [.. Enumerable.Range(0, 200).Select(label)], firstLabel: 0);
        return new ReproducibleNetwork(seed: 1).Fit(data, options ?? Options).Troubles;
    }

    private sealed class Teller(List<TrainingTrouble> told) : ITrainingCallback
    {
        public void OnTrouble(TrainingTrouble trouble) => told.Add(trouble);
    }
}

[Network]
[Input(3)]
[Dense(1), Sigmoid]
[BinaryCrossEntropy]
[Sgd(0.05)]
internal partial class YesOrNo;

[Network]
[Input(3)]
[Dense(1)]
[MeanSquaredError]
[Sgd(0.05)]
[Training(BatchSize = 32)]
internal partial class BatchedLine;

[Network]
[Input(10)]
[Dense(8), BatchNorm, Relu]
[Dense(4), Softmax]
[CrossEntropy]
[Sgd(0.05)]
internal partial class FewSteps;
