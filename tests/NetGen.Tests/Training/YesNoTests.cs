using NetGen.Numerics;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>Yes or no is learned with weighed classes, answered by a threshold that is saved with the weights, and measured.</summary>
public sealed class YesNoTests
{
    private static readonly float[] Inputs = Networks.Draw.Normal<float>(3 * 60, seed: 1);
    private static readonly float[] Targets = [.. Enumerable.Range(0, 60).Select(i => i % 6 == 0 ? 1f : 0)];

    [Fact]
    public void Weighed_step_is_the_step_on_samples_that_come_so_often()
    {
        int[] rows = [.. Enumerable.Range(0, 60)];
        int[] repeated = [.. rows.SelectMany(row => Enumerable.Repeat(row, Targets[row] > 0 ? 5 : 2))];
        double[] inputs = [.. Inputs.Select(value => (double)value)], targets = [.. Targets.Select(value => (double)value)];
        var weighed = new Decisions.Trainer(new Decisions(3));
        ((ITrainer<double>)weighed).ClassWeights = [1, 2.5];
        var plain = new Decisions.Trainer(new Decisions(3));
        double expected = plain.ComputeGradients(new() { Inputs = inputs, Targets = targets, Rows = repeated });
        Assert.Equal(expected, weighed.ComputeGradients(new() { Inputs = inputs, Targets = targets, Rows = rows }), 1e-13);
        Assert.All(plain.Gradients.ToArray().Zip(weighed.Gradients.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
        weighed.ClassWeights = [1, 1];
        Assert.Equal(new Decisions.Trainer(new Decisions(3)).ComputeGradients(new() { Inputs = inputs, Targets = targets, Rows = rows }), weighed.ComputeGradients(new() { Inputs = inputs, Targets = targets, Rows = rows }));
    }

    [Fact]
    public void Weighed_gradient_of_targets_between_yes_and_no_agrees_with_central_differences()
    {
        var network = new Decisions(3);
        var trainer = new Decisions.Trainer(network) { ClassWeights = [0.5, 3] };
        double[] inputs = [.. Inputs.Select(value => (double)value)], targets = [.. Enumerable.Range(0, 60).Select(i => i / 59.0)];
        trainer.ComputeGradients(inputs, targets);
        double[] gradients = trainer.Gradients.ToArray();
        for (int i = 0; i < gradients.Length; i++)
        {
            double value = network.Parameters[i];
            network.Parameters[i] = value + 1e-5;
            double above = trainer.ComputeGradients(inputs, targets);
            network.Parameters[i] = value - 1e-5;
            double below = trainer.ComputeGradients(inputs, targets);
            network.Parameters[i] = value;
            Assert.Equal((above - below) / 2e-5, gradients[i], 1e-9);
        }
    }

    [Fact]
    public void Balanced_weights_find_the_rare_class_that_is_passed_over_without()
    {
        // Two in a hundred are a yes, and they overlap with the others: without weights no output reaches one half.
        var random = new RandomStream(7, 1);
        float[] inputs = [.. Enumerable.Range(0, 3000).Select(i => (float)random.NextNormal() + (i / 3 % 50 == 0 ? 0.8f : 0))];
        Dataset data = Dataset.FromArrays(inputs, [.. Enumerable.Range(0, 1000).Select(i => i % 50 == 0 ? 1f : 0)]);
        Assert.Equal([1000 / (2 * 980.0), 1000 / (2 * 20.0)], data.BalancedClassWeights());
        (double plain, double weighed) = (RecallOf(null), RecallOf(data.BalancedClassWeights()));
        Assert.InRange(plain, 0, 0.3);
        Assert.InRange(weighed, 0.7, 1);

        double RecallOf(double[]? weights)
        {
            var network = new Decision(1);
            History history = network.Fit(data, new FitOptions { Epochs = 30, BatchSize = 50, ClassWeights = weights });
            // And one answer for all has another loss where a yes counts for more: nothing has stalled.
            Assert.Equal(weights is null ? [TroubleKind.ImbalancedClasses] : [], history.Troubles.Select(trouble => trouble.Kind));
            return network.Evaluate(data).ConfusionMatrix!.Recall(1);
        }
    }

    [Fact]
    public void Split_and_folds_of_targets_that_are_yes_or_no_keep_their_shares()
    {
        Dataset data = Dataset.FromArrays(Inputs, Targets);
        var (train, test) = data.StratifiedSplit(0.5, seed: 1);
        Assert.Equal((5, 5), (train.Targets.Count(1f), test.Targets.Count(1f)));
        Assert.All(data.KFold(5, seed: 1), fold => Assert.Equal(2, fold.Validation.Targets.Count(1f)));
        Assert.Contains("0 or 1", Assert.Throws<DatasetException>(() => Dataset.FromArrays([1f, 2], [0.5f, 1]).StratifiedSplit(0.5, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("0 or 1", Assert.Throws<DatasetException>(() => Dataset.FromArrays([1f, 2], [0.5f, 1]).BalancedClassWeights()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Threshold_is_chosen_obeyed_saved_and_copied()
    {
        var (network, data) = Trained();
        Assert.Equal(0.5, network.Threshold);
        double f1 = network.ChooseThreshold(data, point => point.F1);
        Assert.Equal(network.Evaluate(data).RocCurve()!.Select(point => point.F1).Where(double.IsFinite).Max(), network.Evaluate(data).ConfusionMatrix!.F1(1), 1e-12);
        double cheap = network.ChooseThreshold(data, costOfFalseYes: 1, costOfFalseNo: 50);
        Assert.True(cheap <= f1);
        Assert.Equal(cheap, network.Threshold);
        Evaluation evaluation = network.Evaluate(data);
        var outputs = new float[data.Count];
        network.PredictBatch(data.Inputs, outputs);
        Assert.Equal(outputs.Count(output => output >= cheap), evaluation.ConfusionMatrix![0, 1] + evaluation.ConfusionMatrix[1, 1]);
        Assert.Equal(outputs.Select(output => output >= cheap ? 1 : 0), Enumerable.Range(0, data.Count).Select(i => network.Classify(data.Inputs.Slice(3 * i, 3))));
        Assert.Equal(cheap, Decision.Load(network.SaveToBytes()).Threshold);
        Assert.Equal(cheap, network.Clone().Threshold);
        Assert.Equal(cheap, network.WithFoldedPreprocessing().Threshold);
        network.Threshold = double.PositiveInfinity;
        Assert.Equal(0, network.Classify([9, 9, 9]));
        Assert.Equal(double.PositiveInfinity, Decision.Load(network.SaveToBytes()).Threshold);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Threshold = double.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Threshold = -0.1);
        Assert.Throws<DatasetException>(() => network.ChooseThreshold(data, _ => double.NaN));
    }

    [Fact]
    public void Threshold_of_a_file_that_is_none_is_refused()
    {
        var (network, _) = Trained();
        network.Threshold = 0.125;
        byte[] file = network.SaveToBytes();
        int place = file.AsSpan().IndexOf("0.125"u8);
        "zero."u8.CopyTo(file.AsSpan(place));
        Assert.Contains("netgen.threshold", Assert.Throws<WeightFileException>(() => Decision.Load(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Calibration_Brier_score_and_average_precision_are_those_of_their_definitions()
    {
        var (network, data) = Trained();
        Evaluation evaluation = network.Evaluate(data);
        var outputs = new float[data.Count];
        network.PredictBatch(data.Inputs, outputs);
        (double P, int T)[] pairs = [.. outputs.Select((output, i) => ((double)output, (int)data.Targets[i]))];
        Assert.Equal(pairs.Average(pair => Math.Pow(pair.P - pair.T, 2)), evaluation.BrierScore!.Value, 1e-12);
        double error = pairs.GroupBy(pair => Math.Min(9, (int)(pair.P * 10))).Sum(bin => bin.Count() / 60.0 * Math.Abs(bin.Average(pair => pair.P) - bin.Average(pair => pair.T)));
        Assert.Equal(error, evaluation.CalibrationError!.Value, 1e-12);
        Assert.Equal(60, evaluation.Calibration(4)!.Sum(bin => bin.Count));
        // Without ties, average precision is the mean precision at each yes, from the likeliest on.
        (double P, int T)[] ordered = [.. pairs.OrderByDescending(pair => pair.P)];
        double[] precisions = [.. ordered.Select((pair, i) => (double)ordered.Take(i + 1).Sum(before => before.T) / (i + 1)).Where((_, i) => ordered[i].T == 1)];
        Assert.Equal(precisions.Average(), evaluation.AveragePrecision!.Value, 1e-12);
        Assert.Contains("calibration error", evaluation.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => evaluation.Calibration(0));
    }

    private static (Decision Network, Dataset Data) Trained()
    {
        Dataset data = Dataset.FromArrays(Inputs, Targets);
        var network = new Decision(1);
        network.Fit(data, new FitOptions { Epochs = 20, BatchSize = 10 });
        return (network, data);
    }
}

[Network]
[Input(3), Standardize]
[Dense(4), Tanh]
[Dense(1), Sigmoid, BinaryCrossEntropy, Adam(0.01)]
internal sealed partial class Decision;

[Network(Scalar = typeof(double))]
[Input(3)]
[Dense(4), Tanh]
[Dense(1), Sigmoid, BinaryCrossEntropy, Sgd(0.1)]
internal sealed partial class Decisions;
