using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Numerics;
using static System.FormattableString;

namespace NetGen.Data;

/// <summary>
/// The checks at the doors of generated methods: nothing is allocated where all is well, and the sentences are built out of line.
/// Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Guard
{
    /// <summary>A span must have the length that the network's shapes give it.</summary>
    /// <exception cref="TensorLengthException">It has not.</exception>
    public static void Length(int actual, int expected, string network, string argument)
    {
        if (actual != expected)
        {
            ThrowLength(actual, expected, network, argument);
        }
    }

    /// <summary>The number of samples in a mini-batch of inputs and targets, at least 1.</summary>
    /// <exception cref="TensorLengthException">The batch is empty, not whole samples, or has not as many targets as inputs.</exception>
    public static int Rows(int inputValues, int inputLength, int targetValues, int targetLength, string network) =>
        Rows(inputValues, inputLength, targetValues, targetLength, network, "targets");

    /// <summary>The number of samples in a batch of inputs and outputs, at least 1.</summary>
    /// <exception cref="TensorLengthException">The batch is empty, not whole samples, or the outputs are of another number.</exception>
    public static int Rows(int inputValues, int inputLength, int outputValues, int outputLength, string network, string outputArgument)
    {
        (int rows, int rest) = Math.DivRem(inputValues, inputLength);
        if (rows == 0 || rest != 0 || (long)rows * outputLength != outputValues)
        {
            ThrowRows(inputValues, inputLength, outputValues, outputLength, network, outputArgument);
        }

        return rows;
    }

    /// <summary>
    /// Outputs of many samples may lie over their inputs only from the same place on and no longer than they: then each is written where
    /// its own input, or an earlier one, was.
    /// </summary>
    /// <exception cref="OverlappingSpansException">They overlap otherwise; nothing was written.</exception>
    public static void Apart<T>(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputs, string network) where T : unmanaged
    {
        if (inputs.Overlaps(outputs, out int offset) && (offset != 0 || outputs.Length > inputs.Length))
        {
            ThrowOverlapping(offset, network);
        }
    }

    /// <summary>Outputs of a batch must not lie over its data, whose rows may come in any order.</summary>
    /// <exception cref="OverlappingSpansException">They do; nothing was written.</exception>
    public static void Apart<T>(in Batch<T> batch, ReadOnlySpan<T> outputs, string network) where T : unmanaged
    {
        if (batch.Inputs.Values.Overlaps(outputs) || batch.Targets.Overlaps(outputs))
        {
            throw new OverlappingSpansException(
                $"{network}: the outputs lie over the data that is evaluated. Give them memory of their own.");
        }
    }

    /// <summary>Every label must be a class of the network.</summary>
    /// <exception cref="LabelOutOfRangeException">One is not in [0, classes).</exception>
    public static void Labels(ReadOnlySpan<int> labels, int classes, string network)
    {
        int index = labels.IndexOfAnyExceptInRange(0, classes - 1);
        if (index >= 0)
        {
            ThrowLabel(index, labels[index], classes, network);
        }
    }

    /// <summary>The labels of a batch's rows must be classes of the network. The rows are known to be there.</summary>
    /// <exception cref="LabelOutOfRangeException">One is not in [0, classes).</exception>
    public static void Labels(ReadOnlySpan<int> labels, ReadOnlySpan<int> rows, int classes, string network)
    {
        foreach (int row in rows)
        {
            if ((uint)labels[row] >= (uint)classes)
            {
                ThrowLabel(row, labels[row], classes, network);
            }
        }
    }

    /// <summary>Every label of maps must be a class of the network, or <see cref="Dataset.IgnoredLabel"/>.</summary>
    /// <param name="labels">Samples × <paramref name="positions"/> labels.</param>
    /// <param name="positions">Labels of a sample.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="LabelOutOfRangeException">One is neither.</exception>
    public static void LabelMaps(ReadOnlySpan<int> labels, int positions, int classes, string network)
    {
        int index = labels.IndexOfAnyExceptInRange(Dataset.IgnoredLabel, classes - 1);
        if (index >= 0)
        {
            ThrowMapLabel(index / positions, index % positions, labels[index], classes, network);
        }
    }

    /// <summary>The same for a batch's rows, which are known to be there.</summary>
    /// <param name="labels">All samples' labels.</param>
    /// <param name="rows">The samples of the batch.</param>
    /// <param name="positions">Labels of a sample.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="LabelOutOfRangeException">One is neither.</exception>
    public static void LabelMaps(ReadOnlySpan<int> labels, ReadOnlySpan<int> rows, int positions, int classes, string network)
    {
        foreach (int row in rows)
        {
            ReadOnlySpan<int> map = labels.Slice(row * positions, positions);
            int index = map.IndexOfAnyExceptInRange(Dataset.IgnoredLabel, classes - 1);
            if (index >= 0)
            {
                ThrowMapLabel(row, index, map[index], classes, network);
            }
        }
    }

    /// <summary>There must be rows, and every row must be one of the data's samples.</summary>
    /// <exception cref="TensorLengthException">There are none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is not in [0, count).</exception>
    public static void RowIndices(ReadOnlySpan<int> rows, int count, string network)
    {
        if (rows.IsEmpty)
        {
            ThrowNoRows(network);
        }

        int index = rows.IndexOfAnyExceptInRange(0, count - 1);
        if (index >= 0)
        {
            ThrowRowIndex(index, rows[index], count, network);
        }
    }

    /// <summary>A batch that a layer normalises must have at least 2 samples: the variance of a single value is 0.</summary>
    /// <exception cref="TensorLengthException">It has one.</exception>
    public static void BatchStatistics(int samples, string network, string layer)
    {
        if (samples < 2)
        {
            ThrowBatchStatistics(network, layer);
        }
    }

    /// <summary>The feature names of a network that is about to see training data: its own, or else the data's.</summary>
    /// <exception cref="DatasetException">It has others.</exception>
    public static SampleNames Names(SampleNames present, SampleNames training, NetworkSummary network)
    {
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(training);
        var features = new SampleNames { Features = training.Features };
        NameCheck.Require(features, "training data", present, network.Name);
        return Names(present.Or(features), network);
    }

    /// <summary>Names for a network's samples must be as many as it has inputs, and outputs.</summary>
    /// <returns>They.</returns>
    /// <exception cref="DatasetException">They are not.</exception>
    public static SampleNames Names(SampleNames names, NetworkSummary network)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(network);
        Require(names.Features, network.InputLength, "features");
        // One output tells two classes apart.
        Require(names.Classes, network.HasClassLabels ? network.ClassCount : network.OutputLength == 1 ? 2 : network.OutputLength,
            "classes");
        Require(names.Targets, network.OutputLength, "targets");
        // A vocabulary may be smaller than what is declared for it.
        if (names.Tokens is { } tokens && tokens.Count > network.Vocabulary)
        {
            string has = network.Vocabulary == 0 ? "no tokens" : "a vocabulary of " + Counted.Of(network.Vocabulary, "token");
            throw new DatasetException(
                $"{network.Name} has {has}; {Counted.Of(tokens.Count, "name was", "names were")} given for them.");
        }

        return names;

        void Require(IReadOnlyList<string>? given, int expected, string named)
        {
            if (given is not null && given.Count != expected)
            {
                throw new DatasetException($"{network.Name} has {expected} {named}; {Counted.Of(given.Count, "name was", "names were")} given for them.");
            }
        }
    }

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

    /// <summary>The probability from which on an answer is yes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or not a number.</exception>
    public static double Threshold(double value)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsNaN(value), true, nameof(value));
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }

    [DoesNotReturn, MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowOverlapping(int offset, string network)
    {
        string place = offset == 0 ? "where the inputs do and are longer"
            : Invariant($"{Math.Abs(offset)} values {(offset > 0 ? "behind" : "before")} the inputs' beginning and lie over them");
        throw new OverlappingSpansException($"{network}: the outputs begin {place}: they would be written over samples that are still to "
            + "be read. Give them memory of their own, or let them begin at the same place and be no longer.");
    }

    [DoesNotReturn, MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowOutput<T>(ReadOnlySpan<T> values, int outputLength, string network) where T : unmanaged,
        IFloatingPointIeee754<T>
    {
        int index = 0;
        while (T.IsFinite(values[index]))
        {
            index++;
        }

        (int sample, int output) = Math.DivRem(index, outputLength);
        throw new NonFiniteInputException(sample, -1, Invariant(
            $"{network}: output {output} of sample {sample} is {values[index]}, which predicts nothing. The inputs are too large to be computed with, or weights are not finite."));
    }

    [DoesNotReturn, MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowInput<T>(ReadOnlySpan<T> values, int inputLength, string network) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int index = 0;
        while (T.IsFinite(values[index]))
        {
            index++;
        }

        (int sample, int feature) = Math.DivRem(index, inputLength);
        throw new NonFiniteInputException(sample, feature, Invariant(
            $"{network}: every input must be finite; feature {feature} of sample {sample} is {values[index]}. Fill in or leave out what was not measured before predicting, as for training."));
    }

    [DoesNotReturn, MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowBatchStatistics(string network, string layer) =>
        throw new TensorLengthException(
            $"{network}: {layer} normalises each channel over the batch and needs at least 2 values of it, so a batch of at least 2 samples; it has 1.");

    [DoesNotReturn, MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLength(int actual, int expected, string network, string argument) =>
        throw new TensorLengthException($"{network}: '{argument}' must have {Counted.Of(expected, "value")}; it has {actual}.");

    [DoesNotReturn, MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowRows(
        int inputValues, int inputLength, int outputValues, int outputLength, string network, string outputArgument)
    {
        (int rows, int rest) = Math.DivRem(inputValues, inputLength);
        throw new TensorLengthException((rows, rest) switch
        {
            (0, 0) => $"{network}: the batch must have at least one sample of {Counted.Of(inputLength, "value")}; the inputs are empty.",
            (_, not 0) =>
                $"{network}: 'inputs' must have {Counted.Of(inputLength, "value")} per sample; {Counted.Of(inputValues, "value is", "values are")} not a whole number of samples.",
            _ =>
                $"{network}: '{outputArgument}' must have {Counted.Of((long)rows * outputLength, "value")} " +
                $"({outputLength} for each of {Counted.Of(rows, "sample")}); it has {outputValues}.",
        });
    }

    [DoesNotReturn, MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowNoRows(string network) =>
        throw new TensorLengthException($"{network}: the batch must name at least one row of the data; it names none.");

    [DoesNotReturn, MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLabel(int index, int label, int classes, string network) =>
        throw new LabelOutOfRangeException(
            Invariant($"{network} has {Counted.Of(classes, "class", "classes")}; label {index} is {label}; expected 0 to {classes - 1}."));

    [DoesNotReturn, MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowMapLabel(int sample, int position, int label, int classes, string network) =>
        throw new LabelOutOfRangeException(Invariant(
            $"{network} has {Counted.Of(classes, "class", "classes")}; the label of position {position} of sample {sample} is {label}; expected 0 to {classes - 1}, or {Dataset.IgnoredLabel} for a position that does not count."));

    [DoesNotReturn, MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowRowIndex(int index, int row, int count, string network) =>
        throw new ArgumentOutOfRangeException(
            "rows", row, $"{network}: the data has {Counted.Of(count, "sample")}; row {index} of the batch must be in [0, {count}).");
}
