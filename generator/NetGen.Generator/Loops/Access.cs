namespace NetGen.Generator.Loops;

/// <summary>What happens at the lanes of a vector that lie behind what is meant.</summary>
internal enum Tail
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>They lie in the room behind the row: a load reads what is there, a store writes the zeros that are promised
    /// there.</summary>
    Padded,

    /// <summary>A store writes them with anything; what comes after in the loop writes them again.</summary>
    Spilled,

    /// <summary>A store leaves there what was there.</summary>
    Kept,

    /// <summary>A store writes back what a load has read there just before.</summary>
    Restored,

    /// <summary>Memory may end there: they are not touched, and are 0 in a load.</summary>
    Exact,
}

/// <summary>
/// An element of a buffer, or a vector of neighbouring elements along its last axis.
/// </summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="Indices">One for each axis.</param>
/// <param name="Lanes">Elements; 1 for a scalar.</param>
/// <param name="Tail">What happens at lanes that are not meant.</param>
/// <param name="Count">How many lanes are meant, where there is a tail; null for what is left of the row count.</param>
internal sealed record Access(Buffer Buffer, EquatableArray<Index> Indices, int Lanes = 1, Tail Tail = Tail.None, int? Count = 0)
{
    /// <summary>Where it is, in elements from the first of the buffer.</summary>
    public Index Offset => OffsetAlong(isInRow: false);

    /// <summary>Where it is in its row.</summary>
    public Index OffsetInRow => OffsetAlong(isInRow: true);

    /// <summary>The same with indices changed.</summary>
    public Access Map(Func<Index, Index> change) => this with { Indices = Indices.Select(change).ToEquatableArray() };

    private Index OffsetAlong(bool isInRow)
    {
        var sum = Index.Zero;
        for (var i = 0; i < Indices.Count; i++)
        {
            if (!isInRow || Buffer.Axes[i].Extent.Symbol is null)
                sum += Indices[i] * Buffer.Axes[i].Stride;
        }
        return sum;
    }

    public override string ToString() => Buffer.Name + "[" + string.Join(", ", Indices) + "]"
        + (Lanes == 1 ? "" : $" × {Lanes}") + (Tail == Tail.None
            ? ""
            : $" {Tail.ToString().ToLowerInvariant()} from {Count?.ToString() ?? "the rest"}");
}
