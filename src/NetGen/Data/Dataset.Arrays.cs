using System.Runtime.InteropServices;
using NetGen.Data;

namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Samples with class labels. The arrays are copied.</summary>
    /// <param name="inputs">All samples' values, row-major: labels.Length × any length of at least 1.</param>
    /// <param name="labels">Each sample's class, counted from <paramref name="firstLabel"/>.</param>
    /// <param name="classNames">The classes' names in order, if they have any.</param>
    /// <param name="firstLabel">
    /// The number of the first class: 1 makes 0, 1, 2 of the labels 1, 2, 3. Null is 0, but it has to be said where there are no names and
    /// the labels are several numbers in a row that do not begin at 0, or leave out more numbers than chance does: of many samples with the
    /// labels 0 and 5, nobody can know whether they are of two classes or of six.
    /// </param>
    /// <exception cref="DatasetException">There is no sample, or the inputs are not so many rows of equal length.</exception>
    /// <exception cref="LabelOutOfRangeException">A label is below the first class or has no name, or it is not clear which numbers are
    /// classes.</exception>
    public static Dataset FromArrays(float[] inputs, int[] labels, IReadOnlyList<string>? classNames = null, int? firstLabel = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        return WithLabels(new InputValues((float[])[.. inputs]), FirstClass.CountFrom(labels, classNames is not null, firstLabel),
            NamesOf(classNames));
    }

    /// <summary>
    /// Samples of bytes (grey levels, colours) with class labels. They are kept as bytes, a quarter of the memory, and stand for the
    /// numbers 0 to 255.
    /// The arrays are copied.
    /// </summary>
    /// <inheritdoc cref="FromArrays(float[], int[], IReadOnlyList{string}?, int?)"/>
    public static Dataset FromArrays(byte[] inputs, int[] labels, IReadOnlyList<string>? classNames = null, int? firstLabel = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        return WithLabels(new InputValues((byte[])[.. inputs]), FirstClass.CountFrom(labels, classNames is not null, firstLabel),
            NamesOf(classNames));
    }

    /// <summary>Samples of bytes with real targets. They are kept as bytes and stand for the numbers 0 to 255. The arrays are
    /// copied.</summary>
    /// <inheritdoc cref="FromArrays(float[], float[], int)"/>
    public static Dataset FromArrays(byte[] inputs, float[] targets, int targetLength = 1)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return WithTargets(new InputValues((byte[])[.. inputs]), [.. targets], targetLength, SampleNames.None);
    }

    /// <summary>Samples with real targets. The arrays are copied.</summary>
    /// <param name="inputs">All samples' values, row-major: (targets.Length ÷ targetLength) × any length of at least 1.</param>
    /// <param name="targets">All samples' targets, row-major.</param>
    /// <param name="targetLength">The number of targets per sample, at least 1.</param>
    /// <exception cref="DatasetException">There is no sample, or the arrays are not as many rows of equal length.</exception>
    public static Dataset FromArrays(float[] inputs, float[] targets, int targetLength = 1)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return WithTargets(new InputValues((float[])[.. inputs]), [.. targets], targetLength, SampleNames.None);
    }

    /// <summary>
    /// Samples with a map of class labels each, one for each position: for each pixel of an image (segmentation), for each step of a
    /// sequence. The arrays are copied.
    /// </summary>
    /// <param name="inputs">All samples' values, row-major: samples × any length of at least 1.</param>
    /// <param name="labels">All samples' labels, in the order of the positions (of an image row by row): samples ×
    /// <paramref name="positions"/>.</param>
    /// <param name="positions">Labels of a sample, at least 1.</param>
    /// <param name="classNames">The classes' names in order, if they have any.</param>
    /// <param name="firstLabel">The number of the first class: 1 makes 0, 1, 2 of the labels 1, 2, 3; null as for
    /// <see cref="FromArrays(float[], int[], IReadOnlyList{string}?, int?)"/>.</param>
    /// <param name="ignoredLabel">What the labels have, as they are given, at positions that count for nothing (255 in many data sets);
    /// null where there are none. It becomes <see cref="IgnoredLabel"/>.</param>
    /// <exception cref="DatasetException">There is no sample, no position counts, or the arrays are not as many rows of equal
    /// length.</exception>
    /// <exception cref="LabelOutOfRangeException">A label is below the first class or has no name, or it is not clear which numbers are
    /// classes; the message names sample and position.</exception>
    public static Dataset FromClassMaps(
        float[] inputs, int[] labels, int positions, IReadOnlyList<string>? classNames = null, int? firstLabel = null,
        int? ignoredLabel = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return WithMaps(new InputValues((float[])[.. inputs]), labels, positions, classNames, firstLabel, ignoredLabel);
    }

    /// <summary>The same with inputs of bytes (grey levels, colours), which are kept as bytes and stand for the numbers 0 to 255.</summary>
    /// <inheritdoc cref="FromClassMaps(float[], int[], int, IReadOnlyList{string}?, int?, int?)"/>
    public static Dataset FromClassMaps(
        byte[] inputs, int[] labels, int positions, IReadOnlyList<string>? classNames = null, int? firstLabel = null,
        int? ignoredLabel = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return WithMaps(new InputValues((byte[])[.. inputs]), labels, positions, classNames, firstLabel, ignoredLabel);
    }

    private static Dataset WithMaps(InputValues inputs, int[] labels, int positions, IReadOnlyList<string>? classNames, int? firstLabel,
        int? ignoredLabel)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(positions, 1);
        if (labels.Length % positions != 0)
        {
            throw new DatasetException(
                $"Maps of {Counted.Of(positions, "label")} were expected; {Counted.Of(labels.Length, "label is", "labels are")} not a whole number of samples.");
        }

        int[] counted = ClassMaps.CountFrom(labels, positions, classNames is not null, firstLabel, ignoredLabel);
        return WithLabels(inputs, counted, NamesOf(classNames), positions);
    }

    /// <summary>Samples with class labels, one array per sample. The arrays are copied.</summary>
    /// <exception cref="DatasetException">There is no sample, rows differ in length, or the labels are not as many.</exception>
    /// <exception cref="LabelOutOfRangeException">A label is below the first class or has no name, or it is not clear which numbers are
    /// classes.</exception>
    public static Dataset FromArrays(float[][] inputs, int[] labels, IReadOnlyList<string>? classNames = null, int? firstLabel = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        float[] flat = Flatten(inputs, nameof(inputs));
        RequireRows(inputs.Length, labels.Length, "labels");
        return WithLabels(new InputValues(flat), FirstClass.CountFrom(labels, classNames is not null, firstLabel), NamesOf(classNames));
    }

    /// <summary>Samples with real targets, one array per sample. The arrays are copied.</summary>
    /// <exception cref="DatasetException">There is no sample, or the rows are of different lengths or numbers.</exception>
    public static Dataset FromArrays(float[][] inputs, float[][] targets)
    {
        float[] flatInputs = Flatten(inputs, nameof(inputs));
        float[] flatTargets = Flatten(targets, nameof(targets));
        RequireRows(inputs.Length, targets.Length, "rows of targets");
        return WithTargets(new InputValues(flatInputs), flatTargets, targets[0].Length, SampleNames.None);
    }

    /// <summary>Samples with class labels, one matrix row per sample. The arrays are copied.</summary>
    /// <exception cref="DatasetException">There is no sample, or there are not as many labels as rows.</exception>
    /// <exception cref="LabelOutOfRangeException">A label is below the first class or has no name, or it is not clear which numbers are
    /// classes.</exception>
    public static Dataset FromArrays(float[,] inputs, int[] labels, IReadOnlyList<string>? classNames = null, int? firstLabel = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        RequireRows(inputs.GetLength(0), labels.Length, "labels");
        return WithLabels(new InputValues(Flatten(inputs)), FirstClass.CountFrom(labels, classNames is not null, firstLabel),
            NamesOf(classNames));
    }

    /// <summary>Samples with real targets, one matrix row per sample. The arrays are copied.</summary>
    /// <exception cref="DatasetException">There is no sample, or the matrices have different numbers of rows.</exception>
    public static Dataset FromArrays(float[,] inputs, float[,] targets)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        RequireRows(inputs.GetLength(0), targets.GetLength(0), "rows of targets");
        return WithTargets(new InputValues(Flatten(inputs)), Flatten(targets), targets.GetLength(1), SampleNames.None);
    }

    /// <summary>Checks and takes over arrays with labels.</summary>
    internal static Dataset WithLabels(InputValues inputs, int[] labels, SampleNames names, int positions = 1)
    {
        int count = labels.Length / positions;
        RequireShape(inputs, count, positions == 1 ? "labels" : "maps of labels");
        RequireNames(names.Features, inputs.Length / count, "features");
        RequireNames(names.Targets, 0, "targets");
        int classes = names.Classes?.Count ?? int.MaxValue;
        int largest = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes && !(positions > 1 && labels[i] == IgnoredLabel))
            {
                string expected = names.Classes is { } named
                    ? $"one of the {classes} named classes ({NameDifference.List([.. named])}), counted from 0"
                    : "a class counted from 0";
                string place = positions == 1 ? $"sample {i}" : $"position {i % positions} of sample {i / positions}";
                throw new LabelOutOfRangeException($"The label of {place} is {labels[i]}; expected {expected}.");
            }

            largest = Math.Max(largest, labels[i]);
        }

        return new Dataset(count, inputs, labels, [], names.Classes?.Count ?? largest + 1, names);
    }

    /// <summary>Checks and takes over arrays with real targets.</summary>
    internal static Dataset WithTargets(InputValues inputs, float[] targets, int targetLength, SampleNames names)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(targetLength, 1);
        if (targets.Length % targetLength != 0)
        {
            throw new DatasetException(
                $"Targets of {Counted.Of(targetLength, "value")} per sample were expected; {Counted.Of(targets.Length, "value is", "values are")} not a whole number of samples.");
        }

        int count = targets.Length / targetLength;
        RequireShape(inputs, count, "samples with targets");
        RequireNames(names.Features, inputs.Length / count, "features");
        RequireNames(names.Classes, 0, "classes");
        RequireNames(names.Targets, targetLength, "targets");
        return new Dataset(count, inputs, [], targets, 0, names);
    }

    /// <summary>The same samples whose labels, 0 and 1, are also targets: what a network with one probability of yes reads.</summary>
    internal Dataset WithLabelsAsTargets() =>
        LabelLength != 1 || TargetLength > 0
            ? this
            : new Dataset(Count, inputs, labels, [.. labels.Select(label => (float)label)], ClassCount, Names).AsIn(this);

    private static SampleNames NamesOf(IReadOnlyList<string>? classNames) =>
        classNames is null ? SampleNames.None : new() { Classes = classNames };

    private static void RequireNames(IReadOnlyList<string>? names, int count, string named)
    {
        if (names is not null && names.Count != count)
        {
            throw new DatasetException($"There are {count} {named} to be named; the names given are {names.Count}: {NameDifference.List(names.ToArray())}.");
        }
    }

    private static void RequireShape(InputValues inputs, int count, string counted)
    {
        if (count == 0)
        {
            throw new DatasetException($"A data set needs at least one sample; there are no {counted}.");
        }

        if (inputs.Length == 0 || inputs.Length % count != 0)
        {
            throw new DatasetException($"The number of {counted} is {count}; {Counted.Of(inputs.Length, "input value is", "input values are")} not as many rows of equal length.");
        }
    }

    private static void RequireRows(int inputRows, int others, string counted)
    {
        if (inputRows != others)
        {
            throw new DatasetException($"The number of rows of inputs is {inputRows}, that of {counted} {others}.");
        }
    }

    private static float[] Flatten(float[][] rows, string name)
    {
        ArgumentNullException.ThrowIfNull(rows, name);
        for (int row = 0; row < rows.Length; row++)
        {
            ArgumentNullException.ThrowIfNull(rows[row], $"{name}[{row}]");
            if (rows[row].Length != rows[0].Length || rows[row].Length == 0)
            {
                string expected = row == 0 ? "at least 1" : $"{rows[0].Length} as in row 0";
                throw new DatasetException($"Row {row} of the {name} has {Counted.Of(rows[row].Length, "value")}; expected {expected}.");
            }
        }

        return [.. rows.SelectMany(row => row)];
    }

    private static float[] Flatten(float[,] matrix) =>
        matrix.Length == 0 ? [] : MemoryMarshal.CreateReadOnlySpan(ref matrix[0, 0], matrix.Length).ToArray();
}
