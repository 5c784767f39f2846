using NetGen.Data;

namespace NetGen.Training.Streaming;

/// <summary>What is known of streamed samples only once an epoch has gone through all of them. Not thread-safe.</summary>
internal sealed class StreamFacts
{
    private readonly ulong[] wanted;
    private readonly HashSet<ulong> missing;
    private readonly Dataset? measured;

    /// <summary>Of no sample yet.</summary>
    /// <param name="network">What they are for.</param>
    /// <param name="sample">Some of them: whether they are bytes.</param>
    /// <param name="measured">What the network is measured with; null where nobody asks whether it came by.</param>
    public StreamFacts(NetworkSummary network, Dataset sample, Dataset? measured)
    {
        ClassCounts = network.HasClassLabels ? new long[network.ClassCount] : null;
        this.measured = measured;
        wanted = measured is null ? [] : SampleDigests.Of(measured, sample);
        missing = [.. wanted];
    }

    /// <summary>How often each class occurs; null where there are none.</summary>
    public long[]? ClassCounts { get; }

    /// <summary>How many of the samples that are measured with came by.</summary>
    public int Shared => wanted.Count(digest => !missing.Contains(digest));

    /// <summary>Samples came by.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="first">The first that is new.</param>
    public void Add(Dataset samples, int first)
    {
        if (ClassCounts is not null)
        {
            ClassMaps.AddCounts(samples.Labels[(first * samples.LabelLength)..], ClassCounts);
        }

        if (measured is not null && samples.InputLength == measured.InputLength && samples.TargetLength == measured.TargetLength)
        {
            missing.ExceptWith(SampleDigests.Of(samples, measured, first));
        }
    }
}
