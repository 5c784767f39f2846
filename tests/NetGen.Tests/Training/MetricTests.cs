using NetGen.Data;
using NetGen.Tests.Golden;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>Metrics of classifiers are their definitions, written out by the committed script.</summary>
public sealed class MetricTests
{
    public static TheoryData<string> Names => new(GoldenFile.Metrics.Select(c => c.Name));

    [Theory, MemberData(nameof(Names))]
    public void Metrics_of_classes_agree_with_their_definitions(string name)
    {
        MetricCase c = GoldenFile.Metrics.Named(name);
        Evaluation evaluation = Evaluate(c.Classes, c.Scores, c.Labels);
        ConfusionMatrix matrix = evaluation.ConfusionMatrix!;
        Assert.Equal(c.Accuracy, evaluation.Accuracy!.Value, 1e-12);
        for (int k = 1; k <= c.Classes; k++)
        {
            Assert.Equal(c.TopK[k - 1], evaluation.TopAccuracy(k)!.Value, 1e-12);
        }

        for (int label = 0; label < c.Classes; label++)
        {
            Assert.Equal(c.Precision[label], matrix.Precision(label), 1e-12);
            Assert.Equal(c.Recall[label], matrix.Recall(label), 1e-12);
            Assert.Equal(c.F1[label], matrix.F1(label), 1e-12);
            Assert.Equal(c.Areas[label], evaluation.AreaUnderCurveOf(label) ?? -1, 1e-12);
        }

        Assert.Equal(c.MacroPrecision, matrix.MacroPrecision, 1e-12);
        Assert.Equal(c.MacroRecall, matrix.MacroRecall, 1e-12);
        Assert.Equal(c.MacroF1, matrix.MacroF1, 1e-12);
        Assert.Equal(c.WeightedF1, matrix.WeightedF1, 1e-12);
        Assert.Equal(c.MicroF1, matrix.MicroF1, 1e-12);
        Assert.Equal(c.MacroArea, evaluation.AreaUnderCurve!.Value, 1e-12);
    }

    [Fact]
    public void Area_of_perfect_reversed_and_constant_scores_is_one_zero_and_a_half()
    {
        double[] scores = [.9, .2, .5, .8, .1, .5, .3, .7, .5, .1, .9, .5];
        float[] targets = [1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0];
        Evaluation evaluation = Evaluate(3, scores, targets);
        Assert.Equal((1, 0, 0.5), (evaluation.AreaUnderCurveOf(0), evaluation.AreaUnderCurveOf(1), evaluation.AreaUnderCurveOf(2)));
        Assert.Equal(0.5, evaluation.AreaUnderCurve);
        Assert.Throws<ArgumentOutOfRangeException>(() => evaluation.AreaUnderCurveOf(3));
    }

    [Fact]
    public void Labels_of_a_tagger_have_matrices_of_their_own()
    {
        // Two labels of four samples: the first is right but once, the second always.
        Evaluation evaluation = Evaluate(2, [.9, .1, .8, .6, .7, .2, .1, .9], (float[])[1, 0, 1, 1, 0, 0, 0, 1]);
        ConfusionMatrix first = evaluation.OutputMatrices![0];
        Assert.Equal((2, 1, 1), (first[1, 1], first[0, 1], first[0, 0]));
        Assert.Equal((2 / 3.0, 1, 0.8), (first.Precision(1), first.Recall(1), first.F1(1)));
        Assert.Equal(1, evaluation.OutputMatrices[1].Accuracy);
        Assert.Equal(7 / 8.0, evaluation.Accuracy);
        Assert.Null(evaluation.ConfusionMatrix);
        Assert.Null(evaluation.TopAccuracy(1));
    }

    [Fact]
    public void Scores_are_not_kept_where_nobody_could_hold_them()
    {
        Assert.Null(Evaluate(1, [1, 2], (float[])[1, 1]).AreaUnderCurve);
        Assert.Null(new Evaluation { Count = 1, Loss = 0 }.AreaUnderCurve);
        Assert.Throws<ArgumentOutOfRangeException>(() => Evaluate(2, [.1, .9], (int[])[1]).TopAccuracy(0));
    }

    /// <summary>A network that says what it is told, row by row.</summary>
    private static Evaluation Evaluate(int outputs, double[] scores, object targets)
    {
        int rows = scores.Length / outputs;
        float[] inputs = new float[rows];
        var teller = new Teller(outputs, targets is int[], scores);
        return Evaluator.Evaluate(teller, targets is int[] labels
            ? Dataset.FromArrays(inputs, labels)
            : Dataset.FromArrays(inputs, (float[])targets, outputs));
    }

    private sealed class Teller(int outputs, bool hasLabels, double[] scores) : ITrainer<double>
    {
        public NetworkSummary Summary { get; } = Summaries.Dense(1, outputs, "double") with
        {
            Loss = hasLabels ? "CrossEntropy" : "BinaryCrossEntropy",
            HasClassLabels = hasLabels,
            TargetLength = hasLabels ? 1 : outputs,
        };

        public Span<double> Parameters => [];

        public ReadOnlySpan<double> Gradients => [];

        public double LearningRate { get; set; }

        public long StepCount { get; set; }

        public ulong Seed { get; set; }

        public TrainerState<double> State => new();

        public int CorrectInLastStep => 0;

        public double ScheduledLearningRate(TrainingTime time) => 1;

        public double Step(in Batch<double> batch) => throw new NotSupportedException();

        public double ComputeGradients(in Batch<double> batch) => throw new NotSupportedException();

        public double Evaluate(in Batch<double> batch, Span<double> predictions)
        {
            for (int i = 0; i < batch.Rows.Length; i++)
            {
                scores.AsSpan(batch.Rows[i] * outputs, outputs).CopyTo(predictions[(i * outputs)..]);
            }

            return 0;
        }

        public double Penalty() => 0;
    }
}
