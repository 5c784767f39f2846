using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>The rules that look at a table's first rows: what is declared of a column is a feature whose values say nothing, or too
/// much.</summary>
internal static class TableRules
{
    private static readonly IReadOnlyList<Action<TableView, Action<Problem>>> All =
    [
        IdentifierFeature.Check,
        ConstantColumn.Check,
        RareCategory.Check,
        Leakage.Check,
        ImbalancedLabel.Check,
        WideColumn.Check,
        DuplicateRows.Check,
        TimeOrder.Check,
        ThinVocabulary.Check,
        FormOfWords.Check,
        UndeclaredColumn.Check,
    ];

    /// <summary>Reports what the rows say. Silent where the declaration has errors of its own.</summary>
    public static void Check(NetworkSpec spec, TableSample sample, Action<Problem> report)
    {
        if (sample.Rows < SchemaInference.LeastRows || !DeclarationRules.Check(spec, _ => { })
            || TableSpec.Of(spec, [.. spec.Items.Select(item => item.Bind())]) is not { } table)
            return;
        var view = new TableView(spec, table, sample);
        foreach (var check in All)
            check(view, report);
    }
}
