namespace NetGen.Benchmarks;

/// <summary>
/// Who takes part, in the order of their turns. The first that can run is what the others' speed is compared with. A new contestant is
/// one file with an <see cref="ILibrary"/> and one line here.
/// </summary>
internal static class Libraries
{
    /// <summary>All that this build contains.</summary>
    /// <param name="threads">With more than one, NetGen's threads beside NetGen on one, and nobody else.</param>
    public static IReadOnlyList<ILibrary> All(int threads) => threads > 1 ? [new Compiled.NetGenLibrary(threads: 1), new Compiled.NetGenLibrary(threads)] :
    [
#if PEERS
        new Peers.TorchLibrary(optimizes: true),
        new Peers.TorchLibrary(optimizes: false),
        new Peers.RTNeuralLibrary(),
        new Peers.KannLibrary(),
#endif
        new Compiled.NetGenLibrary(threads: 1),
    ];
}
