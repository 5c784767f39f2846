using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>What goes in and comes out must be finite.</summary>
public static partial class Guard
{
    /// <summary>What is to be predicted must be finite: NaN would pass some layers unseen and come out of others as any class.</summary>
    /// <param name="values">Samples × <paramref name="inputLength"/> values.</param>
    /// <param name="inputLength">Values of a sample.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="NonFiniteInputException">A value is NaN or infinite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Inputs(ReadOnlySpan<float> values, int inputLength, string network)
    {
        if (!Finite.All(values))
        {
            ThrowInput(values, inputLength, network);
        }
    }

    /// <inheritdoc cref="Inputs(ReadOnlySpan{float}, int, string)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Inputs(ReadOnlySpan<double> values, int inputLength, string network)
    {
        if (!Finite.All(values))
        {
            ThrowInput(values, inputLength, network);
        }
    }

    /// <summary>What was predicted must be finite: a number that overflowed on its way through the layers is no prediction.</summary>
    /// <param name="values">Samples × <paramref name="outputLength"/> values.</param>
    /// <param name="outputLength">Values of a sample.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="NonFiniteInputException">A value is NaN or infinite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Outputs(ReadOnlySpan<float> values, int outputLength, string network)
    {
        if (!Finite.All(values))
        {
            ThrowOutput(values, outputLength, network);
        }
    }

    /// <inheritdoc cref="Outputs(ReadOnlySpan{float}, int, string)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Outputs(ReadOnlySpan<double> values, int outputLength, string network)
    {
        if (!Finite.All(values))
        {
            ThrowOutput(values, outputLength, network);
        }
    }

    /// <summary>The likeliest class of each position.</summary>
    /// <param name="outputs">Positions × classes.</param>
    /// <param name="width">The classes.</param>
    /// <param name="classes">Receives the index of each position's largest output; of equals the first.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="NonFiniteInputException">An output is NaN or infinite; nothing was written.</exception>
    public static void Likeliest<T>(ReadOnlySpan<T> outputs, int width, Span<int> classes, string network) where T : unmanaged,
        IFloatingPointIeee754<T>
    {
        if (!Finite.AllFinite(outputs, T.One))
        {
            ThrowOutput(outputs, outputs.Length, network);
        }

        for (int position = 0; position < classes.Length; position++)
        {
            ReadOnlySpan<T> values = outputs.Slice(position * width, width);
            int likeliest = 0;
            for (int i = 1; i < values.Length; i++)
            {
                if (values[i] > values[likeliest])
                {
                    likeliest = i;
                }
            }

            classes[position] = likeliest;
        }
    }
}
