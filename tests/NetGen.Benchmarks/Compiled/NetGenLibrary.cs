namespace NetGen.Benchmarks.Compiled;

/// <summary>NetGen: each workload's network is declared in Networks.cs and was compiled with this program.</summary>
/// <param name="threads">The threads that share a training step.</param>
internal sealed class NetGenLibrary(int threads) : ILibrary
{
    // The same weights in every run.
    private const ulong Seed = 1;

    /// <inheritdoc/>
    public string Name => threads == 1 ? "NetGen" : $"NetGen, {threads} threads";

    /// <inheritdoc/>
    public string? WhyUnavailable() => null;

    /// <inheritdoc/>
    public IContestant? Enter(Workload workload)
    {
        switch (workload.Network)
        {
            case "784-128-10 relu":
                var small = new Relu784x128x10(Seed);
                return Classifier(workload, small.Predict, small.PredictBatch, new Relu784x128x10.Trainer(small) { Threads = threads }.Step);
            case "784-512-512-10 relu":
                var wide = new Relu784x512x512x10(Seed);
                return Classifier(workload, wide.Predict, wide.PredictBatch, new Relu784x512x512x10.Trainer(wide) { Threads = threads }.Step);
            case "784-6@5x5-16@5x5-120-84-10 relu":
                var lenet = new ReluLeNet5(Seed);
                return Classifier(workload, lenet.Predict, lenet.PredictBatch, new ReluLeNet5.Trainer(lenet) { Threads = threads }.Step);
            case "784-32@3x3-64@3x3-128-10 relu":
                var convolutional = new ReluConv32x64(Seed);
                return Classifier(workload, convolutional.Predict, convolutional.PredictBatch, new ReluConv32x64.Trainer(convolutional) { Threads = threads }.Step);
            case "2-8-1 tanh":
                var tiny = new Tanh2x8x1(Seed);
                return Regression(workload, tiny.Predict, tiny.PredictBatch, new Tanh2x8x1.Trainer(tiny) { Threads = threads }.Step);
            case "4-16-16-3 tanh":
                var deep = new Tanh4x16x16x3(Seed);
                return Regression(workload, deep.Predict, deep.PredictBatch, new Tanh4x16x16x3.Trainer(deep) { Threads = threads }.Step);
            case "24-24-2 tanh":
                var square = new Tanh24x24x2(Seed);
                return Regression(workload, square.Predict, square.PredictBatch, new Tanh24x24x2.Trainer(square) { Threads = threads }.Step);
            case "64-64-64-4 tanh":
                var tanh = new Tanh64x64x64x4(Seed);
                return Regression(workload, tanh.Predict, tanh.PredictBatch, new Tanh64x64x64x4.Trainer(tanh) { Threads = threads }.Step);
            case "64-64-64-4 relu":
                var relu = new Relu64x64x64x4(Seed);
                return Regression(workload, relu.Predict, relu.PredictBatch, new Relu64x64x64x4.Trainer(relu) { Threads = threads }.Step);
            default:
                return null;
        }
    }

    private static IContestant Classifier(Workload workload, Predict one, Predict many, Step<int> step) => workload.Work == Work.Training
        ? new NetGenTraining<int>(workload, step, targetLength: 1, data => data.Labels)
        : new NetGenInference(workload, workload.Batch == 1 ? one : many);

    private static IContestant Regression(Workload workload, Predict one, Predict many, Step<float> step) => workload.Work == Work.Training
        ? new NetGenTraining<float>(workload, step, targetLength: workload.Sizes[^1], data => data.Targets)
        : new NetGenInference(workload, workload.Batch == 1 ? one : many);
}
