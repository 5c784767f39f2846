namespace NetGen.Data.Streaming;

/// <summary>Samples of a shard that were read together.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="FirstRow">The place of the first in what the shard's name names.</param>
/// <param name="Samples">The samples.</param>
internal readonly record struct ShardBlock(SampleShard Shard, int FirstRow, Dataset Samples)
{
    /// <exception cref="DatasetException">The samples are of another kind than the first of the stream.</exception>
    public void RequireLike(Dataset first)
    {
        if (Kind(Samples) != Kind(first))
        {
            throw new DatasetException(
                $"{Shard.Name}: the samples from {FirstRow} on have {Text(Kind(Samples))}; the stream's first has {Text(Kind(first))}.");
        }

        NameCheck.Require(Samples.Names, FormattableString.Invariant($"samples of {Shard.Name} from {FirstRow} on"), first.Names,
            "the stream's first sample");
    }

    /// <summary>The samples from one on, of those that are here.</summary>
    public ShardBlock From(int first) =>
        first == 0 ? this : this with
        {
            FirstRow = FirstRow + first,
            Samples = Samples.Subset([.. Enumerable.Range(first, Samples.Count - first)])
        };

    private static (int Inputs, bool AreBytes, int Labels, int Targets) Kind(Dataset data) =>
        (data.InputLength, data.HasBytes, data.LabelLength, data.TargetLength);

    private static string Text((int Inputs, bool AreBytes, int Labels, int Targets) kind) => FormattableString.Invariant(
        $"{Counted.Of(kind.Inputs, kind.AreBytes ? "byte" : "number")} and {(kind.Labels == 1 ? "a label" : kind.Labels > 1 ? $"a map of {kind.Labels} labels" : Counted.Of(kind.Targets, "real target"))}");
}
