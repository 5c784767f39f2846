using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>
/// NG7031, NG7032: a column that nobody declares is read as words, and its fields look like numbers or codes; or as numbers, and they look
/// like versions.
/// </summary>
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
            var (name, count, example) = (VisibleText.Of(rows.Name), Figures.Whole(rows.Values.Count), VisibleText.Of(form.Example));
            if (form.HasSize && rows.Values.Count >= LeastWithSize)
                report(view.At(rows.Name, "NG7031", name, count, form.What, example));
            else if (!view.TellsRowsApart(rows))
                report(view.At(rows.Name, "NG7032", name, "words", count, $"are {form.What}, as '{example}'",
                    "Category says that words are meant"));
        }
        foreach (var rows in view.Sample.Columns.Where(rows => view.IsReadAsNumbers(rows.Name)))
        {
            if (WordForms.VersionsAmong(rows.Values) is { } versions)
                report(view.At(rows.Name, "NG7032", VisibleText.Of(rows.Name), "numbers", Figures.Whole(rows.Values.Count),
                    $"may be versions, of which '{versions.Later}' comes after '{versions.Earlier}'",
                    "Number says that numbers are meant, Category that words are"));
        }
    }
}
