using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>NG7031, NG7032: a column that nobody declares is read as words, and its fields look like numbers or codes.</summary>
internal static class FormOfWords
{
    /// <summary>Of fewer words what is larger is learned soon, from many rows of each.</summary>
    public const int LeastWithSize = 9;

    public static void Check(TableView view, Action<Problem> report)
    {
        foreach (var rows in view.Sample.Columns.Where(rows => view.IsReadAsWords(rows.Name)))
        {
            if (WordForms.Of(rows.Values) is not { } form)
                continue;
            var isLost = form.HasSize && rows.Values.Count >= LeastWithSize;
            report(view.At(rows.Name, isLost ? "NG7031" : "NG7032", VisibleText.Of(rows.Name), Figures.Whole(rows.Values.Count), form.What,
                VisibleText.Of(form.Example)));
        }
    }
}
