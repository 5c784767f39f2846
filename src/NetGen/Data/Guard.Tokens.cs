using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace NetGen.Data;

public static partial class Guard
{
    /// <summary>Every value must be a token: a whole number in [0, vocabulary).</summary>
    /// <param name="values">Sequences × <paramref name="steps"/> values.</param>
    /// <param name="steps">Tokens of a sequence.</param>
    /// <param name="vocabulary">How many tokens there are.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="TokenOutOfRangeException">One is not.</exception>
    public static void Tokens<T>(ReadOnlySpan<T> values, int steps, int vocabulary, string network) where T : unmanaged, INumber<T>
    {
        int index = IndexOfNoToken(values, vocabulary);
        if (index >= 0)
        {
            ThrowToken(index / steps, index % steps, values[index], vocabulary, network);
        }
    }

    /// <summary>The same for a batch's rows, which are known to be there.</summary>
    /// <param name="samples">All sequences.</param>
    /// <param name="rows">Those of the batch.</param>
    /// <param name="steps">Tokens of a sequence.</param>
    /// <param name="vocabulary">How many tokens there are.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="TokenOutOfRangeException">One is not.</exception>
    public static void Tokens<T>(Samples<T> samples, ReadOnlySpan<int> rows, int steps, int vocabulary, string network)
        where T : unmanaged, INumber<T>
    {
        foreach (int row in rows)
        {
            if (samples.AreBytes)
            {
                Row(samples.Bytes, row);
            }
            else if (samples.AreTokens)
            {
                Row(samples.Tokens, row);
            }
            else
            {
                Row(samples.Values, row);
            }
        }

        void Row<TToken>(ReadOnlySpan<TToken> values, int row) where TToken : unmanaged, INumber<TToken>
        {
            ReadOnlySpan<TToken> sequence = values.Slice(row * steps, steps);
            int step = IndexOfNoToken(sequence, vocabulary);
            if (step >= 0)
            {
                ThrowToken(row, step, sequence[step], vocabulary, network);
            }
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
    private static void ThrowToken<T>(int sequence, int step, T value, int vocabulary, string network) where T : unmanaged, INumber<T> =>
        throw new TokenOutOfRangeException(sequence, step, Invariant(
            $"{network} has a vocabulary of {Counted.Of(vocabulary, "token")}; step {step} of sequence {sequence} is {value}; expected a whole number from 0 to {vocabulary - 1}."));
}
