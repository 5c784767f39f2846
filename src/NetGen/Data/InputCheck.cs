using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Numerics;
using static System.FormattableString;

namespace NetGen.Data;

/// <summary>Holds the inputs of a data set against the shape that is expected: lengths and finite values.</summary>
internal static class InputCheck
{
    /// <summary>Throws where they cannot be what a network with inputs of that shape was declared for.</summary>
    /// <exception cref="DatasetException">They have another length, or a value is not finite.</exception>
    /// <exception cref="TokenOutOfRangeException">A value is no token.</exception>
    /// <exception cref="SequenceException">A sequence has no step, or goes on behind its end.</exception>
    /// <param name="data">The data set.</param>
    /// <param name="network">The network's name.</param>
    /// <param name="shape">Of a sample.</param>
    /// <param name="columns">The columns of a table, whose values may be missing (NaN) where they say so; empty for numbers.</param>
    /// <param name="role">What messages call the data.</param>
    /// <param name="firstRow">The number that messages give the first sample.</param>
    /// <param name="vocabulary">How many tokens there are; 0 for inputs that are numbers.</param>
    /// <param name="isRagged">Whether sequences may be shorter than the shape.</param>
    public static void Require(Dataset data, string network, IReadOnlyList<int> shape, IReadOnlyList<ColumnSummary> columns, string role,
        int firstRow = 0, int vocabulary = 0, bool isRagged = false)
    {
        int expected = shape.Aggregate(1, (product, size) => product * size);
        if (data.InputLength != expected)
        {
            throw new DatasetException(
                $"{network} expects {Counted.Of(expected, "input value")} per sample ({NetworkSummary.Shape(shape)}); the {role} has {data.InputLength}.");
        }

        if (vocabulary > 0 || isRagged)
        {
            RequireSequences(data, network, shape, role, firstRow, vocabulary, isRagged);
        }
        else if (columns.Count > 0)
        {
            RequireColumns(data, network, columns, role, firstRow);
        }
        else if (!data.HasBytes)
        {
            RequireFinite(data.Inputs, data.InputLength, $"The {role}", "feature", firstRow);
        }
    }

    private static void RequireSequences(Dataset data, string network, IReadOnlyList<int> shape, string role, int firstRow, int vocabulary,
        bool isRagged)
    {
        for (int row = 0; row < data.Count; row++)
        {
            int start = row * data.InputLength;
            (int step, string what, bool isToken) = data.HasBytes ? Look(data.Bytes.Slice(start, data.InputLength))
                : Look(data.Inputs.Slice(start, data.InputLength));
            if (step < 0)
            {
                continue;
            }

            string where = Invariant($"step {step} of sequence {firstRow + row} of the {role} is {what}");
            throw isToken
                ? new TokenOutOfRangeException(firstRow + row, step,
                    $"{network} has a vocabulary of {Counted.Of(vocabulary, "token")}; {where}")
                : new SequenceException(firstRow + row, step, $"{network}: {where}");
        }

        (int Step, string What, bool IsToken) Look<T>(ReadOnlySpan<T> sequence) where T : unmanaged, INumber<T>
        {
            if (vocabulary > 0)
            {
                int wrong = SequenceCheck.OfTokens(sequence, vocabulary, isRagged, out string what);
                return (wrong, what, wrong >= 0 && SequenceCheck.IsNoToken(sequence, wrong, isRagged));
            }

            // Bytes are always steps.
            return typeof(T) == typeof(float)
                ? (SequenceCheck.OfNumbers(MemoryMarshal.Cast<T, float>(sequence), shape[^1], out string ofNumbers), ofNumbers, false)
                : (-1, "", false);
        }
    }

    /// <summary>Throws at the first value that is infinite, or missing where there must be one.</summary>
    private static void RequireColumns(Dataset data, string network, IReadOnlyList<ColumnSummary> columns, string role, int firstRow)
    {
        ColumnSummary[] ofValue = [.. columns.SelectMany(column => Enumerable.Repeat(column, column.Length))];
        ReadOnlySpan<float> values = data.Inputs;
        for (int i = 0; i < values.Length; i++)
        {
            ColumnSummary column = ofValue[i % ofValue.Length];
            if (!float.IsFinite(values[i]) && !(column.MayBeMissing && float.IsNaN(values[i])))
            {
                throw new DatasetException(
                    Invariant($"Sample {firstRow + (i / ofValue.Length)} of the {role} has the value {values[i]} in the column '{column.Name}'; ") +
                    $"expected {column.Description}. {network}.Read gives samples of its table.");
            }
        }
    }

    /// <summary>Throws at the first value that is not finite.</summary>
    /// <exception cref="DatasetException">There is one.</exception>
    public static void RequireFinite(ReadOnlySpan<float> values, int rowLength, string data, string column, int firstRow)
    {
        int index = Finite.IndexOfFirstNonFinite(values);
        if (index >= 0)
        {
            (int row, int place) = Math.DivRem(index, rowLength);
            throw new DatasetException(Invariant($"{data} must be finite; {column} {place} of sample {firstRow + row} is {values[index]}."));
        }
    }
}
