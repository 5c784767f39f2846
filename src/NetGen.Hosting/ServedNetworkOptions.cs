namespace NetGen.Hosting;

/// <summary>How a served network follows its file. Immutable.</summary>
public sealed record ServedNetworkOptions
{
    /// <summary>
    /// How often the file is looked at; null for never. Looking asks for its time and length; it is read where they have changed.
    /// </summary>
    public TimeSpan? LookEvery { get; init; } = TimeSpan.FromSeconds(5);

    internal void Validate()
    {
        if (LookEvery is { } interval)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero, nameof(LookEvery));
        }
    }
}
