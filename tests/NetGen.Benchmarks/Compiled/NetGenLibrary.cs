namespace NetGen.Benchmarks.Compiled;

/// <summary>NetGen: each workload's network is declared beside this file and was compiled with this program.</summary>
/// <param name="threads">The threads that share a training step.</param>
internal sealed class NetGenLibrary(int threads) : ILibrary
{
    // The same weights in every run.
    private const ulong Seed = 1;

    /// <summary>What a workload is measured with, by the network's name.</summary>
    private static readonly Dictionary<string, Func<int, Compiled>> Networks = new()
    {
        ["784-128-10 relu"] = threads =>
        {
            var network = new Relu784x128x10(Seed);
            return Classifies(network.Predict, network.PredictBatch, new Relu784x128x10.Trainer(network) { Threads = threads }.Step);
        },
        ["784-512-512-10 relu"] = threads =>
        {
            var network = new Relu784x512x512x10(Seed);
            return Classifies(network.Predict, network.PredictBatch, new Relu784x512x512x10.Trainer(network) { Threads = threads }.Step);
        },
        ["1024-1024-1024-1024-10 relu"] = threads =>
        {
            var network = new Relu1024x3x10(Seed);
            return Classifies(network.Predict, network.PredictBatch, new Relu1024x3x10.Trainer(network) { Threads = threads }.Step);
        },
        ["28-300-300-300-300-300-1 relu"] = threads =>
        {
            var network = new ReluHiggs(Seed);
            return Computes(network.Predict, network.PredictBatch, new ReluHiggs.Trainer(network) { Threads = threads }.Step);
        },
        ["784-6@5x5-16@5x5-120-84-10 relu"] = threads =>
        {
            var network = new ReluLeNet5(Seed);
            return Classifies(network.Predict, network.PredictBatch, new ReluLeNet5.Trainer(network) { Threads = threads }.Step);
        },
        ["784-32@3x3-64@3x3-128-10 relu"] = threads =>
        {
            var network = new ReluConv32x64(Seed);
            return Classifies(network.Predict, network.PredictBatch, new ReluConv32x64.Trainer(network) { Threads = threads }.Step);
        },
        ["2-8-1 tanh"] = threads =>
        {
            var network = new Tanh2x8x1(Seed);
            return Computes(network.Predict, network.PredictBatch, new Tanh2x8x1.Trainer(network) { Threads = threads }.Step);
        },
        ["4-16-16-3 tanh"] = threads =>
        {
            var network = new Tanh4x16x16x3(Seed);
            return Computes(network.Predict, network.PredictBatch, new Tanh4x16x16x3.Trainer(network) { Threads = threads }.Step);
        },
        ["24-24-2 tanh"] = threads =>
        {
            var network = new Tanh24x24x2(Seed);
            return Computes(network.Predict, network.PredictBatch, new Tanh24x24x2.Trainer(network) { Threads = threads }.Step);
        },
        ["64-64-64-4 tanh"] = threads =>
        {
            var network = new Tanh64x64x64x4(Seed);
            return Computes(network.Predict, network.PredictBatch, new Tanh64x64x64x4.Trainer(network) { Threads = threads }.Step);
        },
        ["64-64-64-4 relu"] = threads =>
        {
            var network = new Relu64x64x64x4(Seed);
            return Computes(network.Predict, network.PredictBatch, new Relu64x64x64x4.Trainer(network) { Threads = threads }.Step);
        },
        ["4-32-16-4 tanh"] = threads =>
        {
            var network = new Tanh4x32x16x4(Seed);
            return Computes(network.Predict, network.PredictBatch, new Tanh4x32x16x4.Trainer(network) { Threads = threads }.Step);
        },
        ["32-32-32-10 relu"] = threads =>
        {
            var network = new ReluWidth32(Seed);
            return Classifies(network.Predict, network.PredictBatch, new ReluWidth32.Trainer(network) { Threads = threads }.Step);
        },
        ["64-64-64-10 relu"] = threads =>
        {
            var network = new ReluWidth64(Seed);
            return Classifies(network.Predict, network.PredictBatch, new ReluWidth64.Trainer(network) { Threads = threads }.Step);
        },
        ["128-128-128-10 relu"] = threads =>
        {
            var network = new ReluWidth128(Seed);
            return Classifies(network.Predict, network.PredictBatch, new ReluWidth128.Trainer(network) { Threads = threads }.Step);
        },
        ["256-256-256-10 relu"] = threads =>
        {
            var network = new ReluWidth256(Seed);
            return Classifies(network.Predict, network.PredictBatch, new ReluWidth256.Trainer(network) { Threads = threads }.Step);
        },
        ["512-512-512-10 relu"] = threads =>
        {
            var network = new ReluWidth512(Seed);
            return Classifies(network.Predict, network.PredictBatch, new ReluWidth512.Trainer(network) { Threads = threads }.Step);
        },
        ["1024-1024-1024-10 relu"] = threads =>
        {
            var network = new ReluWidth1024(Seed);
            return Classifies(network.Predict, network.PredictBatch, new ReluWidth1024.Trainer(network) { Threads = threads }.Step);
        },
        ["2048-2048-2048-10 relu"] = threads =>
        {
            var network = new ReluWidth2048(Seed);
            return Classifies(network.Predict, network.PredictBatch, new ReluWidth2048.Trainer(network) { Threads = threads }.Step);
        },
        ["128-128-10 relu"] = threads =>
        {
            var network = new ReluDepth1(Seed);
            return Classifies(network.Predict, network.PredictBatch, new ReluDepth1.Trainer(network) { Threads = threads }.Step);
        },
        ["128-128-128-128-128-10 relu"] = threads =>
        {
            var network = new ReluDepth4(Seed);
            return Classifies(network.Predict, network.PredictBatch, new ReluDepth4.Trainer(network) { Threads = threads }.Step);
        },
        ["128-128-128-128-128-128-128-128-128-10 relu"] = threads =>
        {
            var network = new ReluDepth8(Seed);
            return Classifies(network.Predict, network.PredictBatch, new ReluDepth8.Trainer(network) { Threads = threads }.Step);
        },
        ["128-128-128-128-128-128-128-128-128-128-128-128-128-128-128-128-128-10 relu"] = threads =>
        {
            var network = new ReluDepth16(Seed);
            return Classifies(network.Predict, network.PredictBatch, new ReluDepth16.Trainer(network) { Threads = threads }.Step);
        },
        ["1-gru16-1"] = _ => Streams(new StreamGru16(Seed).Next, new StreamGru16.State()),
        ["1-lstm32-1"] = _ => Streams(new StreamLstm32(Seed).Next, new StreamLstm32.State()),
        ["1-16@3 dilated 1 to 512-1 tanh"] = _ => Streams(new StreamConvolutions(Seed).Next, new StreamConvolutions.State()),
        ["28x28-gru64-10"] = threads =>
        {
            var network = new RowsGru64(Seed);
            return Classifies(network.Predict, network.PredictBatch, new RowsGru64.Trainer(network) { Threads = threads }.Step);
        },
        ["100xtoken64-32-lstm128-64 each step"] = threads => Reads(new CharactersLstm128.Trainer(new CharactersLstm128(Seed)) { Threads = threads }.Step),
        ["28x2-gru160-gru160-2 each step"] = threads =>
        {
            var network = new SumsGru160(Seed);
            return Classifies(network.Predict, network.PredictBatch, new SumsGru160.Trainer(network) { Threads = threads }.Step);
        },
    };

    /// <inheritdoc/>
    public string Name => threads == 1 ? "NetGen" : $"NetGen, {threads} threads";

    /// <inheritdoc/>
    public string? WhyUnavailable() => null;

    /// <inheritdoc/>
    public IContestant? Enter(Workload workload) => Networks.TryGetValue(workload.Network, out var create) ? create(threads)(workload) : null;

    private static Compiled Classifies(Predict one, Predict many, Step<float, int> step) => workload => workload.Work == Work.Training
        ? new NetGenTraining<float, int>(workload, step, workload.Architecture.Positions, data => (data.Inputs, data.Labels))
        : new NetGenInference(workload, workload.Batch == 1 ? one : many);

    private static Compiled Computes(Predict one, Predict many, Step<float, float> step) => workload => workload.Work == Work.Training
        ? new NetGenTraining<float, float>(workload, step, workload.OutputLength, data => (data.Inputs, data.Targets))
        : new NetGenInference(workload, workload.Batch == 1 ? one : many);

    private static Compiled Reads(Step<int, int> step) =>
        workload => new NetGenTraining<int, int>(workload, step, workload.Architecture.Positions, data => (data.Tokens, data.Labels));

    private static Compiled Streams<TState>(Next<TState> next, TState state) => workload => new NetGenStream<TState>(workload, next, state);

    /// <summary>A network's contestant for a workload of its own.</summary>
    private delegate IContestant Compiled(Workload workload);
}
