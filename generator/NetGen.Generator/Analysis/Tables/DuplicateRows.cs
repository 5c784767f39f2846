using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>NG7027: rows that are equal to an earlier one in every feature and the label, more than chance makes equal.</summary>
internal static class DuplicateRows
{
    /// <summary>Of all rows; and how many times as many as independent columns would make.</summary>
    private const double LeastShare = 0.02, LeastByChance = 10;

    public static void Check(TableView view, Action<Problem> report)
    {
        var columns = view.Features.Select(pair => pair.Rows).ToList();
        if (view.RowsOf(view.Table.Label) is not { } label)
            return;
        columns.Add(label);
        var rows = view.Sample.Rows;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var equal = Enumerable.Range(0, rows).Count(row => !seen.Add(string.Join(",", columns.Select(column => column.Codes[row]))));
        // Two rows agree in a column by chance with Σ p², in all with the product: so many pairs do.
        var byChance = columns.Aggregate(rows * (double)rows / 2,
            (pairs, column) => pairs * column.Codes.GroupBy(code => code).Sum(group => Math.Pow((double)group.Count() / rows, 2)));
        if (equal >= 2 && equal >= LeastShare * rows && equal >= LeastByChance * byChance)
            report(view.At(view.Table.Label, "NG7027", Figures.Whole(equal), Figures.Whole(rows)));
    }
}
