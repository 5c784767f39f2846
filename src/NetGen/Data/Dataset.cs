using System.Numerics;
using NetGen.Data;

namespace NetGen;

/// <summary>
/// The Data room: arrays and files come in, checked and immutable samples go out. It knows nothing of networks or of training.
/// <para>
/// A data set holds at least one sample; each is a row of <see cref="InputLength"/> values with either a class label, a map of
/// <see cref="LabelLength"/> labels or <see cref="TargetLength"/> real targets. Immutable: any number of threads may read one, and every operation that looks like
/// a change returns a new one. Parts of a data set keep its class count and its names.
/// </para>
/// </summary>
/// <example><code>
/// Dataset data = Dataset.FromCsv("iris.csv");
/// var (train, test) = data.StratifiedSplit(0.8, seed: 1);
/// </code></example>
public sealed partial class Dataset
{
    /// <summary>Instead of a class: what a position of a map of labels has that counts for nothing.</summary>
    public const int IgnoredLabel = -1;

    private readonly InputValues inputs;
    private readonly int[] labels;
    private readonly float[] targets;

    /// <summary>Takes the arrays over; they have been checked and nobody else keeps them.</summary>
    private Dataset(int count, InputValues inputs, int[] labels, float[] targets, int classCount, SampleNames names)
    {
        this.inputs = inputs;
        this.labels = labels;
        this.targets = targets;
        Count = count;
        InputLength = inputs.Length / count;
        TargetLength = targets.Length / count;
        LabelLength = labels.Length / count;
        ClassCount = classCount;
        Names = names;
    }

    /// <summary>The number of samples, at least 1.</summary>
    public int Count { get; }

    /// <summary>The number of input values per sample, at least 1.</summary>
    public int InputLength { get; }

    /// <summary>The number of real target values per sample; 0 where the samples have class labels.</summary>
    public int TargetLength { get; }

    /// <summary>
    /// The number of class labels per sample: 1, or more where each position (a pixel, a step) has one; 0 without labels.
    /// </summary>
    public int LabelLength { get; }

    /// <summary>Whether each sample has a map of class labels, one for each position.</summary>
    public bool HasClassMaps => LabelLength > 1;

    /// <summary>Whether the samples have class labels; otherwise they have real targets.</summary>
    public bool HasLabels => labels.Length > 0;

    /// <summary>The number of names, or one more than the largest label of the whole data; 0 without labels.</summary>
    public int ClassCount { get; }

    /// <summary>What features, classes or targets are called, where they have names.</summary>
    public SampleNames Names { get; }

    /// <summary>The input columns' names in order; null where they have none but their place.</summary>
    public IReadOnlyList<string>? FeatureNames => Names.Features;

    /// <summary>The classes' names by label; null where they have none but their number.</summary>
    public IReadOnlyList<string>? ClassNames => Names.Classes;

    /// <summary>The real targets' names in order; null where they have none but their place.</summary>
    public IReadOnlyList<string>? TargetNames => Names.Targets;

    /// <summary>
    /// All inputs, row-major: <see cref="Count"/> × <see cref="InputLength"/> values. Of data that is held as bytes the numbers are made at
    /// the first call and kept, four times as large; training and evaluation read the bytes and do without.
    /// </summary>
    public ReadOnlySpan<float> Inputs => inputs.Numbers;

    /// <summary>Whether the inputs are held as bytes.</summary>
    public bool HasBytes => inputs.AreBytes;

    /// <summary>All inputs as the bytes they are held as, row-major, before any scale; empty unless <see cref="HasBytes"/>.</summary>
    public ReadOnlySpan<byte> Bytes => inputs.Bytes;

    /// <summary>
    /// The class of each sample, in [0, <see cref="ClassCount"/>), or the classes of its positions, <see cref="LabelLength"/> for each
    /// sample, with <see cref="IgnoredLabel"/> for those that do not count; empty where there are real targets.
    /// </summary>
    public ReadOnlySpan<int> Labels => labels;

    /// <summary>All real targets, row-major: <see cref="Count"/> × <see cref="TargetLength"/> values; empty with labels.</summary>
    public ReadOnlySpan<float> Targets => targets;

    /// <summary>The inputs as bytes, for a network of any scalar. Only where <see cref="HasBytes"/>.</summary>
    internal Samples<T> ByteSamples<T>() where T : unmanaged => inputs.ByteSamples<T>();

    /// <summary>One line: samples, inputs, classes or targets.</summary>
    public override string ToString()
    {
        string answers = HasClassMaps
            ? $"maps of {LabelLength} labels, {Counted.Of(ClassCount, "class", "classes")}"
            : HasLabels ? Counted.Of(ClassCount, "class", "classes") : Counted.Of(TargetLength, "real target");
        return $"{Counted.Of(Count, "sample")} of {Counted.Of(InputLength, "input")}, {answers}";
    }
}
