using NetGen.Data;

namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>The same samples under other names. Nothing is moved: name what is there.</summary>
    /// <param name="names">A name for each feature, and for each class or target, or none of a kind.</param>
    /// <exception cref="DatasetException">There are not as many as there is to be named, or a label has no name.</exception>
    public Dataset WithNames(SampleNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return (HasLabels ? WithLabels(inputs, labels, names, LabelLength) : WithTargets(inputs, targets, TargetLength, names)).AsIn(this);
    }

    /// <summary>
    /// The same samples as another data set would hold them, by name: its features in its order (what it has not is left out), its labels
    /// for the
    /// classes, its targets. What has no names there stays as it is.
    /// </summary>
    /// <param name="other">The data set whose order it is to be, as a rule the training data.</param>
    /// <exception cref="DatasetException">A feature or target is missing, a sample is of a class that the other does not know, or there
    /// are no names here.</exception>
    /// <example><code>network.Evaluate(Dataset.FromCsv("test.csv").WithColumnsOf(train));</code></example>
    public Dataset WithColumnsOf(Dataset other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return WithColumnsOf(other.Names);
    }

    /// <summary>The same for names alone: <c>data.WithColumnsOf(network.Names)</c> is what a loaded network was trained on.</summary>
    /// <inheritdoc cref="WithColumnsOf(Dataset)" path="/*[not(self::param or self::summary)]"/>
    /// <param name="names">The names in the order it is to be.</param>
    public Dataset WithColumnsOf(SampleNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        InputValues mapped = names.Features is { } features
            ? inputs.Columns(Places(features, FeatureNames, "feature"), InputLength)
            : inputs;
        SampleNames mappedNames = names.Or(Names);
        if (HasLabels)
        {
            int[] mappedLabels = names.Classes is { } classes ? LabelsOf(classes) : labels;
            var labelNames = new SampleNames { Features = mappedNames.Features, Classes = mappedNames.Classes, Tokens = Names.Tokens };
            return WithLabels(mapped, mappedLabels, labelNames, LabelLength).AsIn(this);
        }

        int[] columns = names.Targets is { } wanted ? Places(wanted, TargetNames, "target") : [.. Enumerable.Range(0, TargetLength)];
        return WithTargets(
            mapped, ColumnsOf(targets, columns, TargetLength), columns.Length,
            new() { Features = mappedNames.Features, Targets = mappedNames.Targets, Tokens = Names.Tokens }).AsIn(this);
    }

    /// <summary>Chosen columns of a row-major matrix.</summary>
    internal static TValue[] ColumnsOf<TValue>(ReadOnlySpan<TValue> values, int[] columns, int length)
    {
        int rows = values.Length / length;
        var chosen = new TValue[ArrayLength(rows, columns.Length)];
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < columns.Length; i++)
            {
                chosen[(row * columns.Length) + i] = values[(row * length) + columns[i]];
            }
        }

        return chosen;
    }

    /// <summary>The number of values, which must fit in an array.</summary>
    /// <exception cref="DatasetException">It does not.</exception>
    internal static int ArrayLength(int rows, int length) => (long)rows * length is var values && values <= Array.MaxLength
        ? (int)values
        : throw new DatasetException($"{rows} samples of {length} values are more than fit in an array; stream them (StreamedDataset).");

    private static int[] Places(IReadOnlyList<string> wanted, IReadOnlyList<string>? present, string kind)
    {
        if (present is null)
        {
            throw new DatasetException($"The {kind}s of this data have no names, so they cannot be found by name: read it with a header, or give it WithNames.");
        }

        Dictionary<string, int> places = PlacesOf(present);
        string[] missing = [.. wanted.Where(name => !places.ContainsKey(name))];
        return missing.Length == 0
            ? [.. wanted.Select(name => places[name])]
            : throw new DatasetException($"The {kind}s {NameDifference.List(missing)} are missing; there are {NameDifference.List(present.ToArray())}.");
    }

    private int[] LabelsOf(IReadOnlyList<string> classes)
    {
        if (ClassNames is not { } names)
        {
            throw new DatasetException("The classes of this data have no names, so they cannot be found by name: give it WithNames.");
        }

        Dictionary<string, int> places = PlacesOf(classes);
        int[] map = [.. names.Select(name => places.GetValueOrDefault(name, -1))];
        string[] unknown = [.. labels.Where(label => label >= 0 && map[label] < 0).Distinct().Select(label => names[label])];
        return unknown.Length == 0
            ? Array.ConvertAll(labels, label => label < 0 ? label : map[label])
            : throw new DatasetException($"There are samples of the classes {NameDifference.List(unknown)}; expected {NameDifference.List(classes.ToArray())}.");
    }

    private static Dictionary<string, int> PlacesOf(IReadOnlyList<string> names)
    {
        var places = new Dictionary<string, int>(names.Count, StringComparer.Ordinal);
        for (int i = 0; i < names.Count; i++)
        {
            places.Add(names[i], i);
        }

        return places;
    }
}
