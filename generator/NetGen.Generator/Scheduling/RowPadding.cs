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
}
