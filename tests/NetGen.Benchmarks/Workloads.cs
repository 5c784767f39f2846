namespace NetGen.Benchmarks;

/// <summary>What is measured: every network with every batch.</summary>
internal static class Workloads
{
    private static readonly int[][] TinyNetworks = [[2, 8, 1], [4, 16, 16, 3], [24, 24, 2], [64, 64, 64, 4]];

    /// <summary>In the order of the report.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        .. Classifier([784, 128, 10], 32, 128, 512, 2048),
        .. Classifier([784, 512, 512, 10], 32, 128, 512),
        .. Classifier([1024, 1024, 1024, 1024, 10], 64, 256, 1024),
        .. Classifier([2048, 2048, 2048, 10], 64, 256, 1024),
        .. Higgs(128, 1024),
        .. TinyNetworks.SelectMany(sizes => Tiny(sizes, Activation.Tanh, Work.Training, 1, 16, 64)),
        .. Tiny([4, 32, 16, 4], Activation.Tanh, Work.Training, 10_000),
        .. LeNet(Work.Training, 32, 128, 256, 512),
        new([784, 128, 10], Activation.Relu, Recipe.AdamCrossEntropy, Work.Training, 64, [new(32, 3, 1), new(64, 3, 1)]),
        .. Inference([784, 128, 10]),
        .. Inference([784, 512, 512, 10]),
        .. LeNet(Work.Inference, 1),
        .. TinyNetworks.SelectMany(sizes => Tiny(sizes, Activation.Tanh, Work.Inference, 1)),
        .. Tiny([64, 64, 64, 4], Activation.Relu, Work.Inference, 1),
    ];

    /// <summary>What the plots are made of: one number grows, the others stay.</summary>
    public static IReadOnlyList<Workload> Families { get; } =
    [
        .. new[] { 32, 64, 128, 256, 512, 1024, 2048 }.SelectMany(width => Classifier([width, width, width, 10], 128)),
        .. new[] { 1, 2, 4, 8, 16 }.SelectMany(depth => Classifier([.. Enumerable.Repeat(128, depth + 1), 10], 128)),
        .. Classifier([784, 128, 10], 1, 4, 16, 64, 256, 1024, 4096),
    ];

    private static IEnumerable<Workload> Classifier(int[] sizes, params int[] batches) =>
        batches.Select(batch => new Workload(sizes, Activation.Relu, Recipe.AdamCrossEntropy, Work.Training, batch));

    // The deep network of Baldi et al. 2014 on 28 features of collisions, with ReLU.
    private static IEnumerable<Workload> Higgs(params int[] batches) => batches.Select(batch =>
        new Workload([28, 300, 300, 300, 300, 300, 1], Activation.Relu, Recipe.AdamBinaryCrossEntropy, Work.Training, batch));

    // LeNet-5 as it is built today: padding 2 for images of 28×28, ReLU, max-pool.
    private static IEnumerable<Workload> LeNet(Work work, params int[] batches) =>
        batches.Select(batch => new Workload([784, 120, 84, 10], Activation.Relu, Recipe.AdamCrossEntropy, work, batch, [new(6, 5, 2), new(16, 5, 0)]));

    private static IEnumerable<Workload> Inference(int[] sizes) =>
        [new Workload(sizes, Activation.Relu, Recipe.AdamCrossEntropy, Work.Inference, 1)];

    private static IEnumerable<Workload> Tiny(int[] sizes, Activation activation, Work work, params int[] batches) =>
        batches.Select(batch => new Workload(sizes, activation, Recipe.SgdMeanSquaredError, work, batch));
}
