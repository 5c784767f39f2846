using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>NG7025: a class that is far from its equal share of the rows.</summary>
internal static class ImbalancedLabel
{
    /// <summary>Of its equal share: a tenth of the rows where there are two classes.</summary>
    private const double LeastShare = 0.2;

    public static void Check(TableView view, Action<Problem> report)
    {
        if (view.Table.Classes == 0 || view.RowsOf(view.Table.Label) is not { Values.Count: > 1 } label)
            return;
        var rarest = Enumerable.Range(0, label.Values.Count).OrderBy(place => label.Counts[place]).First();
        var all = label.Counts.Sum();
        if ((double)label.Counts[rarest] * label.Values.Count / all < LeastShare)
            report(view.At(view.Table.Label, "NG7025", Figures.Whole(label.Counts[rarest]), Figures.Whole(all),
                VisibleText.Of(label.Values[rarest]), Figures.Percent(1 - ((double)label.Counts[rarest] / all))));
    }
}
