using Explorer.Data;
using static Explorer.Galleries.Nets;

namespace Explorer.Galleries;

/// <summary>Initialisation: how large weights should be at the start.</summary>
internal static class Initialization
{
    public static IReadOnlyList<Gallery> All { get; } =
    [
        new("zero-init", "initialization",
            [Digits("AllZeros", 2, 64, "Relu", "Init = Init.Zeros"), Digits("TwoRelus", 2, 64, "Relu")],
            bench =>
            [
                LayersPicture.Of("zeros", bench.Digits("AllZeros").After!, "Relu"),
                LinesPicture.Loss(("zeros", bench.Digits("AllZeros")), ("auto", bench.Digits("TwoRelus"))) with { Mark = 2.3026 },
            ]),
        new("too-small", "initialization",
            [Digits("SmallNumbers", 8, 64, "Tanh", "Init = Init.Normal, InitScale = 0.01"), Digits("EightTanhs", 8, 64, "Tanh")],
            bench =>
            [
                LayersPicture.Of("normal001", bench.Digits("SmallNumbers").Before, "Tanh"),
                LinesPicture.Loss(("normal001", bench.Digits("SmallNumbers")), ("auto", bench.Digits("EightTanhs"))),
            ]),
        new("too-large", "initialization",
            [Digits("LargeNumbers", 8, 64, "Tanh", "Init = Init.Normal, InitScale = 1"), Digits("EightTanhs", 8, 64, "Tanh")],
            bench =>
            [
                LayersPicture.Of("normal1", bench.Digits("LargeNumbers").Before, "Tanh"),
                LinesPicture.Accuracy(("normal1", bench.Digits("LargeNumbers")), ("auto", bench.Digits("EightTanhs"))),
            ]),
        new("xavier-tanh", "initialization",
            [Digits("XavierTanhs", 8, 64, "Tanh", "Init = Init.XavierNormal"), Digits("SmallNumbers", 8, 64, "Tanh", "Init = Init.Normal, InitScale = 0.01"), Digits("LargeNumbers", 8, 64, "Tanh", "Init = Init.Normal, InitScale = 1")],
            bench =>
            [
                LayersPicture.Of("Xavier", bench.Digits("XavierTanhs").Before, "Tanh"),
                Signals(bench, "Tanh", ("Xavier", "XavierTanhs"), ("normal001", "SmallNumbers"), ("normal1", "LargeNumbers")),
            ]),
        new("xavier-vs-he", "initialization",
            [Digits("XavierRelus", 16, 64, "Relu", "Init = Init.XavierNormal"), Digits("HeRelus", 16, 64, "Relu", "Init = Init.HeNormal")],
            bench =>
            [
                LayersPicture.Of("Xavier", bench.Digits("XavierRelus").Before, "Relu"),
                LayersPicture.Of("He", bench.Digits("HeRelus").Before, "Relu"),
                Signals(bench, "Relu", ("Xavier", "XavierRelus"), ("He", "HeRelus")),
                LinesPicture.Accuracy(("Xavier", bench.Digits("XavierRelus")), ("He", bench.Digits("HeRelus"))),
            ]),
        new("batch-norm", "initialization",
            [
                Digits("BadStart", 6, 64, "Tanh", "Init = Init.Normal, InitScale = 0.01"),
                Digits("BadStartNormalized", 6, 64, "BatchNorm, Tanh", "Init = Init.Normal, InitScale = 0.01, Bias = false"),
            ],
            bench =>
            [
                LayersPicture.Of("without", bench.Digits("BadStart").After!, "Tanh"),
                LayersPicture.Of("withBatchNorm", bench.Digits("BadStartNormalized").After!, "Tanh"),
                LinesPicture.Accuracy(("without", bench.Digits("BadStart")), ("withBatchNorm", bench.Digits("BadStartNormalized"))),
            ]),
    ];

    /// <summary>The measured RMS by layer, and what was predicted of it.</summary>
    private static LinesPicture Signals(Bench bench, string kind, params (string Name, string Network)[] shown) =>
        new("layer", "signal", [.. shown.SelectMany(one =>
        {
            var layers = LayersPicture.Of(one.Name, bench.Digits(one.Network).Before, kind).Layers;
            return new[]
            {
                Series.Of(one.Name, layers.Select(layer => layer.Rms ?? double.NaN)),
                Series.Of("predicted:" + one.Name, layers.Select(layer => layer.Predicted ?? double.NaN)),
            };
        })])
        { LogY = true };
}
