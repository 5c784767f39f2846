using System.Globalization;
using NetGen.Data;
using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>NG0008 of columns: a vocabulary where there must be one, and no argument that means nothing for what the column is.</summary>
internal static class ColumnArguments
{
    private static readonly string[] OfAll = ["Name", "Kind", "Property", "Missing", "MissingWords", "Indicator"];

    public static void Check(Declaration declaration, Action<Problem> report)
    {
        if (TableSpec.Of(declaration.Spec, [.. declaration.Items]) is not { } table || declaration.Spec.Table is { Problem: not null })
            return;
        foreach (var column in table.Columns.Where(column => column.Item >= 0))
        {
            Meaningless(declaration, column, [.. OfAll, .. OfKind(column)], report);
            Values(column, report);
            Gaps(column, report);
        }
        if (table.Label.Item >= 0)
            Meaningless(declaration, table.Label, ["Name", "Kind", "Property", .. OfLabel(table.Label.Kind)], report);
        Label(table, declaration, report);
        foreach (var (index, column) in declaration.Of<ColumnAttribute>())
        {
            if (column.Ignore)
                Refuse(declaration, index, ["Name", "Ignore"], "a column that is passed over", report);
        }
    }

    private static string[] OfKind(ColumnSpec column) => column.Kind switch
    {
        ColumnKind.Number or ColumnKind.Integer => ["Scale", "Log1P", "ClipMin", "ClipMax", "Unit", "Decimal", "Thousands", "Negative",
            "Fill"],
        ColumnKind.Boolean => ["Categories", "Fill"],
        ColumnKind.Category when column.Categories.Count == 0 => ["Hash", "Embedding"],
        ColumnKind.Category when column.IsOrdinal => ["Categories", "Unseen", "Ordinal", "Scale"],
        ColumnKind.Category => ["Categories", "Unseen", "Ordinal", "Embedding"],
        ColumnKind.Text when column.Categories.Count > 0 => ["Categories"],
        ColumnKind.Text => ["Hash"],
        ColumnKind.Time => ["Parts", "Scale"],
        // Days, with a time or without.
        _ => ["Parts", "Scale", "Format"],
    };

    private static string[] OfLabel(ColumnKind kind) => kind switch
    {
        ColumnKind.Number or ColumnKind.Integer => ["Unit", "Decimal", "Thousands", "Negative"],
        // Words; a label that is a day or a text is refused elsewhere.
        _ => ["Categories"],
    };

    private static void Values(ColumnSpec column, Action<Problem> report)
    {
        switch (column.Kind)
        {
            case ColumnKind.Category when column.Hash == 0:
                Vocabulary(column, column.Categories.Count >= 1, "a vocabulary, or Hash = the number of buckets", report);
                break;
            case ColumnKind.Boolean:
                Vocabulary(column, column.Categories.Count is 0 or 2, "left out, or the words for no and yes", report);
                break;
            case ColumnKind.Text when column.Categories.Count > 0:
                Words(column, report);
                break;
            case ColumnKind.Category or ColumnKind.Text when column.Hash < 1:
                Report(report, column, "Hash", "at least 1", Figures.Text(column.Hash));
                break;
            case ColumnKind.Date when (column.Parts & DateParts.TimeOfDay) != 0:
                Report(report, column, "Parts", "without TimeOfDay for a day", column.Parts.ToString());
                break;
            case ColumnKind.Time when (column.Parts & ~(DateParts.Elapsed | DateParts.TimeOfDay)) != 0:
                Report(report, column, "Parts", "of a time of day: Elapsed, TimeOfDay", column.Parts.ToString());
                break;
        }
        if (column.Format is { } format && column.Kind is ColumnKind.Date or ColumnKind.DateTime && !SaysDays(format, column.Kind))
            Report(report, column, "Format", "a format with year and month, such as d.M.yyyy", "'" + VisibleText.Of(format) + "'");
        if (column.HasQuantiles && column.Kind is ColumnKind.Date or ColumnKind.DateTime or ColumnKind.Time)
            Report(report, column, "Scale", "another for days and times than Quantile", "Quantile");
        if (column.Embedding < 0
            || (column.Embedding > 0 && column.Kind == ColumnKind.Category && column.Places > 0 && column.Embedding > column.Places))
            Report(report, column, "Embedding", "from 1 to the " + Figures.Count(column.Places, "place") + " of the column",
                Figures.Text(column.Embedding));
        if (column.ClipMin > column.ClipMax)
            Report(report, column, "ClipMin", "at most ClipMax (" + Figures.Exact(column.ClipMax) + ")", Figures.Exact(column.ClipMin));
        if (column.Decimal == column.Thousands || char.IsLetterOrDigit(column.Decimal) || column.Decimal is '-' or '+' or ' ' or '\0')
            Report(report, column, "Decimal", "a sign of its own", "'" + VisibleText.Of(column.Decimal.ToString()) + "'");
        if (column.Unit.Any(c => char.IsDigit(c) || c == column.Decimal || c is '-' or '+' or GroupedNumber.Minus)
            || column.Unit != column.Unit.Trim())
            Report(report, column, "Unit", "without digits, signs of numbers and space around", "'" + VisibleText.Of(column.Unit) + "'");
        if (column.MissingWords.FirstOrDefault(word => string.IsNullOrEmpty(word) || word != word.Trim()
            || column.Categories.Contains(word)) is { } unfit)
            Report(report, column, "MissingWords", "words without space around, which are none of Categories",
                "'" + VisibleText.Of(unfit ?? "") + "'");
        if (char.IsLetterOrDigit(column.Thousands) || column.Thousands is '-' or '+' or GroupedNumber.Minus)
            Report(report, column, "Thousands", "a sign of its own", "'" + column.Thousands + "'");
    }

    /// <summary>Whether a day that is written so can be read again, and is then the same.</summary>
    private static bool SaysDays(string format, ColumnKind kind)
    {
        var day = new DateTime(2024, 11, 27);
        try
        {
            // One letter is a form of the machine's culture, of which nobody sees what it is; a day has no time.
            if (format.Trim().Length <= 2 || (kind == ColumnKind.Date && FieldWords.HasTime(format)))
                return false;
            var time = kind == ColumnKind.DateTime && !FieldWords.HasTime(format) ? " 0:00" : "";
            // A month is its first day; the machine's own zone is no part of a moment.
            var written = new DateTimeOffset(day, TimeSpan.Zero).ToString(format, CultureInfo.InvariantCulture);
            var read = DayForms.Read(written + time, kind, format);
            return read == day || (read == day.AddDays(1 - day.Day) && format.IndexOf('d') < 0);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Words are compared as texts are read: runs of letters and digits, made small.</summary>
    private static void Words(ColumnSpec column, Action<Problem> report)
    {
        Vocabulary(column, hasEnough: true, "", report);
        if (column.Categories.FirstOrDefault(word => string.IsNullOrEmpty(word) || word.Length > 64 || !word.All(char.IsLetterOrDigit)
            || word.Any(char.IsUpper)) is { } unfit)
            Report(report, column, "Categories", "words of small letters and digits, 64 at most", "'" + VisibleText.Of(unfit) + "'");
    }

    private static void Vocabulary(ColumnSpec column, bool hasEnough, string domain, Action<Problem> report)
    {
        if (!hasEnough)
            Report(report, column, "Categories", domain,
                column.Categories.Count == 0 ? "empty" : Figures.Count(column.Categories.Count, "word"));
        else if (column.Categories.GroupBy(category => category, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1) is { } twice)
            Report(report, column, "Categories", "each word once", "'" + VisibleText.Of(twice.Key) + "' twice");
        else if (column.Categories.FirstOrDefault(category => category is null || category != category.Trim()) is { } padded)
            Report(report, column, "Categories", "without space around a word, as fields are read", "'" + VisibleText.Of(padded) + "'");
    }

    /// <summary>What stands for a missing value must be one that the column can have.</summary>
    private static void Gaps(ColumnSpec column, Action<Problem> report)
    {
        Missing[] possible = column.Kind switch
        {
            ColumnKind.Number or ColumnKind.Integer => [Missing.Error, Missing.Zero, Missing.Mean, Missing.Median, Missing.MostFrequent,
                Missing.Constant],
            ColumnKind.Boolean => [Missing.Error, Missing.Zero, Missing.Mean, Missing.MostFrequent, Missing.Constant],
            ColumnKind.Category when column.IsOrdinal => [Missing.Error, Missing.Zero, Missing.Mean, Missing.Median, Missing.MostFrequent],
            ColumnKind.Category => [Missing.Error, Missing.Zero, Missing.MostFrequent],
            ColumnKind.Text => [Missing.Error, Missing.Zero],
            // Days.
            _ => [Missing.Error, Missing.Mean, Missing.Median, Missing.MostFrequent],
        };
        if (!possible.Contains(column.Missing))
            Report(report, column, "Missing", "one of " + string.Join(", ", possible) + " here", column.Missing.ToString());
        else if (column.Missing != Missing.Constant && column.Fill != 0)
            Report(report, column, "Fill", "left out without Missing.Constant", Figures.Exact(column.Fill));
        else if (column.Missing == Missing.Error && column.MissingWords.Count > 0)
            Report(report, column, "MissingWords", "left out where no value may be missing (Missing)",
                Figures.Count(column.MissingWords.Count, "word"));
        else if (column.Missing == Missing.Error && column.Indicator)
            Report(report, column, "Indicator", "left out where no value may be missing (Missing)", "true");
    }

    private static void Label(TableSpec table, Declaration declaration, Action<Problem> report)
    {
        var label = table.Label;
        var argument = label.Item < 0 ? nameof(TableAttribute.Label) : nameof(ColumnAttribute.Kind);
        var item = label.Item < 0 ? declaration.Of<TableAttribute>().First().Index : label.Item;
        if (label.Kind is not (ColumnKind.Boolean or ColumnKind.Category or ColumnKind.Number or ColumnKind.Integer))
            BadArgument.Report(report, item, argument, -1, "a boolean, a category or a number, for it is predicted", label.Kind.ToString(),
                null);
        else if (label.Kind == ColumnKind.Category && label.Categories.Count < 2)
            BadArgument.Report(report, item, argument, -1,
                "a column whose classes are declared: [Column(\"" + VisibleText.Of(label.Name) + "\", Categories = [\"…\", \"…\"])]",
                "of " + Figures.Count(label.Categories.Count, "class"), null);
        else if (label.Kind is ColumnKind.Boolean or ColumnKind.Category && label.Item >= 0)
            Vocabulary(label, label.Kind == ColumnKind.Category || label.Categories.Count is 0 or 2,
                "left out, or the words for no and yes", report);
    }

    private static void Meaningless(Declaration declaration, ColumnSpec column, string[] meant, Action<Problem> report) =>
        Refuse(declaration, column.Item, meant, "a column of kind " + column.Kind, report);

    private static void Refuse(Declaration declaration, int item, string[] meant, string what, Action<Problem> report)
    {
        var plain = new ColumnAttribute("");
        foreach (var argument in declaration.Spec.Items[item].Arguments.Where(argument => argument.IsProperty
            && !meant.Contains(argument.Name)))
        {
            var property = typeof(ColumnAttribute).GetProperty(argument.Name)!;
            // A default that is written out says nothing, and does no harm.
            if (property.GetValue(declaration.Items[item]) is var value && !(value is Array { Length: 0 })
                && !Equals(value, property.GetValue(plain)))
                BadArgument.Report(report, item, argument.Name, -1, "left out: it means nothing for " + what,
                    value is Array list ? Figures.Count(list.Length, "value") : Convert.ToString(value, CultureInfo.InvariantCulture),
                    null);
        }
    }

    private static void Report(Action<Problem> report, ColumnSpec column, string argument, string domain, string value) =>
        BadArgument.Report(report, column.Item, argument, -1, domain, value, null);
}
