using NetGen.Data;
using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>A number for each sample, equal for equal inputs and answers, bit for bit.</summary>
internal static class SampleDigests
{
    /// <summary>Of the samples from one on.</summary>
    public static ulong[] Of(Dataset data, int first = 0)
    {
        var digests = new ulong[data.Count - first];
        var inputs = new float[data.InputLength];
        for (int row = first; row < data.Count; row++)
        {
            // A pixel is the same as a byte and as a number.
            if (data.HasBytes)
            {
                ByteRows.Convert(data.Bytes.Slice(row * data.InputLength, data.InputLength), inputs);
            }
            else
            {
                data.Inputs.Slice(row * data.InputLength, data.InputLength).CopyTo(inputs);
            }

            var digest = default(Digest);
            digest.Add<float>(inputs);
            if (data.HasLabels)
            {
                digest.Add(data.Labels.Slice(row * data.LabelLength, data.LabelLength));
            }
            else
            {
                digest.Add(data.Targets.Slice(row * data.TargetLength, data.TargetLength));
            }

            digests[row - first] = digest.Value;
        }

        return digests;
    }
}
