using NetGen.Numerics;
using static System.FormattableString;

namespace NetGen.Data;

/// <summary>Holds the inputs of a data set against the shape that is expected: lengths and finite values.</summary>
internal static class InputCheck
{
    /// <summary>Throws where they cannot be what a network with inputs of that shape was declared for.</summary>
    /// <exception cref="DatasetException">They have another length, or a value is not finite.</exception>
    /// <exception cref="TokenOutOfRangeException">A value is no token.</exception>
    /// <param name="data">The data set.</param>
    /// <param name="network">The network's name.</param>
    /// <param name="shape">Of a sample.</param>
    /// <param name="columns">The columns of a table, whose values may be missing (NaN) where they say so; empty for numbers.</param>
    /// <param name="role">What messages call the data.</param>
    /// <param name="firstRow">The number that messages give the first sample.</param>
    /// <param name="vocabulary">How many tokens there are; 0 for inputs that are numbers.</param>
    public static void Require(Dataset data, string network, IReadOnlyList<int> shape, IReadOnlyList<ColumnSummary> columns, string role,
        int firstRow = 0, int vocabulary = 0)
    {
        int expected = shape.Aggregate(1, (product, size) => product * size);
        if (data.InputLength != expected)
        {
            throw new DatasetException(
                $"{network} expects {Counted.Of(expected, "input value")} per sample ({NetworkSummary.Shape(shape)}); the {role} has {data.InputLength}.");
        }

        if (vocabulary > 0)
        {
            RequireTokens(data, network, role, firstRow, vocabulary);
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

    private static void RequireTokens(Dataset data, string network, string role, int firstRow, int vocabulary)
    {
        int index = data.HasBytes ? Guard.IndexOfNoToken(data.Bytes, vocabulary) : Guard.IndexOfNoToken(data.Inputs, vocabulary);
        if (index >= 0)
        {
            (int row, int step) = Math.DivRem(index, data.InputLength);
            throw new TokenOutOfRangeException(firstRow + row, step, Invariant(
                $"{network} has a vocabulary of {Counted.Of(vocabulary, "token")}; step {step} of sequence {firstRow + row} of the {role} is {data.Inputs[index]}; ")
                + Invariant($"expected a whole number from 0 to {vocabulary - 1}."));
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
