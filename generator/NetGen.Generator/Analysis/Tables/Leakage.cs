using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>NG7024: a feature whose every value goes with one class: it is often written down after the label.</summary>
internal static class Leakage
{
    /// <summary>A value that comes less often in the mean may tell the class by chance.</summary>
    private const int LeastRowsOfValue = 4;

    public static void Check(TableView view, Action<Problem> report)
    {
        if (view.Table.Classes == 0 || view.RowsOf(view.Table.Label) is not { Values.Count: > 1 } label)
            return;
        foreach (var (column, rows) in view.Features)
        {
            if (rows.Values.Count > 1 && rows.Values.Count * LeastRowsOfValue <= view.Sample.Rows && Tells(rows, label))
                report(view.At(column, "NG7024", VisibleText.Of(column.Name), VisibleText.Of(view.Table.Label.Name), view.Rows,
                    Figures.Whole(rows.Values.Count)));
        }
    }

    /// <summary>Whether each value, and each gap, comes with one class only.</summary>
    private static bool Tells(SampleColumn rows, SampleColumn label)
    {
        var classes = new Dictionary<int, int>();
        for (var row = 0; row < rows.Codes.Count; row++)
        {
            if (classes.TryGetValue(rows.Codes[row], out var known) && known != label.Codes[row])
                return false;
            classes[rows.Codes[row]] = label.Codes[row];
        }
        return true;
    }
}
