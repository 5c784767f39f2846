using System.ComponentModel;
using System.Numerics;
using NetGen.Tables;

namespace NetGen.Preparation;

/// <summary>
/// The Preparation room: the user's samples come in, the rows that the first layer reads go out. What stands between them is declared with
/// the network and is here as plain objects: element-wise scalings and a whitening that are fitted on training data, and augmentation that
/// only training sees. It knows nothing of layers. Immutable.
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record InputDeclaration<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The network's name, for messages.</summary>
    public required string Network { get; init; }

    /// <summary>The shape of a sample as the user has it, channels last.</summary>
    public required int[] Shape { get; init; }

    /// <summary>The preprocessing, in order; a <see cref="Whitening"/> only as the last.</summary>
    public PreprocessingStep[] Preprocessing { get; init; } = [];

    /// <summary>The augmentation, in order.</summary>
    public AugmentationStep<T>[] Augmentation { get; init; } = [];

    /// <summary>The size of the last axis.</summary>
    internal int Channels => Shape[^1];

    /// <summary>The number of values of a sample.</summary>
    internal int Length => Shape.Aggregate(1, (product, size) => product * size);

    /// <summary>The whitening, or null.</summary>
    internal Whitening? Whitening => Preprocessing.LastOrDefault() as Whitening;

    /// <summary>The table whose rows are the samples, or null.</summary>
    internal TableSchema? Table => (Preprocessing.FirstOrDefault() as TableEncoding)?.Schema;

    /// <summary>The number of values that are scaled: of a table, the encoded ones.</summary>
    internal int ScaledLength => Table?.Steps.EncodedLength ?? Length;

    /// <summary>The number of values that the first layer reads.</summary>
    internal int PreparedLength => Whitening?.Components ?? ScaledLength;

    /// <summary>The table's columns; none where there is no table.</summary>
    internal IReadOnlyList<ColumnSummary> Columns =>
        [.. (Table?.Columns ?? [])
            .Select(column => new ColumnSummary(column.Name, column.Expected, column.Length, 0, column.MayBeMissing))];

    /// <summary>The preprocessing, for messages.</summary>
    internal string PreprocessingNames => string.Join(", ", Preprocessing.Select(step => step.Name));

    /// <summary>Whether anything must be learned from training data.</summary>
    internal bool NeedsFitting => Preprocessing.Any(step => step.NeedsFitting);
}
