using NetGen.Numerics;

namespace NetGen.Tests.Tables;

[Network]
[Table(Label = "price")]
[Column("area"), Column("rooms", Kind = ColumnKind.Integer)]
[Dense(8), Relu]
[Dense(1), MeanSquaredError, Adam(0.01)]
[Target(Standardize = true)]
[Training(Epochs = 30, BatchSize = 16)]
public sealed partial class Houses;

[Network(Scalar = typeof(double))]
[Input(2), Standardize]
[Dense(8), Tanh]
[Dense(2), Huber, Adam(0.01)]
[Target(Standardize = true, Log1P = true)]
[Training(Epochs = 30, BatchSize = 16)]
public sealed partial class Amounts;

/// <summary>Targets far from the size of 1 are learned on a scale of their own; predictions and errors are in their unit.</summary>
public sealed class ScaledTargetTests
{
    private static readonly IReadOnlyList<Houses.Row> Rows = Drawn(400, 1);

    [Fact]
    public void House_prices_are_learned_and_errors_are_in_their_unit()
    {
        Dataset data = Houses.Read(Rows);
        var network = new Houses(seed: 1);
        network.Fit(data);
        Evaluation evaluation = network.Evaluate(Houses.Read(Drawn(200, 2)));
        Assert.InRange(evaluation.RSquared!.Value, 0.95, 1);
        Assert.InRange(evaluation.RootMeanSquaredError!.Value, 1000, 60_000);
        Assert.InRange(evaluation.Loss, 0, 0.1);
        Assert.Equal(Rows[0].Price!.Value, network.Predict(Rows[0]).Price, 100_000.0);
    }

    [Fact]
    public void Prediction_is_that_of_the_training_path_and_survives_a_file()
    {
        Dataset data = Houses.Read(Rows);
        var network = new Houses(seed: 1);
        network.Fit(data, new FitOptions { Epochs = 1 });
        var outputs = new float[data.Count];
        new Houses.Trainer(network).Evaluate(new() { Inputs = data.Inputs, Targets = data.Targets, Rows = Enumerable.Range(0, data.Count).ToArray() }, outputs);
        Houses loaded = Houses.Load(network.SaveToBytes());
        Assert.Equal(outputs, Rows.Select(row => network.Predict(row).Price));
        Assert.Equal(outputs, Rows.Select(row => loaded.Predict(row).Price));
    }

    [Fact]
    public void Gradient_and_loss_are_those_of_the_scaled_targets()
    {
        Dataset data = Houses.Read(Rows);
        (var network, var plain) = (new Houses(seed: 1), new Houses(seed: 1));
        network.FitPreprocessing(data);
        double mean = Rows.Average(row => row.Price!.Value), deviation = Math.Sqrt(Rows.Average(row => Math.Pow(row.Price!.Value - mean, 2)));
        double expected = Rows.Average(row => Math.Pow((network.Predict(row).Price - row.Price!.Value) / deviation, 2));
        Assert.Equal(expected, new Houses.Trainer(network).Step(data.Inputs, data.Targets), expected * 1e-4);
        Assert.Throws<PreprocessingNotFittedException>(() => plain.Predict(Rows[0]));
    }

    [Fact]
    public void Amounts_of_several_outputs_are_learned_as_logarithms_and_come_back()
    {
        var random = new RandomStream(3, 1);
        float[] inputs = [.. Enumerable.Range(0, 800).Select(_ => (float)random.NextNormal())];
        float[] targets = [.. Enumerable.Range(0, 400).SelectMany(i => new[] { (float)Math.Exp(8 + inputs[2 * i]), -(float)Math.Exp(5 + (2 * inputs[(2 * i) + 1])) })];
        Dataset data = Dataset.FromArrays(inputs, targets, targetLength: 2);
        var network = new Amounts(seed: 1);
        network.Fit(data);
        var outputs = new double[800];
        network.PredictBatch([.. inputs.Select(value => (double)value)], outputs);
        double[] ratios = [.. outputs.Select((output, i) => output / targets[i]).Order()];
        Assert.InRange(ratios[400], 0.9, 1.1);
        Assert.InRange(ratios[40], 0.5, 1);
        Assert.Equal(outputs, Predicted(Amounts.Load(network.SaveToBytes()), inputs));
    }

    [Fact]
    public void Threshold_with_the_least_cost_is_the_one_that_a_look_at_all_of_them_finds()
    {
        var churn = new Churn(seed: 1);
        Dataset data = Churn.Read(ChurnData.Rows(300, seed: 1));
        churn.Fit(data, new FitOptions { Epochs = 3 });
        Evaluation evaluation = churn.Evaluate(data);
        IReadOnlyList<RocPoint> curve = evaluation.RocCurve()!;
        Assert.All(curve, point => Assert.Equal(300, point.RightYes + point.FalseYes + point.FalseNo + point.RightNo));
        Assert.Equal(evaluation.AreaUnderCurve!.Value, curve.Zip(curve.Skip(1), (a, b) => (b.FalsePositiveRate - a.FalsePositiveRate) * (a.TruePositiveRate + b.TruePositiveRate) / 2).Sum(), 1e-12);
        double[] costs = [.. curve.Select(point => point.FalseYes + (5.0 * point.FalseNo))];
        Assert.Equal(curve[Array.IndexOf(costs, costs.Min())].Threshold, evaluation.BestThreshold(costOfFalseYes: 1, costOfFalseNo: 5));
        Assert.True(evaluation.BestThreshold(1, 5) <= evaluation.BestThreshold(5, 1));
    }

    private static double[] Predicted(Amounts network, float[] inputs)
    {
        var outputs = new double[inputs.Length];
        network.PredictBatch([.. inputs.Select(value => (double)value)], outputs);
        return outputs;
    }

    private static Houses.Row[] Drawn(int count, ulong seed)
    {
        var random = new RandomStream(seed, 1);
        var rows = new Houses.Row[count];
        for (int i = 0; i < count; i++)
        {
            (double area, long rooms) = (40 + (160 * random.NextDouble()), 1 + random.NextInt32(6));
            rows[i] = new Houses.Row { Area = area, Rooms = rooms, Price = (2800 * area) + (20_000 * rooms) + (10_000 * random.NextNormal()) };
        }

        return rows;
    }
}
