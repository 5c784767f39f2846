using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace NetGen.Data;

public static partial class Guard
{
    /// <summary>Every value must be a token: a whole number in [0, vocabulary); where sequences may be shorter, −1 stands behind the
    /// last.</summary>
    /// <param name="values">Sequences × <paramref name="steps"/> values.</param>
    /// <param name="steps">Tokens of a sequence.</param>
    /// <param name="vocabulary">How many tokens there are.</param>
    /// <param name="network">The network.</param>
    /// <param name="isRagged">Whether sequences may be shorter.</param>
    /// <exception cref="TokenOutOfRangeException">One is no token.</exception>
    /// <exception cref="SequenceException">A sequence has no step, or goes on behind its end.</exception>
    public static void Tokens<T>(ReadOnlySpan<T> values, int steps, int vocabulary, string network, bool isRagged = false)
        where T : unmanaged, INumber<T>
    {
        // Most have nothing to look for.
        if (IndexOfNoToken(values, vocabulary) < 0)
        {
            return;
        }

        for (int sequence = 0; sequence * steps < values.Length; sequence++)
        {
            RequireTokens(values.Slice(sequence * steps, steps), sequence, vocabulary, network, isRagged);
        }
    }

    /// <summary>The next step of a stream must be a token: a whole number in [0, vocabulary).</summary>
    /// <param name="token">The step.</param>
    /// <param name="vocabulary">How many tokens there are.</param>
    /// <param name="network">The network.</param>
    /// <param name="step">The steps before it.</param>
    /// <exception cref="TokenOutOfRangeException">It is none; of sequence 0, as everything of one stream.</exception>
    public static void Token(int token, int vocabulary, string network, long step)
    {
        if ((uint)token >= (uint)vocabulary)
        {
            ThrowSequence(0, int.CreateSaturating(step), vocabulary,
                Invariant($"{token}; expected a whole number from 0 to {vocabulary - 1}."), network);
        }
    }

    /// <summary>The same for a batch's rows, which are known to be there.</summary>
    /// <param name="samples">All sequences.</param>
    /// <param name="rows">Those of the batch.</param>
    /// <param name="steps">Tokens of a sequence.</param>
    /// <param name="vocabulary">How many tokens there are.</param>
    /// <param name="network">The network.</param>
    /// <param name="isRagged">Whether sequences may be shorter.</param>
    /// <exception cref="TokenOutOfRangeException">One is no token.</exception>
    /// <exception cref="SequenceException">A sequence has no step, or goes on behind its end.</exception>
    public static void Tokens<T>(Samples<T> samples, ReadOnlySpan<int> rows, int steps, int vocabulary, string network,
        bool isRagged = false)
        where T : unmanaged, INumber<T>
    {
        foreach (int row in rows)
        {
            if (samples.AreBytes)
            {
                RequireTokens(samples.Bytes.Slice(row * steps, steps), row, vocabulary, network, isRagged);
            }
            else if (samples.AreTokens)
            {
                RequireTokens(samples.Tokens.Slice(row * steps, steps), row, vocabulary, network, isRagged);
            }
            else
            {
                RequireTokens(samples.Values.Slice(row * steps, steps), row, vocabulary, network, isRagged);
            }
        }
    }

    /// <summary>Sequences of numbers that may be shorter: finite, and NaN in all of each step behind the last.</summary>
    /// <param name="values">Sequences × <paramref name="steps"/> × <paramref name="features"/> values.</param>
    /// <param name="steps">Steps of a sequence.</param>
    /// <param name="features">Values of a step.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="SequenceException">A sequence has no step, or a value is neither.</exception>
    public static void Steps<T>(ReadOnlySpan<T> values, int steps, int features, string network) where T : unmanaged,
        IFloatingPointIeee754<T>
    {
        for (int sequence = 0; sequence * steps * features < values.Length; sequence++)
        {
            RequireSteps(values.Slice(sequence * steps * features, steps * features), sequence, features, network);
        }
    }

    /// <summary>The same for a batch's rows, which are known to be there.</summary>
    /// <param name="samples">All sequences.</param>
    /// <param name="rows">Those of the batch.</param>
    /// <param name="steps">Steps of a sequence.</param>
    /// <param name="features">Values of a step.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="SequenceException">A sequence has no step, or a value is neither.</exception>
    public static void Steps<T>(Samples<T> samples, ReadOnlySpan<int> rows, int steps, int features, string network)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Bytes are always steps.
        foreach (int row in samples.AreBytes ? default : rows)
        {
            RequireSteps(samples.Values.Slice(row * steps * features, steps * features), row, features, network);
        }
    }

    /// <summary>Steps that are not there must have no label.</summary>
    /// <param name="samples">All sequences.</param>
    /// <param name="labels">All labels, one for each step.</param>
    /// <param name="rows">Those of the batch; empty for all.</param>
    /// <param name="steps">Steps of a sequence.</param>
    /// <param name="features">Values of a step.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="LabelOutOfRangeException">One has.</exception>
    public static void NoLabelsBehind<T>(Samples<T> samples, ReadOnlySpan<int> labels, ReadOnlySpan<int> rows, int steps, int features,
        string network)
        where T : unmanaged, INumber<T>
    {
        int count = rows.IsEmpty ? labels.Length / steps : rows.Length;
        for (int i = 0; i < count; i++)
        {
            int row = rows.IsEmpty ? i : rows[i];
            for (int step = 0; step < steps; step++)
            {
                int label = labels[(row * steps) + step];
                if (label != Dataset.IgnoredLabel && IsBehind(samples, ((row * steps) + step) * features))
                {
                    throw new LabelOutOfRangeException(Invariant(
                        $"{network}: step {step} of sequence {row} is behind its end, and has the label {label}; ")
                            + Invariant($"expected {Dataset.IgnoredLabel}."));
                }
            }
        }
    }

    private static bool IsBehind<T>(Samples<T> samples, int index) where T : unmanaged, INumber<T> =>
        samples.AreTokens ? samples.Tokens[index] < 0 : !samples.AreBytes
            && (T.IsNaN(samples.Values[index]) || samples.Values[index] == -T.One);

    private static void RequireTokens<T>(ReadOnlySpan<T> sequence, int row, int vocabulary, string network, bool isRagged)
        where T : unmanaged, INumber<T>
    {
        int step = SequenceCheck.OfTokens(sequence, vocabulary, isRagged, out string what);
        if (step >= 0)
        {
            ThrowSequence(row, step, SequenceCheck.IsNoToken(sequence, step, isRagged) ? vocabulary : 0, what, network);
        }
    }

    private static void RequireSteps<T>(ReadOnlySpan<T> sequence, int row, int features, string network) where T : unmanaged,
        IFloatingPointIeee754<T>
    {
        int step = SequenceCheck.OfNumbers(sequence, features, out string what);
        if (step >= 0)
        {
            ThrowSequence(row, step, 0, what, network);
        }
    }

    /// <summary>The first value that is no token; −1 where all are.</summary>
    internal static int IndexOfNoToken<T>(ReadOnlySpan<T> values, int vocabulary) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            // What is no number is none of them either: it is not what it is converted to.
            int token = int.CreateSaturating(values[i]);
            if ((uint)token >= (uint)vocabulary || T.CreateSaturating(token) != values[i])
            {
                return i;
            }
        }

        return -1;
    }

    [DoesNotReturn, MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowSequence(int sequence, int step, int vocabulary, string what, string network)
    {
        string where = Invariant($"step {step} of sequence {sequence} is {what}");
        throw vocabulary > 0
            ? new TokenOutOfRangeException(sequence, step, $"{network} has a vocabulary of {Counted.Of(vocabulary, "token")}; {where}")
            : new SequenceException(sequence, step, $"{network}: {where}");
    }
}
