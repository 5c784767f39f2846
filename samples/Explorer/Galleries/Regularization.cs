using Explorer.Data;
using Explorer.Training;
using static Explorer.Galleries.Nets;

namespace Explorer.Galleries;

/// <summary>Regularisation: weights that stay small, units that cannot rely on each other, an end in time.</summary>
internal static class Regularization
{
    private static readonly (string Name, string Network)[] Penalized = [("none", "Unpenalized"), ("L2", "PenalizedL2"), ("L1", "PenalizedL1")];

    public static IReadOnlyList<Gallery> All { get; } =
    [
        new("l1-l2", "regularization",
            [
                Digits("Unpenalized", 1, 64, "Relu", optimizer: "Sgd(0.05, Momentum = 0.9)", epochs: 16),
                Digits("PenalizedL2", 1, 64, "Relu", optimizer: "Sgd(0.05, Momentum = 0.9), L2(0.01)", epochs: 16),
                Digits("PenalizedL1", 1, 64, "Relu", optimizer: "Sgd(0.05, Momentum = 0.9), L1(0.004)", epochs: 16),
            ],
            bench =>
            [
                .. Penalized.Select(one => LayersPicture.OfWeights(one.Name, bench.Digits(one.Network).After!, "dense1.weight")),
                new BarsPicture("zeroShare", [.. Penalized.Select(one => one.Name)], Picture.Round(Penalized.Select(one => Zeros(bench, one.Network)))),
                LinesPicture.Accuracy([.. Penalized.Select(one => (one.Name, bench.Digits(one.Network)))]),
            ]),
        new("dropout", "regularization",
            [
                Digits("WithoutDropout", 2, 128, "Relu", optimizer: "Adam(0.002)", epochs: 40),
                Digits("WithDropout", 2, 128, "Relu, Dropout(0.5)", optimizer: "Adam(0.002)", epochs: 40),
            ],
            bench => [Gap(bench, "WithoutDropout"), Gap(bench, "WithDropout")]),
        new("early-stopping", "regularization",
            [Digits("TooLong", 2, 128, "Relu", optimizer: "Adam(0.005)", epochs: 60)],
            bench =>
            [
                Losses(bench),
                new LinesPicture("epoch", "loss", [Series.Of("others", Few(bench, "TooLong").Epochs.Select(epoch => epoch.ValidationLoss!.Value))]),
            ]),
    ];

    private static Run Few(Bench bench, string network) => bench.On(network, Samples.FewDigits, Samples.OtherDigits);

    private static LinesPicture Gap(Bench bench, string network) => new("epoch", "accuracy",
    [
        Series.Of("training", Few(bench, network).Epochs.Select(epoch => epoch.TrainAccuracy!.Value)),
        Series.Of("others", Few(bench, network).Epochs.Select(epoch => epoch.ValidationAccuracy!.Value)),
    ]);

    private static LinesPicture Losses(Bench bench) => new("epoch", "loss",
    [
        Series.Of("training", Few(bench, "TooLong").Epochs.Select(epoch => epoch.TrainLoss)),
        Series.Of("others", Few(bench, "TooLong").Epochs.Select(epoch => epoch.ValidationLoss!.Value)),
    ])
    { LogY = true };

    /// <summary>The share of the first layer's weights that are exactly 0 after the same training.</summary>
    private static double Zeros(Bench bench, string network)
    {
        var trainer = bench.NewTrainer(network);
        Run.Of(trainer, Samples.Digits, Samples.OtherDigits);
        var tensor = trainer.Summary.Parameters.First(parameter => parameter.Name == "dense1.weight");
        return (double)trainer.Parameters.Slice(tensor.Offset, tensor.Length).Count(0f) / tensor.Length;
    }
}
