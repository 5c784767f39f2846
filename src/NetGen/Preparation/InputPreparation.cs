using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.Data;
using NetGen.Data.Streaming;
using NetGen.Numerics;
using NetGen.Tables;

namespace NetGen.Preparation;

/// <summary>
/// A network's own preprocessing: the declared scalings composed into one map (x − center)·scale, and a whitening matrix behind it. Not
/// thread-safe: fitting is for one thread at a time and not while others predict; preparing rows is for any number.
/// <para>
/// The fitted values lie together among the network's buffers: the number of samples they were fitted on (0 before), the centers, the
/// scales, the matrix [component, feature], or what stands for missing values of a table. So they are saved and copied with the rest.
/// </para>
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InputPreparation<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Arena<T> _buffers;
    private readonly int _offset;
    private readonly RowEncoder<T>? _encoder;

    /// <summary>Preprocessing of declared numbers alone: nothing is fitted, nothing is saved.</summary>
    /// <param name="declaration">What is declared.</param>
    public InputPreparation(InputDeclaration<T> declaration) : this(declaration, new Arena<T>(BufferLength(declaration)), 0) =>
        Store(Composed(declaration, FeatureStatistics.Unknown(declaration.Length, declaration.Channels)).Map, samples: 1);

    /// <summary>Preprocessing whose fitted values are kept with the network's other buffers.</summary>
    /// <param name="declaration">What is declared.</param>
    /// <param name="buffers">The memory.</param>
    /// <param name="offset">Where the values begin in it.</param>
    public InputPreparation(InputDeclaration<T> declaration, Arena<T> buffers, int offset)
    {
        Declaration = declaration;
        _buffers = buffers;
        _offset = offset;
        _encoder = declaration.Table is { } table ? new RowEncoder<T>(table) : null;
    }

    /// <summary>What is declared.</summary>
    public InputDeclaration<T> Declaration { get; }

    /// <summary>What of it is done by the weights of the network's first layers.</summary>
    public Folding Folding { get; set; }

    /// <summary>Whether the values are there that prediction needs: always, where only numbers are declared.</summary>
    public bool IsFitted => Values[0] > T.Zero || Folding != Folding.None;

    /// <summary>Whether the first layer reads samples as they are.</summary>
    internal bool LeavesSamples => !Encodes && LeavesScale;

    /// <summary>Whether the whitening is left to do.</summary>
    internal bool Whitens => Declaration.Whitening is not null && Folding == Folding.None;

    /// <summary>Whether nothing is scaled, or the first layer does it.</summary>
    private bool LeavesScale => Declaration.Preprocessing.Length == 0 || Folding == Folding.All;

    private Span<T> Values => _buffers.Span.Slice(_offset, BufferLength(Declaration));

    /// <summary>Whether samples are rows of a table, which are encoded first.</summary>
    internal bool Encodes => _encoder is not null;

    internal Span<T> Center => Values.Slice(1, Declaration.ScaledLength);

    internal Span<T> ScaleFactors => Values.Slice(1 + Declaration.ScaledLength, Declaration.ScaledLength);

    /// <summary>Components × features; empty without a whitening.</summary>
    internal Span<T> Matrix => Behind;

    /// <summary>What stands for the missing values of a table's sample.</summary>
    private Span<T> Fill => Behind[..Declaration.Table!.Steps.Length];

    /// <summary>The quantiles of a table's columns that are scaled by them.</summary>
    private Span<T> Quantiles => Behind[Declaration.Table!.Steps.Length..];

    private Span<T> Behind => Values[(1 + (2 * Declaration.ScaledLength))..];

    /// <summary>Fits what is declared on samples that are trained on; what was fitted before is forgotten.</summary>
    /// <exception cref="DatasetException">The samples are of another length, or a value is not finite. Nothing has changed.</exception>
    /// <exception cref="PreprocessingFoldedException">The weights contain the preprocessing.</exception>
    public void Fit(Dataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        RequireUnfolded();
        InputCheck.Require(train, Declaration.Network, Declaration.Shape, Declaration.Columns, "training data");
        Fit(SampleRows.Of(train));
    }

    /// <summary>The same on samples that are streamed: read once for the means, once for the deviations, once for a whitening's
    /// covariance.</summary>
    /// <inheritdoc cref="Fit(Dataset)"/>
    /// <exception cref="OperationCanceledException">The token was cancelled. Nothing has changed.</exception>
    public void Fit(StreamedDataset train, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(train);
        RequireUnfolded();
        InputCheck.Require(train.Sample, Declaration.Network, Declaration.Shape, Declaration.Columns, "training data");
        Fit(SampleRows.Of(train, Require, cancellation));

        void Require(ShardBlock block) => InputCheck.Require(
            block.Samples, Declaration.Network, Declaration.Shape, Declaration.Columns, $"training data ({block.Shard.Name})",
            block.FirstRow);
    }

    /// <summary>The same unless it has been done, or a loaded file brought the values.</summary>
    public void FitIfNeeded(Dataset train)
    {
        if (!IsFitted)
            Fit(train);
    }

    /// <inheritdoc cref="FitIfNeeded(Dataset)"/>
    public void FitIfNeeded(StreamedDataset train, CancellationToken cancellation)
    {
        if (!IsFitted)
            Fit(train, cancellation);
    }

    /// <summary>Folds it into the first layers of a copy of its network.</summary>
    /// <param name="copy">The copy's own, with the same values.</param>
    /// <param name="parameters">The copy's parameters.</param>
    /// <param name="layers">All layers that read the prepared samples.</param>
    /// <exception cref="PreprocessingNotFittedException">There is nothing to fold yet.</exception>
    /// <exception cref="PreprocessingFoldedException">A layer cannot take it up.</exception>
    public void FoldInto(InputPreparation<T> copy, Arena<T> parameters, FirstLayer[] layers)
    {
        RequireFitted();
        copy.Folding = Folding == Folding.None ? new PreprocessingFold<T>(this, parameters.Memory).Run(layers) : Folding;
    }

    /// <summary>Throws where the weights contain the preprocessing: training would go on from other numbers than it began with.</summary>
    /// <exception cref="PreprocessingFoldedException">They do.</exception>
    public void RequireUnfolded()
    {
        if (Folding != Folding.None)
            ThrowFolded();
    }

    internal void RequireFitted()
    {
        if (!IsFitted)
            ThrowNotFitted();
    }

    /// <summary>A row of a table becomes the values that are scaled.</summary>
    /// <exception cref="TableValueException">A value cannot be one of its column's.</exception>
    /// <exception cref="NonFiniteInputException">A value is infinite, or missing where there must be one.</exception>
    internal void Encode(ReadOnlySpan<T> values, Span<T> encoded) => _encoder!.Encode(values, Fill, Quantiles, encoded);

    /// <summary>row ← (row − center)·scale, feature by feature; what is folded is left out.</summary>
    internal void Scale(Span<T> row)
    {
        if (LeavesScale)
            return;
        if (Folding == Folding.Scales)
        {
            Elementwise.Subtract(row, Center);
            return;
        }

        ref T values = ref MemoryMarshal.GetReference(row);
        ref T center = ref MemoryMarshal.GetReference(Center);
        ref T scale = ref MemoryMarshal.GetReference(ScaleFactors);
        nuint i = 0;
        for (; i + (nuint)Vector256<T>.Count <= (nuint)row.Length; i += (nuint)Vector256<T>.Count)
        {
            ((Vector256.LoadUnsafe(ref values, i) - Vector256.LoadUnsafe(ref center, i)) * Vector256.LoadUnsafe(ref scale, i))
                .StoreUnsafe(ref values, i);
        }

        for (; i < (nuint)row.Length; i++)
        {
            Unsafe.Add(ref values, i) = (Unsafe.Add(ref values, i) - Unsafe.Add(ref center, i)) * Unsafe.Add(ref scale, i);
        }
    }

    /// <summary>whitened[r, ·] = matrix · rows[r, ·].</summary>
    internal void Whiten(ReadOnlySpan<T> rows, Span<T> whitened, int count)
    {
        (int features, int components) = (Declaration.Length, Declaration.PreparedLength);
        for (int component = 0; component < components; component++)
        {
            ReadOnlySpan<T> direction = Matrix.Slice(component * features, features);
            for (int row = 0; row < count; row++)
            {
                whitened[(row * components) + component] = DotProduct.Of(direction, rows.Slice(row * features, features));
            }
        }
    }

    private void Fit(SampleRows samples)
    {
        if (!Declaration.NeedsFitting)
            return;
        if (Declaration.Table is { } table)
        {
            FitTable(TableFit.Of(table, samples), samples.Count);
            return;
        }

        (FeatureMap map, FeatureStatistics statistics) = Composed(Declaration, FeatureStatistics.Of(samples, Declaration.Channels));
        double[]? matrix = Declaration.Whitening is { } whitening
            ? WhiteningMatrix.Of(samples, map.Then(statistics.Centering()), whitening)
            : null;
        Store(matrix is null ? map : map.Then(statistics.Centering()), samples.Count);
        for (int i = 0; i < matrix?.Length; i++)
        {
            Matrix[i] = T.CreateTruncating(matrix[i]);
        }
    }

    private void FitTable(TableFit fit, int samples)
    {
        for (int i = 0; i < Fill.Length; i++)
        {
            Fill[i] = T.CreateTruncating(fit.Fill[i]);
        }

        for (int i = 0; i < Quantiles.Length; i++)
        {
            Quantiles[i] = T.CreateTruncating(fit.Quantiles[i]);
        }

        Store(fit.Map, samples);
    }

    /// <summary>The scalings as one map, and the statistics of what it gives.</summary>
    private static (FeatureMap Map, FeatureStatistics Statistics) Composed(InputDeclaration<T> declaration, FeatureStatistics statistics)
    {
        FeatureMap map = FeatureMap.Identity(declaration.Length);
        foreach (Scaling step in declaration.Preprocessing.OfType<Scaling>())
        {
            FeatureMap next = step.Fit(statistics);
            map = map.Then(next);
            statistics = statistics.Through(next);
        }

        return (map, statistics);
    }

    private static int BufferLength(InputDeclaration<T> declaration) =>
        checked(1 + (2 * declaration.ScaledLength)
            + (declaration.Whitening is { } whitening ? declaration.Length * whitening.Components : 0)
            + (declaration.Table is { Steps: var steps } ? steps.Length + (steps.QuantileColumns * QuantileRanks.Count) : 0));

    private void Store(FeatureMap map, int samples)
    {
        for (int i = 0; i < Declaration.ScaledLength; i++)
        {
            Center[i] = T.CreateTruncating(map.Center[i]);
            ScaleFactors[i] = T.CreateTruncating(map.Scale[i]);
        }

        Values[0] = T.CreateTruncating(samples);
    }

    private void ThrowNotFitted()
    {
        string steps = string.Join(", ", Declaration.Preprocessing.Where(step => step.NeedsFitting).Select(step => step.Name));
        throw new PreprocessingNotFittedException(
            $"{Declaration.Network} has not seen the training data that its preprocessing ({steps}) is fitted on. " +
            "Call Fit or FitPreprocessing with training data, or Load a trained network.");
    }

    private void ThrowFolded() => throw new PreprocessingFoldedException(
        $"The preprocessing of this {Declaration.Network} ({Declaration.PreprocessingNames}) is folded into its weights: it only predicts. Train the network that it was made from, and fold again.");
}
