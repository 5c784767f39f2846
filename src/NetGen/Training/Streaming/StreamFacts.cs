using NetGen.Data;

namespace NetGen.Training.Streaming;

/// <summary>What is known of streamed samples only once an epoch has gone through all of them. Not thread-safe.</summary>
/// <param name="network">What they are for.</param>
/// <param name="sample">Some of them.</param>
/// <param name="measured">What the network is measured with; null where nobody asks whether it came by.</param>
internal sealed class StreamFacts(NetworkSummary network, Dataset sample, Dataset? measured)
{
    private readonly SampleSearch? search = measured is null ? null : new SampleSearch(measured, sample);

    /// <summary>How often each class occurs; null where there are none.</summary>
    public long[]? ClassCounts { get; } = network.HasClassLabels ? new long[network.ClassCount] : null;

    /// <summary>How many of the samples that are measured with came by.</summary>
    public int Shared => search?.Found ?? 0;

    /// <summary>Samples came by.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="first">The first that is new.</param>
    public void Add(Dataset samples, int first)
    {
        if (ClassCounts is not null)
        {
            ClassMaps.AddCounts(samples.Labels[(first * samples.LabelLength)..], ClassCounts);
        }

        search?.Add(samples, first);
    }
}
