using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>What the samples are like before anything is learned from them: ranges, classes, and samples that come twice.
/// Immutable.</summary>
public sealed record DataReport
{
    // Few samples come again by chance; where inputs have few values, as many do within the training data.
    private const double TellingShare = 0.05, TellingFactor = 2;

    /// <summary>The training samples.</summary>
    public required DataPart Training { get; init; }

    /// <summary>The validation samples; null without.</summary>
    public required DataPart? Validation { get; init; }

    /// <summary>Training samples whose inputs stand in an earlier one.</summary>
    public required int Repeated { get; init; }

    /// <summary>Training samples whose inputs stand in an earlier one, with another label or other targets.</summary>
    public required int Contradicting { get; init; }

    /// <summary>Validation samples whose inputs stand in a training sample.</summary>
    public required int Shared { get; init; }

    /// <summary>Whether what is shared by both parts is more than what has few values explains.</summary>
    public bool IsSplitLeaking =>
        Validation is { } other && Shared > TellingShare * other.Count
            && (double)Shared / other.Count > TellingFactor * Repeated / Training.Count;

    /// <summary>Whether samples contradict each other so often that no network can be right.</summary>
    public bool IsContradictory => Contradicting > TellingShare * Training.Count;

    /// <summary>Goes through all samples once.</summary>
    /// <param name="train">What is trained on.</param>
    /// <param name="validation">What is not; null for nothing.</param>
    public static DataReport Of(Dataset train, Dataset? validation)
    {
        ArgumentNullException.ThrowIfNull(train);
        var known = new Dictionary<ulong, ulong>(train.Count);
        ReadOnlySpan<ulong> inputs = validation is null ? train.InputDigests : train.InputDigestsBeside(validation);
        (int repeated, int contradicting, int shared) = (0, 0, 0);
        for (int row = 0; row < train.Count; row++)
        {
            ulong answer = train.AnswerDigest(row);
            ref ulong first = ref CollectionsMarshal.GetValueRefOrAddDefault(known, inputs[row], out bool isKnown);
            if (!isKnown)
            {
                first = answer;
                continue;
            }

            repeated++;
            contradicting += first == answer ? 0 : 1;
        }

        foreach (ulong other in validation is null ? [] : validation.InputDigestsBeside(train))
        {
            shared += known.ContainsKey(other) ? 1 : 0;
        }

        return new DataReport
        {
            Training = DataPart.Of("training", train),
            Validation = validation is null ? null : DataPart.Of("validation", validation),
            Repeated = repeated,
            Contradicting = contradicting,
            Shared = shared,
        };
    }
}
