using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>Tells data apart: the same samples in the same order have the same text, others another.</summary>
internal static class DataFingerprint
{
    /// <summary>Of samples in memory: every value, label and name of a class counts.</summary>
    public static string Of(Dataset data)
    {
        var digest = default(Digest);
        AddTo(ref digest, data);
        return digest.ToString();
    }

    /// <summary>
    /// Of samples that are streamed: the content of files, and of other sources what is known without reading them, the numbers of their
    /// samples and the first one.
    /// </summary>
    /// <exception cref="DatasetException">A file cannot be read.</exception>
    public static string Of(StreamedDataset data)
    {
        var digest = default(Digest);
        AddTo(ref digest, data.Sample);
        foreach (SampleShard shard in data.Shards)
        {
            digest.Add(shard.Count);
            try
            {
                shard.AddTo(ref digest);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new DatasetException($"{shard.Name}: the samples could not be read: {e.Message}", e);
            }
        }

        return digest.ToString();
    }

    private static void AddTo(ref Digest digest, Dataset data)
    {
        digest.Add(data.Count, data.InputLength, data.TargetLength, data.ClassCount);
        if (data.HasClassMaps)
        {
            digest.Add(data.LabelLength);
        }

        foreach (string name in data.ClassNames ?? [])
        {
            digest.Add(name);
        }

        if (data.HasBytes)
        {
            digest.Add(data.Bytes);
        }
        else
        {
            digest.Add(data.Inputs);
        }

        digest.Add(data.Labels);
        digest.Add(data.Targets);
    }
}
