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
        new(new Feedforward([784, 128, 10], Activation.Relu, [new(32, 3, 1), new(64, 3, 1)]), Recipe.AdamCrossEntropy, Work.Training, 64),
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

    /// <summary>
    /// Streams as RTNeural's users run them, a number in and a number out; and trainings: the rows of digits, a model of characters, and the
    /// two layers of KANN's published row.
    /// </summary>
    public static IReadOnlyList<Workload> Sequences { get; } =
    [
        Stream(new Recurrent(Cell.Gru, 1, 1, 16, 1, 1, IsEachStep: true)),
        Stream(new Recurrent(Cell.Lstm, 1, 1, 32, 1, 1, IsEachStep: true)),
        Stream(new CausalConvolutions(16, 3, [.. Enumerable.Range(0, 10).Select(layer => 1 << layer)])),
        new(new Recurrent(Cell.Gru, 28, 28, 64, 1, 10, IsEachStep: false), Recipe.AdamCrossEntropy, Work.Training, 64),
        new(new Recurrent(Cell.Lstm, 100, 32, 128, 1, 64, IsEachStep: true, Tokens: 64), Recipe.AdamCrossEntropy, Work.Training, 32),
        new(new Recurrent(Cell.Gru, 28, 2, 160, 2, 2, IsEachStep: true), Recipe.AdamCrossEntropy, Work.Training, 64),
    ];

    private static IEnumerable<Workload> Classifier(int[] sizes, params int[] batches) =>
        batches.Select(batch => new Workload(new Feedforward(sizes, Activation.Relu), Recipe.AdamCrossEntropy, Work.Training, batch));

    // The deep network of Baldi et al. 2014 on 28 features of collisions, with ReLU.
    private static IEnumerable<Workload> Higgs(params int[] batches) => batches.Select(batch => new Workload(
        new Feedforward([28, 300, 300, 300, 300, 300, 1], Activation.Relu), Recipe.AdamBinaryCrossEntropy, Work.Training, batch));

    // LeNet-5 as it is built today: padding 2 for images of 28×28, ReLU, max-pool.
    private static IEnumerable<Workload> LeNet(Work work, params int[] batches) => batches.Select(batch => new Workload(
        new Feedforward([784, 120, 84, 10], Activation.Relu, [new(6, 5, 2), new(16, 5, 0)]), Recipe.AdamCrossEntropy, work, batch));

    private static IEnumerable<Workload> Inference(int[] sizes) =>
        [new Workload(new Feedforward(sizes, Activation.Relu), Recipe.AdamCrossEntropy, Work.Inference, 1)];

    private static Workload Stream(Architecture architecture) => new(architecture, Recipe.SgdMeanSquaredError, Work.Stream, 1);

    private static IEnumerable<Workload> Tiny(int[] sizes, Activation activation, Work work, params int[] batches) =>
        batches.Select(batch => new Workload(new Feedforward(sizes, activation), Recipe.SgdMeanSquaredError, work, batch));
}
