namespace NetGen.Generator.Scheduling.Costs;

/// <summary>
/// The core that costs are predicted for: what it starts in a cycle, and what its caches hold and bring. Whatever a machine has, a build
/// has one plan; these are numbers of usual servers of about 2022.
/// </summary>
/// <param name="Operations">On vectors, that start in a cycle.</param>
/// <param name="Loads">Of vectors, that start in a cycle.</param>
/// <param name="Stores">Of vectors, that start in a cycle.</param>
/// <param name="SumLatency">Cycles until a sum is ready for its next addend.</param>
/// <param name="Caches">The nearest first.</param>
internal sealed record Core(double Operations, double Loads, double Stores, double SumLatency, EquatableArray<CacheLevel> Caches)
{
    /// <summary>Half of a second-level cache is left to others: the operands of the next call, and what the sets cannot hold.</summary>
    public static readonly Core Usual = new(2, 2, 1, 4, new CacheLevel[]
    {
        new("L1", 32 * 1024, 28), new("L2", 768 * 1024, 16), new("L3", 24 * 1024 * 1024, 12),
    }.ToEquatableArray());
}

/// <summary>A cache of a core.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Bytes">What it holds.</param>
/// <param name="BytesPerCycle">What comes into it from the next one, sustained.</param>
internal sealed record CacheLevel(string Name, long Bytes, double BytesPerCycle);
