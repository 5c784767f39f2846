using System.Runtime.InteropServices;
using NetGen.Training.Monitoring;
using NetGen.Training.Streaming;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>
/// Samples that are trained on and measured with: said once, before the first step, of a stream (<see cref="StreamFacts"/>) behind the
/// first epoch. The same data set is one; so are equal rows (inputs and answer, bit for bit) of two, where they are more than the data
/// repeats by nature.
/// </summary>
internal static class SharedSamples
{
    // One row of a hundred may well be there twice by mistake of those who wrote the table down.
    private const double SmallestShare = 0.01;

    // A few rows say nothing.
    private const int FewestShared = 3;

    // As many times more rows must be possible than there are, so that equal ones are no accident.
    private const double RoomForEach = 1 << 20;

    /// <summary>Looks at all samples; of sound data at each once.</summary>
    /// <param name="train">What is trained on.</param>
    /// <param name="validation">What is measured with.</param>
    /// <param name="network">The network.</param>
    /// <param name="log">Where it goes.</param>
    public static void LookFor(Dataset train, Dataset validation, NetworkSummary network, TroubleLog log)
    {
        if (train.HasBytes ? train.Bytes == validation.Bytes : !validation.HasBytes && train.Inputs == validation.Inputs)
        {
            Report(validation.Count, "The validation data is the training data itself", validation, log);
            return;
        }

        var search = new SampleSearch(validation, train);
        search.Add(train);
        Judge(search.Found, train, validation, network, log);
    }

    /// <summary>Tells of shared samples, if they are more than accident or the data's nature.</summary>
    /// <param name="shared">The validation samples that are trained on.</param>
    /// <param name="train">What is trained on, or its first samples: how coarse it is and how often it repeats itself is asked of
    /// them.</param>
    /// <param name="validation">What is measured with.</param>
    /// <param name="network">The network.</param>
    /// <param name="log">Where it goes.</param>
    public static void Judge(int shared, Dataset train, Dataset validation, NetworkSummary network, TroubleLog log)
    {
        // All of a small set, if it is that.
        if (shared < Math.Min(FewestShared, validation.Count) || shared < SmallestShare * validation.Count)
        {
            return;
        }

        double share = (double)shared / validation.Count;
        // How often training samples are there twice is how often such data repeats itself: so much, give or take three standard errors.
        if (IsCoarse(train, network) && ShareOfRepeated(SampleDigests.Of(train, validation)) is var natural
            && share < natural + SmallestShare + (3 * Math.Sqrt(natural * (1 - natural) / validation.Count)))
        {
            return;
        }

        Report(shared, Invariant($"{shared} of {validation.Count} validation samples are training samples too, inputs and answer"),
            validation, log);
    }

    private static void Report(int shared, string what, Dataset validation, TroubleLog log) =>
        log.Report(
            TroubleKind.SharedSamples, null, "the share of the validation samples that are trained on", (double)shared / validation.Count,
            SmallestShare, "NG9006",
            what + ": the validation loss says how well they are known by heart, not what the network does with others. Split before rows "
                + "are repeated, with Split or StratifiedSplit.");

    /// <summary>How many samples have an equal one beside them.</summary>
    private static double ShareOfRepeated(ulong[] samples)
    {
        var counts = new Dictionary<ulong, int>();
        foreach (ulong sample in samples)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, sample, out _)++;
        }

        return counts.Values.Where(count => count > 1).Sum() / (double)samples.Length;
    }

    /// <summary>Whether the inputs have so few values that equal samples are no wonder; of tokens they always are none.</summary>
    private static bool IsCoarse(Dataset data, NetworkSummary network)
    {
        double possible = 1, enough = RoomForEach * data.Count;
        var values = new HashSet<float>();
        for (int feature = 0; feature < data.InputLength && possible < enough; feature++)
        {
            values.Clear();
            for (int row = 0; row < data.Count; row++)
            {
                int at = (row * data.InputLength) + feature;
                values.Add(data.HasBytes ? data.Bytes[at] : data.Inputs[at]);
            }

            possible *= values.Count;
        }

        return network.Vocabulary > 0 || possible < enough;
    }
}
