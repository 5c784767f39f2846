using NetGen.Data;
using static System.FormattableString;

namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>
    /// Sequences of tokens, each with a class, for a network that declares <c>[Tokens(…, Ragged = true)]</c> or, where all are of one
    /// length, any of tokens. The arrays are copied.
    /// </summary>
    /// <param name="sequences">The tokens of each: at least one, and at most <paramref name="steps"/>.</param>
    /// <param name="labels">The class of each, counted from <paramref name="firstLabel"/>.</param>
    /// <param name="steps">How many steps the network declares; 0, the default, for as many as the longest sequence has.</param>
    /// <param name="classNames">The classes' names in order, if they have any.</param>
    /// <param name="firstLabel">The number of the first class; null as for
    /// <see cref="FromArrays(float[], int[], IReadOnlyList{string}?, int?)"/>.</param>
    /// <exception cref="SequenceException">A sequence is empty or longer than <paramref name="steps"/>; the message names it.</exception>
    /// <exception cref="DatasetException">There are no sequences, or not as many labels.</exception>
    /// <exception cref="LabelOutOfRangeException">A label is below the first class or has no name, or it is not clear which numbers are
    /// classes.</exception>
    public static Dataset FromSequences(
        int[][] sequences, int[] labels, int steps = 0, IReadOnlyList<string>? classNames = null, int? firstLabel = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        float[] padded = Sequences.Padded(sequences, ref steps);
        RequireRows(sequences.Length, labels.Length, "labels");
        return FromArrays(padded, labels, classNames, firstLabel);
    }

    /// <summary>Sequences of tokens, each with numbers to be learned, as many for each. The arrays are copied.</summary>
    /// <exception cref="SequenceException">A sequence is empty or too long, or its answers do not fit; the message names it.</exception>
    /// <exception cref="DatasetException">There are no sequences, or not as many answers.</exception>
    /// <param name="sequences">The tokens of each: at least one, and at most <paramref name="steps"/>.</param>
    /// <param name="targets">The targets of each.</param>
    /// <param name="steps">How many steps the network declares; 0, the default, for as many as the longest sequence has.</param>
    public static Dataset FromSequences(int[][] sequences, float[][] targets, int steps = 0)
    {
        float[] padded = Sequences.Padded(sequences, ref steps);
        return FromArrays(padded, TargetsOf(sequences.Length, targets), targets[0].Length);
    }

    /// <summary>Sequences of tokens with a class for each step: the next token, the kind of each word. The arrays are copied.</summary>
    /// <exception cref="SequenceException">A sequence is empty or too long, or its answers do not fit; the message names it.</exception>
    /// <exception cref="DatasetException">There are no sequences, or not as many answers.</exception>
    /// <param name="sequences">The tokens of each: at least one, and at most <paramref name="steps"/>.</param>
    /// <param name="labels">The classes of each sequence's steps, counted from 0; <see cref="IgnoredLabel"/> for a step that does not
    /// count.</param>
    /// <param name="steps">How many steps the network declares; 0, the default, for as many as the longest sequence has.</param>
    /// <param name="classNames">The classes' names in order, if they have any.</param>
    public static Dataset FromSequences(int[][] sequences, int[][] labels, int steps = 0, IReadOnlyList<string>? classNames = null)
    {
        float[] padded = Sequences.Padded(sequences, ref steps);
        return FromClassMaps(padded, LabelsOf(sequences, labels, steps), steps, classNames, firstLabel: 0, ignoredLabel: IgnoredLabel);
    }

    /// <summary>
    /// Sequences of vectors, each with a class, for a network that declares <c>[Input(steps, features, Ragged = true)]</c> or, where all
    /// are of one length, any of sequences. The arrays are copied.
    /// </summary>
    /// <exception cref="SequenceException">A sequence is empty or too long, or its answers do not fit; the message names it.</exception>
    /// <exception cref="DatasetException">There are no sequences, or not as many answers.</exception>
    /// <exception cref="LabelOutOfRangeException">A label is below the first class or has no name, or it is not clear which numbers are
    /// classes.</exception>
    /// <param name="sequences">For each sequence its steps, at least one and at most <paramref name="steps"/>; for each step its features,
    /// as many everywhere, all finite.</param>
    /// <param name="labels">The class of each, counted from <paramref name="firstLabel"/>.</param>
    /// <param name="steps">How many steps the network declares; 0, the default, for as many as the longest sequence has.</param>
    /// <param name="classNames">The classes' names in order, if they have any.</param>
    /// <param name="firstLabel">The number of the first class; null as for
    /// <see cref="FromArrays(float[], int[], IReadOnlyList{string}?, int?)"/>.</param>
    public static Dataset FromSequences(
        float[][][] sequences, int[] labels, int steps = 0, IReadOnlyList<string>? classNames = null, int? firstLabel = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        float[] padded = Sequences.Padded(sequences, ref steps);
        RequireRows(sequences.Length, labels.Length, "labels");
        return FromArrays(padded, labels, classNames, firstLabel);
    }

    /// <summary>Sequences of vectors, each with numbers to be learned, as many for each. The arrays are copied.</summary>
    /// <exception cref="SequenceException">A sequence is empty or too long, or its answers do not fit; the message names it.</exception>
    /// <exception cref="DatasetException">There are no sequences, or not as many answers.</exception>
    /// <param name="sequences">For each sequence its steps, at least one and at most <paramref name="steps"/>; for each step its features,
    /// as many everywhere, all finite.</param>
    /// <param name="targets">The targets of each.</param>
    /// <param name="steps">How many steps the network declares; 0, the default, for as many as the longest sequence has.</param>
    public static Dataset FromSequences(float[][][] sequences, float[][] targets, int steps = 0)
    {
        float[] padded = Sequences.Padded(sequences, ref steps);
        return FromArrays(padded, TargetsOf(sequences.Length, targets), targets[0].Length);
    }

    /// <summary>Sequences of vectors with a class for each step. The arrays are copied.</summary>
    /// <exception cref="SequenceException">A sequence is empty or too long, or its answers do not fit; the message names it.</exception>
    /// <exception cref="DatasetException">There are no sequences, or not as many answers.</exception>
    /// <param name="sequences">For each sequence its steps, at least one and at most <paramref name="steps"/>; for each step its features,
    /// as many everywhere, all finite.</param>
    /// <param name="labels">The classes of each sequence's steps, counted from 0; <see cref="IgnoredLabel"/> for a step that does not
    /// count.</param>
    /// <param name="steps">How many steps the network declares; 0, the default, for as many as the longest sequence has.</param>
    /// <param name="classNames">The classes' names in order, if they have any.</param>
    public static Dataset FromSequences(float[][][] sequences, int[][] labels, int steps = 0, IReadOnlyList<string>? classNames = null)
    {
        float[] padded = Sequences.Padded(sequences, ref steps);
        return FromClassMaps(padded, LabelsOf(sequences, labels, steps), steps, classNames, firstLabel: 0, ignoredLabel: IgnoredLabel);
    }

    private static float[] TargetsOf(int sequences, float[][] targets)
    {
        float[] flat = Flatten(targets, nameof(targets));
        RequireRows(sequences, targets.Length, "rows of targets");
        return flat;
    }

    /// <summary>A label for each step of each sequence, and none for the steps behind its last.</summary>
    private static int[] LabelsOf<T>(T[][] sequences, int[][] labels, int steps)
    {
        ArgumentNullException.ThrowIfNull(labels);
        RequireRows(sequences.Length, labels.Length, "rows of labels");
        var flat = new int[ArrayLength(sequences.Length, steps)];
        Array.Fill(flat, IgnoredLabel);
        for (int i = 0; i < sequences.Length; i++)
        {
            int count = labels[i]?.Length ?? 0;
            if (count != sequences[i].Length)
            {
                throw new SequenceException(i, Math.Min(count, sequences[i].Length), Invariant(
                    $"Sequence {i} has {Counted.Of(sequences[i].Length, "step")} and {Counted.Of(count, "label")}; each step has one."));
            }

            labels[i].CopyTo(flat, i * steps);
        }

        return flat;
    }
}
