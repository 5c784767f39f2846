using NetGen.Data;
using NetGen.Training;

namespace NetGen.Tests.Networks;

/// <summary>A batch that names rows of the data does what the same rows, copied out, do: shuffling needs no copying.</summary>
public sealed class RowBatchTests
{
    private const int Samples = 400;
    private static readonly float[] Inputs = Draw.Normal<float>(Samples * 20, seed: 1);
    private static readonly int[] Labels = Draw.Labels(Samples, 5, seed: 2);

    [Fact]
    public void Step_on_rows_equals_Step_on_copies_bit_for_bit()
    {
        var (byRow, byCopy) = (new RegularizedNetwork(seed: 3), new RegularizedNetwork(seed: 3));
        var rowTrainer = new RegularizedNetwork.Trainer(byRow, seed: 4);
        var copyTrainer = new RegularizedNetwork.Trainer(byCopy, seed: 4);
        var order = Draw.Permutation(Samples, seed: 5);
        foreach (var rows in order.Chunk(171))
        {
            var loss = rowTrainer.Step(new Batch<float> { Inputs = Inputs, Labels = Labels, Rows = rows });
            var copied = copyTrainer.Step(Draw.Gather<float>(Inputs, 20, rows), Draw.Gather<int>(Labels, 1, rows));
            Assert.Equal(copied, (float)loss);
            Assert.Equal(copyTrainer.CorrectInLastStep, rowTrainer.CorrectInLastStep);
            Assert.Equal(byCopy.Parameters.ToArray(), byRow.Parameters.ToArray());
        }
    }

    [Fact]
    public void Step_on_rows_of_real_targets_in_double_equals_Step_on_copies()
    {
        var (inputs, targets) = (Draw.Normal<double>(Samples * 20, seed: 1), Draw.Normal<double>(Samples * 3, seed: 2));
        var (byRow, byCopy) = (new DoubleRegressionNetwork(seed: 3), new DoubleRegressionNetwork(seed: 3));
        var rows = Draw.Permutation(Samples, seed: 5)[..99];
        var loss = new DoubleRegressionNetwork.Trainer(byRow).Step(new Batch<double> { Inputs = inputs, Targets = targets, Rows = rows });
        var copied = new DoubleRegressionNetwork.Trainer(byCopy).Step(Draw.Gather<double>(inputs, 20, rows), Draw.Gather<double>(targets, 3, rows));
        Assert.Equal(copied, loss);
        Assert.Equal(byCopy.Parameters.ToArray(), byRow.Parameters.ToArray());
    }

    [Fact]
    public void Step_may_be_given_a_row_twice()
    {
        var (once, twice) = (new ConcurrentNetwork(seed: 3), new ConcurrentNetwork(seed: 3));
        var inputs = Draw.Normal<float>(2 * 30, seed: 1);
        new ConcurrentNetwork.Trainer(once).Step(new Batch<float> { Inputs = inputs, Labels = new[] { 1, 4 }, Rows = new[] { 1 } });
        new ConcurrentNetwork.Trainer(twice).Step(new Batch<float> { Inputs = inputs, Labels = new[] { 1, 4 }, Rows = new[] { 1, 1 } });
        for (var i = 0; i < ConcurrentNetwork.ParameterCount; i++)
            Assert.Equal(once.Parameters[i], twice.Parameters[i], 1e-6f);
    }

    [Fact]
    public void Evaluate_agrees_with_PredictBatch_and_the_losss_formula()
    {
        var network = new RegularizedNetwork(seed: 3);
        var trainer = new RegularizedNetwork.Trainer(network);
        var rows = Draw.Permutation(Samples, seed: 5)[..333];
        var (evaluated, predicted) = (new float[333 * 5], new float[333 * 5]);
        var loss = trainer.Evaluate(new Batch<float> { Inputs = Inputs, Labels = Labels, Rows = rows }, evaluated);
        network.PredictBatch(Draw.Gather<float>(Inputs, 20, rows), predicted);
        Assert.Equal(predicted, evaluated);

        // Cross-entropy with label smoothing 0.1: q = 0.9 at the label and 0.02 everywhere (Szegedy et al. 2016).
        var expected = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            for (var label = 0; label < 5; label++)
                expected -= ((label == Labels[rows[i]] ? 0.9 : 0) + 0.02) * Math.Log(predicted[(i * 5) + label]);
        }
        Assert.Equal(expected, loss, 1e-5 * expected);
    }

    [Fact]
    public void Evaluate_changes_nothing()
    {
        var network = new RegularizedNetwork(seed: 3);
        var trainer = new RegularizedNetwork.Trainer(network);
        var before = network.Parameters.ToArray();
        trainer.Evaluate(new Batch<float> { Inputs = Inputs, Labels = Labels, Rows = new[] { 0, 1 } }, new float[10]);
        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void Evaluation_of_a_data_set_measures_what_PredictBatch_predicts()
    {
        var network = new RegularizedNetwork(seed: 3);
        var evaluation = network.Evaluate(Dataset.FromArrays(Inputs, Labels));
        var outputs = new float[Samples * 5];
        network.PredictBatch(Inputs, outputs);

        var right = Enumerable.Range(0, Samples).Count(sample => network.Classify(Inputs.AsSpan(sample * 20, 20)) == Labels[sample]);
        Assert.Equal((double)right / Samples, evaluation.Accuracy);
        Assert.Equal(Samples, evaluation.Count);
        Assert.Equal(Labels.Count(label => label == 2), evaluation.ConfusionMatrix!.Support(2));
    }

    [Fact]
    public void Classify_is_the_first_of_the_largest_outputs()
    {
        var network = new RegularizedNetwork(seed: 3);
        var outputs = new float[5];
        for (var sample = 0; sample < 50; sample++)
        {
            var input = Inputs.AsSpan(sample * 20, 20);
            network.Predict(input, outputs);
            Assert.Equal(Array.IndexOf(outputs, outputs.Max()), network.Classify(input));
        }
        network.Parameters.Clear();
        Assert.Equal(0, network.Classify(Inputs.AsSpan(0, 20)));
    }

    [Fact]
    public void Large_batch_has_the_mean_gradient_of_its_parts()
    {
        // 301 samples take several micro-batches; computed in double, the order of addition hardly shows.
        var network = new LargeBatchNetwork(seed: 6);
        var (inputs, targets) = (Draw.Normal<double>(301 * 20, seed: 7), Draw.Normal<double>(301 * 3, seed: 8));
        Assert.True(LargeBatchNetwork.Summary.MicroBatch < 301);
        var trainer = new LargeBatchNetwork.Trainer(network);
        var loss = trainer.ComputeGradients(inputs, targets);
        var whole = trainer.Gradients.ToArray();

        var (sum, lossSum) = (new double[whole.Length], 0.0);
        for (var sample = 0; sample < 301; sample++)
        {
            lossSum += trainer.ComputeGradients(inputs.AsSpan(sample * 20, 20), targets.AsSpan(sample * 3, 3)) / 301;
            for (var i = 0; i < sum.Length; i++)
                sum[i] += trainer.Gradients[i] / 301;
        }
        Assert.Equal(lossSum, loss, 1e-12);
        for (var i = 0; i < sum.Length; i++)
            Assert.Equal(sum[i], whole[i], 1e-12);
    }
}

[Network(Scalar = typeof(double))]
[Input(20)]
[Dense(50), Tanh]
[Dense(3)]
[MeanSquaredError]
[Sgd(0.1)]
internal partial class LargeBatchNetwork;
