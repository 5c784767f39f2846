using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>NG7026: amounts of which a few are a thousand times most of the others.</summary>
internal static class WideColumn
{
    /// <summary>The largest by the median, from which on a logarithm says more.</summary>
    private const double LeastRatio = 1000;

    public static void Check(TableView view, Action<Problem> report)
    {
        foreach (var (column, rows) in view.Features)
        {
            if (column.Kind is not (ColumnKind.Number or ColumnKind.Integer) || column.Log1P || column.Scale == ColumnScale.Robust
                || !double.IsNaN(column.ClipMax))
                continue;
            var numbers = rows.Codes.Where(code => code != SampleColumn.Gap).Select(code => Number(column, rows.Values[code]))
                .OfType<double>().OrderBy(number => number).ToArray();
            if (numbers.Length == 0 || numbers[0] < 0 || numbers[numbers.Length / 2] is not (> 0 and var median)
                || numbers[numbers.Length - 1] < LeastRatio * median)
                continue;
            report(view.At(column, "NG7026", VisibleText.Of(column.Name), Figures.Number(numbers[0]),
                Figures.Number(numbers[numbers.Length - 1]), Figures.Number(median)));
        }
    }

    /// <summary>A field as the column is read; null for none.</summary>
    private static double? Number(ColumnSpec column, string field) =>
        NumberForms.TryRead(field, column.Form, out var number) ? number : null;
}
