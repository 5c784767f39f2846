using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>A number for each sample, equal for equal inputs and answers, bit for bit.</summary>
internal static class SampleDigests
{
    /// <summary>Of the samples from one on, to be compared with those of another data set.</summary>
    public static ulong[] Of(Dataset data, Dataset other, int first = 0)
    {
        ReadOnlySpan<ulong> inputs = data.InputDigestsBeside(other);
        var digests = new ulong[data.Count - first];
        for (int row = first; row < data.Count; row++)
        {
            var digest = default(Digest);
            digest.Add<ulong>([inputs[row], data.AnswerDigest(row)]);
            digests[row - first] = digest.Value;
        }

        return digests;
    }
}
