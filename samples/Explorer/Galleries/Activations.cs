using Explorer.Compiling;
using Explorer.Data;
using Explorer.Training;
using NetGen;
using NetGen.Training;
using static Explorer.Galleries.Nets;

namespace Explorer.Galleries;

/// <summary>Activations: what is wrong with sigmoid, and what came after it.</summary>
internal static class Activations
{
    private static readonly (string Name, string Code)[] Functions =
        [("sigmoid", "Sigmoid"), ("tanh", "Tanh"), ("ReLU", "Relu"), ("leaky ReLU", "LeakyRelu(0.1)"), ("ELU", "Elu"), ("SELU", "Selu"), ("GELU", "Gelu"), ("SiLU", "Silu")];

    public static IReadOnlyList<Gallery> All { get; } =
    [
        new("sigmoid-saturates", "activations",
            [Digits("SixSigmoids", 6, 64, "Sigmoid"), Digits("SixRelus", 6, 64, "Relu"), Function("FunctionSigmoid", "Sigmoid")],
            bench =>
            [
                new LinesPicture("input", "value", [Values(bench, "FunctionSigmoid", "sigmoid"), Slopes(bench, "FunctionSigmoid", "slope")]),
                new LinesPicture("layer", "gradient", [Gradients(bench, "sigmoid", "SixSigmoids"), Gradients(bench, "ReLU", "SixRelus")]) { LogY = true },
                LinesPicture.Accuracy(("sigmoid", bench.Digits("SixSigmoids")), ("ReLU", bench.Digits("SixRelus"))),
            ]),
        new("sigmoid-zigzag", "activations",
            [new("PositiveInputs", Neuron), new("CentredInputs", Neuron)],
            bench => [Path(bench, "PositiveInputs", isCentred: false), Path(bench, "CentredInputs", isCentred: true), SameSigns(bench)]),
        new("sigmoid-exp", "activations", [],
            _ => [new BarsPicture("cycles", [.. Functions.Select(function => function.Name)], Picture.Round(Functions.Select(function => ActivationCost.Of(function.Code))))]),
        new("tanh-centred", "activations",
            [Digits("FourSigmoids", 4, 64, "Sigmoid"), Digits("FourTanhs", 4, 64, "Tanh")],
            bench =>
            [
                LayersPicture.Of("sigmoid", bench.Digits("FourSigmoids").Before, "Sigmoid"),
                LayersPicture.Of("tanh", bench.Digits("FourTanhs").Before, "Tanh"),
                LinesPicture.Accuracy(("sigmoid", bench.Digits("FourSigmoids")), ("tanh", bench.Digits("FourTanhs"))),
            ]),
        new("relu-learns-fast", "activations",
            [Digits("FourSigmoids", 4, 64, "Sigmoid"), Digits("FourTanhs", 4, 64, "Tanh"), Digits("FourRelus", 4, 64, "Relu")],
            bench =>
            [
                LinesPicture.Loss(("sigmoid", bench.Digits("FourSigmoids")), ("tanh", bench.Digits("FourTanhs")), ("ReLU", bench.Digits("FourRelus"))),
                LinesPicture.Accuracy(("sigmoid", bench.Digits("FourSigmoids")), ("tanh", bench.Digits("FourTanhs")), ("ReLU", bench.Digits("FourRelus"))),
            ]),
        new("dead-relu", "activations",
            [Digits("GentleRelu", 3, 64, "Relu"), Digits("KickedRelu", 3, 64, "Relu", optimizer: "Sgd(0.1, Momentum = 0.9)"), Digits("KickedLeaky", 3, 64, "LeakyRelu", optimizer: "Sgd(0.1, Momentum = 0.9)")],
            DeadUnits),
        new("relu-family", "activations",
            [.. Functions.Skip(2).Select(function => Digits($"Eight{Kind(function.Code)}s", 8, 32, function.Code)), .. Functions.Select(function => Function("Function" + Kind(function.Code), function.Code))],
            bench =>
            [
                new LinesPicture("input", "value", [.. Functions.Skip(2).Select(function => Values(bench, "Function" + Kind(function.Code), function.Name, 4))]),
                new LinesPicture("input", "slope", [.. Functions.Skip(2).Select(function => Slopes(bench, "Function" + Kind(function.Code), function.Name, 4))]),
                LinesPicture.Accuracy([.. Functions.Skip(2).Select(function => (function.Name, bench.Digits($"Eight{Kind(function.Code)}s")))]),
            ]),
    ];

    private static string[] Neuron => ["Input(2)", "Dense(1, Init = Init.Zeros)", "MeanSquaredError, Sgd(0.4)", "Training(Epochs = 1, BatchSize = 1)"];

    private static string Kind(string code) => code.Split('(')[0];

    private static float[] Inputs(int reach) => [.. Enumerable.Range(-8 * reach, 16 * reach + 1).Select(step => step / 8f)];

    private static Series Values(Bench bench, string network, string name, int reach = 8) => Over(bench, network, name, reach, 0);

    /// <summary>Differences of what the compiled network gives, half a hundredth apart.</summary>
    private static Series Slopes(Bench bench, string network, string name, int reach = 8)
    {
        Series above = Over(bench, network, name, reach, 0.005f), below = Over(bench, network, name, reach, -0.005f);
        return above with { X = Over(bench, network, name, reach, 0).X, Y = [.. above.Y.Zip(below.Y, (up, down) => Picture.Round(Math.Round((up!.Value - down!.Value) * 100, 3)))] };
    }

    private static Series Over(Bench bench, string network, string name, int reach, float shift)
    {
        float[] inputs = Array.ConvertAll(Inputs(reach), x => x + shift);
        var data = Dataset.FromArrays(inputs, new float[inputs.Length]);
        return new Series(name, Picture.Round(inputs.Select(x => (double)x)), [.. Bench.Answers(bench.NewTrainer(network), data).Select(y => (double?)Math.Round(y, 6))]);
    }

    private static Series Gradients(Bench bench, string name, string network)
    {
        var trainer = bench.NewTrainer(network);
        trainer.FitPreprocessing(Samples.Digits);
        return Series.Of(name, BackwardSignal.Measure(trainer, Samples.Digits, 64));
    }

    /// <summary>The weights of one neuron, step by step, one sample each.</summary>
    private static (double[] First, double[] Second) Walk(Bench bench, string network, bool isCentred)
    {
        var trainer = bench.NewTrainer(network);
        StepWatch first = new(() => trainer.Parameters[0]), second = new(() => trainer.Parameters[1]);
        Dataset data = Samples.Difference(isCentred);
        Run.Of(trainer, data, data, 8, first, second);
        return ([0, .. first.Values], [0, .. second.Values]);
    }

    private static LinesPicture Path(Bench bench, string network, bool isCentred)
    {
        var (first, second) = Walk(bench, network, isCentred);
        return new LinesPicture("weight1", "weight2", [new Series("way", Picture.Round(first.Take(60)), Picture.Round(second.Take(60))), new Series("goal", [1], [-1])]) { IsPath = true };
    }

    /// <summary>Of the steps that move both weights: the share that moves them in one direction.</summary>
    private static BarsPicture SameSigns(Bench bench) => new("share", ["positive", "centred"], Picture.Round(new[] { false, true }.Select(isCentred =>
    {
        var (first, second) = Walk(bench, isCentred ? "CentredInputs" : "PositiveInputs", isCentred);
        var signs = first.Zip(first.Skip(1), (a, b) => b - a).Zip(second.Zip(second.Skip(1), (a, b) => b - a), (a, b) => a * b).Where(product => product != 0).ToList();
        return signs.Count(product => product > 0) / (double)signs.Count;
    })));

    private static IEnumerable<Picture> DeadUnits(Bench bench)
    {
        (string Name, string Network)[] shown = [("gentle", "GentleRelu"), ("kicked", "KickedRelu"), ("kickedLeaky", "KickedLeaky")];
        List<Series> dead = [.. shown.Select(one => Series.Of(one.Name, bench.Watch(one.Network, trainer => new EpochWatch(() => DeadShare(trainer))).Values))];
        return [new LinesPicture("epoch", "dead", dead), LinesPicture.Accuracy([.. shown.Select(one => (one.Name, bench.Digits(one.Network)))])];
    }

    /// <summary>The share of the rectifiers' units that are 0 for every one of 256 samples; a leaky one is none of them.</summary>
    private static double DeadShare(ITrainer<float> trainer) => SignalReport.Run(trainer, Samples.OtherDigits).Layers
        .Where(layer => layer.Layer.StartsWith("Relu", StringComparison.Ordinal)).Select(layer => layer.FlatShare ?? 0).DefaultIfEmpty(0).Average();
}
