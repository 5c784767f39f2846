using System.Runtime.InteropServices;
using NetGen.Numerics;

namespace NetGen;

/// <summary>What tells samples from each other: the same for the same ones, and else another, but for one in 2⁶⁴.</summary>
public sealed partial class Dataset
{
    private ulong[]? inputDigests;

    /// <summary>
    /// Of each sample's inputs, as they are held. Made at the first call and kept, 8 bytes a sample: before a training more than one looks
    /// for samples that come twice.
    /// </summary>
    internal ReadOnlySpan<ulong> InputDigests => inputDigests ??= DigestsOfInputs(areNumbers: false);

    /// <summary>The same to be compared with those of other samples: a pixel is the same as a byte and as a number.</summary>
    internal ReadOnlySpan<ulong> InputDigestsBeside(Dataset other) =>
        HasBytes && !other.HasBytes ? DigestsOfInputs(areNumbers: true) : InputDigests;

    /// <summary>Of a sample's label, map of labels or targets.</summary>
    internal ulong AnswerDigest(int row)
    {
        if (LabelLength == 1)
        {
            return (ulong)labels[row];
        }

        var digest = default(Digest);
        digest.Add(Labels.Slice(row * LabelLength, LabelLength));
        digest.Add(Targets.Slice(row * TargetLength, TargetLength));
        return digest.Value;
    }

    private ulong[] DigestsOfInputs(bool areNumbers)
    {
        var digests = new ulong[Count];
        float[] numbers = areNumbers ? new float[InputLength] : [];
        for (int row = 0; row < Count; row++)
        {
            int start = row * InputLength;
            if (areNumbers)
            {
                ByteRows.Convert(Bytes.Slice(start, InputLength), numbers);
            }

            digests[row] = Digest.Of(
                areNumbers ? MemoryMarshal.AsBytes<float>(numbers)
                : HasBytes ? Bytes.Slice(start, InputLength)
                : MemoryMarshal.AsBytes(Inputs.Slice(start, InputLength)));
        }

        return digests;
    }
}
