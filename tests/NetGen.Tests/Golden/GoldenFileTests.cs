namespace NetGen.Tests.Golden;

/// <summary>
/// The golden files say what they claim, by arithmetic that is neither torch's nor NetGen's. A test that compares a network with a broken
/// file would blame the network.
/// </summary>
public sealed class GoldenFileTests
{
    public static TheoryData<string> LayerNames => new(GoldenFile.Layers.Select(c => c.Name));

    public static TheoryData<string> FunctionNames => new(GoldenFile.Functions.Select(c => c.Name));

    public static TheoryData<string> OptimizerNames => new(GoldenFile.Optimizers.Select(c => c.Name));

    [Fact]
    public void Files_list_every_case_once()
    {
        Assert.Equal(6 * 13, GoldenFile.Layers.DistinctBy(c => c.Name).Count());
        Assert.Equal(6 * 13, GoldenFile.Layers.DistinctBy(c => string.Join(", ", c.Declaration)).Count());
        Assert.Equal((2 * 12) + 20, GoldenFile.Functions.DistinctBy(c => c.Name).Count());
        Assert.Equal(GoldenFile.Optimizers.Count, GoldenFile.Optimizers.DistinctBy(c => c.Name).Count());
        Assert.Equal(GoldenFile.Schedules.Count, GoldenFile.Schedules.DistinctBy(c => c.Name).Count());
        Assert.All(GoldenFile.Schedules, c => Assert.Equal(c.StepsPerEpoch * c.Epochs, c.LearningRates.Length));
        Assert.Equal(4 * 10, GoldenFile.Initialisers.DistinctBy(c => c.Name).Count());
    }

    [Theory, MemberData(nameof(LayerNames))]
    public void Layer_case_has_the_shapes_it_claims(string name)
    {
        var c = GoldenFile.Layers.Named(name);
        AssertShape([6, 5], c.Inputs);
        AssertShape([6, 4], c.Outputs);
        Assert.True(c.Labels is { Length: 6 } ^ c.Targets is { Shape: [6, 4] });
        AssertNetwork(c.Parameters, 5, 7, 4);
        AssertNetwork(c.Gradients, 5, 7, 4);
    }

    [Theory, MemberData(nameof(LayerNames))]
    public void Layer_loss_follows_from_the_outputs(string name)
    {
        var c = GoldenFile.Layers.Named(name);
        var loss = c.Declaration[^1] switch
        {
            "CrossEntropy" => CrossEntropy(c, smoothing: 0),
            "CrossEntropy(LabelSmoothing = 0.1)" => CrossEntropy(c, smoothing: 0.1),
            "BinaryCrossEntropy" => Mean(c, (y, t) => -(t * Math.Log(y) + (1 - t) * Math.Log(1 - y))),
            "MeanSquaredError" => Mean(c, (y, t) => (y - t) * (y - t)),
            "MeanAbsoluteError" => Mean(c, (y, t) => Math.Abs(y - t)),
            "Huber(1)" => Mean(c, (y, t) => Huber(Math.Abs(y - t), 1)),
            "Huber(0.5)" => Mean(c, (y, t) => Huber(Math.Abs(y - t), 0.5)),
            var unknown => throw new InvalidOperationException($"No formula for {unknown}."),
        };
        Assert.Equal(loss, c.Loss, 1e-12);
    }

    [Theory, MemberData(nameof(FunctionNames))]
    public void Function_case_has_the_shapes_it_claims(string name)
    {
        var c = GoldenFile.Functions.Named(name);
        AssertShape([6, 5], c.Inputs);
        AssertShape([6, 4], c.Outputs);
        Assert.True(c.Labels is { Length: 6 } ^ c.Targets is { Shape: [6, 4] });
        AssertNetwork(c.Parameters, 5, 7, 4);
        AssertNetwork(c.Gradients, 5, 7, 4);
    }

    [Theory, MemberData(nameof(FunctionNames))]
    public void Function_loss_follows_from_the_outputs(string name)
    {
        var c = GoldenFile.Functions.Named(name);
        var loss = c.Declaration[^1] switch
        {
            "MeanSquaredError" => Mean(c, (y, t) => (y - t) * (y - t)),
            "CrossEntropy" => MeanOfRows(c, (y, _, label) => -y[label]),
            "Hinge" => MeanOfRows(c, (y, _, label) => Margins(y, label).Sum()),
            "SquaredHinge" => MeanOfRows(c, (y, _, label) => Margins(y, label).Sum(margin => margin * margin)),
            "Poisson" => Mean(c, (y, t) => y - t * Math.Log(y + 1e-8)),
            "KlDivergence" when c.Declaration[^2] == "LogSoftmax" => MeanOfRows(c, (y, t, _) => Divergence(t, y)),
            "KlDivergence" => MeanOfRows(c, (y, t, _) => Divergence(t, [.. y.Select(p => Math.Log(p))])),
            "CosineDistance" => MeanOfRows(c, (y, t, _) => 1 - Dot(y, t) / Math.Sqrt(Dot(y, y) * Dot(t, t))),
            var unknown => throw new InvalidOperationException($"No formula for {unknown}."),
        };
        Assert.Equal(loss, c.Loss, 1e-12 * Math.Max(1, loss));
    }

    [Theory, MemberData(nameof(OptimizerNames))]
    public void Optimizer_case_has_the_shapes_it_claims(string name)
    {
        var c = GoldenFile.Optimizers.Named(name);
        AssertShape([12, 5], c.Inputs);
        AssertShape([12, 3], c.Targets);
        Assert.Equal(10, c.LearningRates.Length);
        Assert.Equal(10, c.Losses.Length);
        Assert.Equal([1, 2, 3, 10], c.ParametersAfter.Keys.Order());
        AssertNetwork(c.Parameters, 5, 7, 3);
        foreach (var parameters in c.ParametersAfter.Values)
            AssertNetwork(parameters, 5, 7, 3);
    }

    [Theory, MemberData(nameof(OptimizerNames))]
    public void Optimizer_case_has_zero_weights_only_behind_a_soft_threshold(string name)
    {
        var c = GoldenFile.Optimizers.Named(name);
        var zeros = c.ParametersAfter.Values.Sum(p => p["dense1.weight"].Values.Count(w => w == 0));
        var thresholded = c.Declaration[^1].Split('(')[0] is "L1" or "ElasticNet";
        Assert.Equal(thresholded, zeros > 0);
    }

    private static double CrossEntropy(LayerCase c, double smoothing)
    {
        var (y, classes, loss) = (c.Outputs.Values, c.Outputs.Shape[1], 0.0);
        for (var i = 0; i < c.Batch; i++)
            for (var k = 0; k < classes; k++)
                loss -= ((k == c.Labels![i] ? 1 - smoothing : 0) + smoothing / classes) * Math.Log(y[i * classes + k]);
        return loss / c.Batch;
    }

    private static double Mean(LayerCase c, Func<double, double, double> loss) => c.Outputs.Values.Zip(c.Targets!.Values, loss).Average();

    private static double MeanOfRows(LayerCase c, Func<double[], double[], int, double> loss) => Enumerable.Range(0, c.Batch).Average(i =>
    {
        var row = (i * c.Outputs.Shape[1])..((i + 1) * c.Outputs.Shape[1]);
        return loss(c.Outputs.Values[row], c.Targets?.Values[row] ?? [], c.Labels?[i] ?? -1);
    });

    private static IEnumerable<double> Margins(double[] scores, int label) =>
        scores.Where((_, j) => j != label).Select(score => Math.Max(0, score - scores[label] + 1));

    private static double Divergence(double[] targets, double[] logarithms) =>
        targets.Zip(logarithms, (t, log) => t == 0 ? 0 : t * (Math.Log(t) - log)).Sum();

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Huber(double e, double delta) => e <= delta ? 0.5 * e * e : delta * (e - 0.5 * delta);

    private static void AssertNetwork(IReadOnlyDictionary<string, GoldenTensor> tensors, int inputs, int hidden, int outputs)
    {
        Assert.Equal(["dense1.bias", "dense1.weight", "dense2.bias", "dense2.weight"], tensors.Keys.Order(StringComparer.Ordinal));
        AssertShape([hidden, inputs], tensors["dense1.weight"]);
        AssertShape([hidden], tensors["dense1.bias"]);
        AssertShape([outputs, hidden], tensors["dense2.weight"]);
        AssertShape([outputs], tensors["dense2.bias"]);
    }

    private static void AssertShape(int[] expected, GoldenTensor tensor)
    {
        Assert.Equal(expected, tensor.Shape);
        Assert.Equal(expected.Aggregate(1, (a, b) => a * b), tensor.Values.Length);
        Assert.All(tensor.Values, v => Assert.True(double.IsFinite(v)));
    }
}
