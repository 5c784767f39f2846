namespace NetGen.Training;

/// <summary>Which of some samples come by among others, inputs and answer, bit for bit. Not thread-safe.</summary>
internal sealed class SampleSearch
{
    private readonly Dataset wanted;
    private readonly ulong[] digests;
    private readonly HashSet<ulong> missing;

    /// <summary>None has come by yet.</summary>
    /// <param name="wanted">The samples to look for.</param>
    /// <param name="beside">Some of those among which they may be: whether these are bytes.</param>
    public SampleSearch(Dataset wanted, Dataset beside)
    {
        this.wanted = wanted;
        digests = SampleDigests.Of(wanted, beside);
        missing = [.. digests];
    }

    /// <summary>How many of them came by.</summary>
    public int Found => digests.Count(digest => !missing.Contains(digest));

    /// <summary>Samples come by.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="first">The first that is new.</param>
    public void Add(Dataset samples, int first = 0)
    {
        if (samples.InputLength == wanted.InputLength && samples.TargetLength == wanted.TargetLength)
        {
            missing.ExceptWith(SampleDigests.Of(samples, wanted, first));
        }
    }
}
