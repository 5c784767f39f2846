using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>NG7028: rows that stand in the order of a date: shuffled into a training and a test part, they tell the past from the
/// future.</summary>
internal static class TimeOrder
{
    /// <summary>Of the neighbours that do not go back; and days that are different.</summary>
    private const double LeastShare = 0.98;
    private const int LeastDays = 10;

    public static void Check(TableView view, Action<Problem> report)
    {
        foreach (var (column, rows) in view.Features)
        {
            if (column.Kind is not (ColumnKind.Date or ColumnKind.DateTime) || rows.Values.Count < LeastDays)
                continue;
            var times = rows.Values.Select(value => DayForms.Read(value, column.Kind, column.Format)).ToArray();
            if (times.Any(time => time is null))
                continue;
            var codes = rows.Codes.Where(code => code != SampleColumn.Gap).ToArray();
            var days = codes.Select(code => rows.Values[code]).ToArray();
            var forward = codes.Skip(1).Where((code, i) => times[codes[i]] <= times[code]).Count();
            if (forward >= LeastShare * (days.Length - 1))
                report(view.At(column, "NG7028", VisibleText.Of(column.Name), VisibleText.Of(days[0]),
                    VisibleText.Of(days[days.Length - 1])));
        }
    }
}
