using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace NetGen.Data;

/// <summary>What is said where a check fails, built out of line.</summary>
public static partial class Guard
{
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
            $"{network}: output {output} of sample {sample} is {values[index]}, which predicts nothing. ")
            + "The inputs are too large to be computed with, or weights are not finite.");
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
            $"{network}: every input must be finite; feature {feature} of sample {sample} is {values[index]}. ")
            + "Fill in or leave out what was not measured before predicting, as for training.");
    }

    [DoesNotReturn, MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowBatchStatistics(string network, string layer) =>
        throw new TensorLengthException(
            $"{network}: {layer} normalises each channel over the batch and needs at least 2 values of it, so a batch of at least 2 "
                + "samples; it has 1.");

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
            $"{network} has {Counted.Of(classes, "class", "classes")}; the label of position {position} of sample {sample} is {label}; ")
            + Invariant($"expected 0 to {classes - 1}, or {Dataset.IgnoredLabel} for a position that does not count."));

    [DoesNotReturn, MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowRowIndex(int index, int row, int count, string network) =>
        throw new ArgumentOutOfRangeException(
            "rows", row, $"{network}: the data has {Counted.Of(count, "sample")}; row {index} of the batch must be in [0, {count}).");
}
