using System.Numerics;
using static System.FormattableString;

namespace NetGen.Data;

/// <summary>Holds one sequence against what is declared of it. Says the first step that is wrong, and what is.</summary>
internal static class SequenceCheck
{
    /// <summary>Of tokens: whole numbers in [0, vocabulary), and where sequences may be shorter −1 behind the last.</summary>
    /// <returns>The step; −1 where all is well.</returns>
    public static int OfTokens<T>(ReadOnlySpan<T> sequence, int vocabulary, bool isRagged, out string what) where T : unmanaged, INumber<T>
    {
        what = "";
        int wrong = Guard.IndexOfNoToken(sequence, vocabulary);
        if (wrong < 0)
        {
            return -1;
        }

        if (!isRagged || sequence[wrong] != T.CreateSaturating(Sequences.NoToken) || T.IsZero(T.CreateSaturating(Sequences.NoToken)))
        {
            what = Invariant($"{sequence[wrong]}; expected a whole number from 0 to {vocabulary - 1}")
                + (isRagged ? ", or −1 behind the last step." : sequence[wrong] == T.CreateSaturating(Sequences.NoToken)
                    ? "; sequences may be shorter where Tokens says Ragged = true." : ".");
            return wrong;
        }

        if (wrong == 0)
        {
            what = "−1, so that nothing is left of the sequence; it has at least one step.";
            return 0;
        }

        for (int step = wrong + 1; step < sequence.Length; step++)
        {
            if (sequence[step] != sequence[wrong])
            {
                what = Invariant($"{sequence[step]}, behind step {wrong}, which is −1 and ends the sequence.");
                return step;
            }
        }

        return -1;
    }

    /// <summary>Whether a sequence is refused because of a token, and not because of its end.</summary>
    public static bool IsNoToken<T>(ReadOnlySpan<T> sequence, int step, bool isRagged) where T : unmanaged, INumber<T> =>
        !isRagged || T.IsZero(T.CreateSaturating(Sequences.NoToken))
            || (sequence[step] != T.CreateSaturating(Sequences.NoToken) && !sequence[..step]
            .Contains(T.CreateSaturating(Sequences.NoToken)));

    /// <summary>Of numbers: finite, and NaN in all of each step behind the last.</summary>
    /// <returns>The step; −1 where all is well.</returns>
    public static int OfNumbers<T>(ReadOnlySpan<T> sequence, int features, out string what) where T : unmanaged, IFloatingPointIeee754<T>
    {
        what = "";
        int? end = null;
        for (int step = 0; step * features < sequence.Length; step++)
        {
            ReadOnlySpan<T> values = sequence.Slice(step * features, features);
            if (end is null && T.IsNaN(values[0]))
            {
                end = step;
                if (step == 0)
                {
                    what = "NaN, so that nothing is left of the sequence; it has at least one step.";
                    return 0;
                }
            }

            for (int feature = 0; feature < features; feature++)
            {
                if (end is null ? !T.IsFinite(values[feature]) : !T.IsNaN(values[feature]))
                {
                    what = end is null
                        ? Invariant($"{values[feature]} in feature {feature}; a step is finite in all features, ")
                            + "or NaN in all of them behind the last."
                        : Invariant($"{values[feature]} in feature {feature}, behind the end of the sequence: step {end} begins with NaN.");
                    return step;
                }
            }
        }

        return -1;
    }
}
