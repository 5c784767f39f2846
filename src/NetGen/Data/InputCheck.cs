using NetGen.Numerics;
using static System.FormattableString;

namespace NetGen.Data;

/// <summary>Holds the inputs of a data set against the shape that is expected: lengths and finite values.</summary>
internal static class InputCheck
{
    /// <summary>Throws where they cannot be what a network with inputs of that shape was declared for.</summary>
    /// <exception cref="DatasetException">They have another length, or a value is not finite.</exception>
    public static void Require(Dataset data, string network, IReadOnlyList<int> shape, string role, int firstRow = 0)
    {
        int expected = shape.Aggregate(1, (product, size) => product * size);
        if (data.InputLength != expected)
        {
            throw new DatasetException(
                $"{network} expects {Counted.Of(expected, "input value")} per sample ({NetworkSummary.Shape(shape)}); the {role} has {data.InputLength}.");
        }

        if (!data.HasBytes)
        {
            RequireFinite(data.Inputs, data.InputLength, $"The {role}", "feature", firstRow);
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
