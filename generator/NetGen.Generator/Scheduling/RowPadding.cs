using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>What is promised to be zero behind the last vector of a row, where kernels of the same build use wider vectors.</summary>
internal static class RowPadding
{
    /// <param name="target">Where a column of a row is stored.</param>
    /// <param name="column">The variable that counts columns.</param>
    /// <param name="width">Columns of the row.</param>
    /// <param name="lanes">Elements of a vector.</param>
    public static IEnumerable<Statement> Behind(Access target, Variable column, int width, int lanes)
    {
        for (var at = (width + lanes - 1) / lanes * lanes; target.Buffer.Zeros > 0 && at < width + target.Buffer.Zeros; at += lanes)
            yield return new Store(target.Map(index => index.With(column, at)) with { Lanes = lanes, Tail = Tail.Padded, Count = 0 }, 0);
    }

    /// <summary>The same element by element, where a row is no one vector after the other.</summary>
    /// <param name="access">An element of the row.</param>
    /// <param name="from">How many of the zeros are there already.</param>
    public static IEnumerable<Statement> Elements(Access access, int from) =>
        Enumerable.Range(from, Math.Max(0, access.Buffer.Zeros - from)).Select(i => (Statement)new Store(Behind(access, i), 0));

    /// <summary>The element so far behind the row.</summary>
    private static Access Behind(Access access, int distance) => access with
    {
        Indices = access.Indices.Select((index, axis) => axis == 0 ? index
            : axis == access.Indices.Count - 1 ? (axis == 1 ? access.Buffer.Width : 0) + distance
            : axis == 1 ? access.Buffer.Axes[1].Extent.Constant : Loops.Index.Zero).ToEquatableArray(),
    };
}
