using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>A nest that sums, for each row and column, along a third loop, and makes something of the sum.</summary>
/// <param name="Rows">The outermost loop; null where there are columns only.</param>
/// <param name="Columns">The loop over columns.</param>
/// <param name="Start">What the sum starts from.</param>
/// <param name="Depth">The loop that sums.</param>
/// <param name="Step">Its body.</param>
/// <param name="Finish">What is made of the sum: names and stores.</param>
internal sealed record SumNest(Loop? Rows, Loop Columns, Let Start, Loop Depth, Set Step, IReadOnlyList<Statement> Finish)
{
    /// <summary>Null for a nest of another form.</summary>
    public static SumNest? Of(Method naive)
    {
        if (naive.Body.Count != 1 || naive.Body[0] is not Loop outer)
            return null;
        var (rows, columns) = outer.Body.Count == 1 && outer.Body[0] is Loop inner ? (outer, inner) : (null, outer);
        if (columns.To.Symbol is not null || columns.Body.Count < 3 || columns.Body[0] is not Let start
            || columns.Body[1] is not Loop { Body: { Count: 1 } sum } depth || sum[0] is not Set step || step.Name != start.Name)
            return null;
        // What is another element for each row and each column is no operand of a product of matrices.
        if (rows is not null
            && step.Value.All.OfType<Load>()
                .Any(load => load.Access.Offset.CoefficientOf(rows.Variable) != 0
                    && load.Access.Offset.CoefficientOf(columns.Variable) != 0))
            return null;
        var finish = columns.Body.Skip(2).ToList();
        return finish.All(statement => statement is Let or Store) ? new SumNest(rows, columns, start, depth, step, finish) : null;
    }

    public bool DependsOnRow(Access access) => Rows is not null && access.Offset.CoefficientOf(Rows.Variable) != 0;

    /// <summary>What the finish loads that is the same for all rows: it is loaded once for all of a tile.</summary>
    public List<Access> Shared => Rows is null
        ? []
        : [.. Finish.Select(Statements.ValueOf).SelectMany(value => value.All).OfType<Load>().Select(load => load.Access).Distinct()
            .Where(access => !DependsOnRow(access))];

    /// <summary>The name of a vector of what is shared.</summary>
    public static string NameOf(List<Access> shared, Access access, string vector) =>
        access.Buffer.Name
            + (shared.Count(other => other.Buffer == access.Buffer) > 1
                ? shared.IndexOf(access).ToString(System.Globalization.CultureInfo.InvariantCulture) + "_"
                : "") + vector;
}
