using static System.FormattableString;

namespace NetGen.Data;

/// <summary>
/// Sequences of different lengths as rows of one length: what is behind the last step is <see cref="NoToken"/> or NaN. Never changes what
/// it is given.
/// </summary>
internal static class Sequences
{
    /// <summary>What stands for no token.</summary>
    public const int NoToken = -1;

    /// <summary>Sequences of tokens.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="steps">How many steps a row gets; 0 for those of the longest.</param>
    /// <returns>Sequences × steps numbers.</returns>
    public static float[] Padded(int[][] sequences, ref int steps)
    {
        RequireLengths(sequences, ref steps);
        var padded = new float[Dataset.ArrayLength(sequences.Length, steps)];
        Array.Fill(padded, NoToken);
        for (int i = 0; i < sequences.Length; i++)
        {
            for (int step = 0; step < sequences[i].Length; step++)
            {
                int token = sequences[i][step];
                // More would be rounded to another token.
                if (token is < 0 or > 1 << 24)
                {
                    throw new SequenceException(i, step,
                        Invariant($"Step {step} of sequence {i} is {token}; expected a token, a number from 0 to {1 << 24}."));
                }

                padded[(i * steps) + step] = token;
            }
        }

        return padded;
    }

    /// <summary>Sequences of vectors.</summary>
    /// <param name="sequences">For each sequence its steps, for each step its features.</param>
    /// <param name="steps">How many steps a row gets; 0 for those of the longest.</param>
    /// <returns>Sequences × steps × features numbers.</returns>
    public static float[] Padded(float[][][] sequences, ref int steps)
    {
        RequireLengths(sequences, ref steps);
        int features = sequences[0][0]?.Length ?? 0;
        if (features == 0)
        {
            throw new SequenceException(0, 0, "Step 0 of sequence 0 has no values; a step has at least one.");
        }

        var padded = new float[Dataset.ArrayLength(sequences.Length, checked(steps * features))];
        Array.Fill(padded, float.NaN);
        for (int i = 0; i < sequences.Length; i++)
        {
            for (int step = 0; step < sequences[i].Length; step++)
            {
                Copy(sequences[i][step], i, step, padded.AsSpan(((i * steps) + step) * features, features));
            }
        }

        return padded;
    }

    private static void Copy(float[]? values, int sequence, int step, Span<float> to)
    {
        if (values is null || values.Length != to.Length)
        {
            throw new SequenceException(sequence, step, Invariant(
                $"Step {step} of sequence {sequence} has {Counted.Of(values?.Length ?? 0, "value")}; the first step of ")
                    + Invariant($"the first sequence has {to.Length}, and all must have as many."));
        }

        for (int feature = 0; feature < to.Length; feature++)
        {
            // NaN would stand for the end of the sequence.
            if (!float.IsFinite(values[feature]))
            {
                throw new SequenceException(sequence, step,
                    Invariant($"Value {feature} of step {step} of sequence {sequence} is {values[feature]}; it must be finite."));
            }

            to[feature] = values[feature];
        }
    }

    private static void RequireLengths<T>(T[][] sequences, ref int steps)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        if (sequences.Length == 0)
        {
            throw new DatasetException("There are no sequences.");
        }

        int longest = 0;
        for (int i = 0; i < sequences.Length; i++)
        {
            int length = sequences[i]?.Length ?? 0;
            if (length == 0)
            {
                throw new SequenceException(i, 0, Invariant($"Sequence {i} has no steps; a sequence has at least one."));
            }

            if (steps > 0 && length > steps)
            {
                throw new SequenceException(i, steps, Invariant(
                    $"Sequence {i} has {length} steps, and {steps} are declared. Cut it to its last ")
                        + Invariant($"{steps}, or declare as many steps as the longest has."));
            }

            longest = Math.Max(longest, length);
        }

        steps = steps == 0 ? longest : steps;
    }
}
