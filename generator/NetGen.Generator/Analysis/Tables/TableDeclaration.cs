using NetGen.Data;
using NetGen.Generator.Emission;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Tables;

/// <summary>NG0014: a table and its columns belong together, stand in place of an input, and each column has names of its own.</summary>
internal static class TableDeclaration
{
    /// <summary>What settles a question that the fields leave open.</summary>
    private static readonly string[] Settling =
    [
        nameof(ColumnAttribute.Ignore), nameof(ColumnAttribute.Categories), nameof(ColumnAttribute.Hash),
        nameof(ColumnAttribute.Decimal), nameof(ColumnAttribute.Thousands), nameof(ColumnAttribute.Format),
        nameof(ColumnAttribute.Negative),
    ];

    public static void Check(Declaration declaration, Action<Problem> report)
    {
        var tables = declaration.Of<TableAttribute>().ToArray();
        var columns = declaration.Of<ColumnAttribute>().ToArray();
        if (tables.Length == 0)
        {
            foreach (var (index, _) in columns.Take(1))
                Report(index, null, "stands without a table: [Table(Label = \"…\")] says that samples are rows, and what is predicted");
            return;
        }
        var (at, table) = tables[0];
        foreach (var (index, _) in declaration.Of<NetworkItemAttribute>()
            .Where(item => item.Attribute is InputAttribute or TokensAttribute))
            Report(index, null, "stands beside a table, whose columns are the input");
        foreach (var (index, _) in declaration.Of<NetworkItemAttribute>()
            .Where(item => item.Attribute is PreprocessingAttribute or AugmentationAttribute))
            Report(index, null, "stands beside a table, of which each column says how it is prepared");
        if (table.File is { } file && declaration.Spec.Table is not { Problem: null })
        {
            Report(at, "file", "names '" + VisibleText.Of(file) + "', and " + (declaration.Spec.Table?.Problem ?? "it is not read here."));
            return;
        }
        if (declaration.Spec.Table is { } inferred)
            AgainstFile(inferred);
        if (table.Label.Length == 0)
            Report(at, nameof(TableAttribute.Label), "has no label: Label = \"…\" names the column that is predicted");
        if (table.Separator is '"' or '\r' or '\n')
            Report(at, nameof(TableAttribute.Separator), "has a separator that is a quote or the end of a line");
        if (table.Separator != ',' && declaration.Spec.Table is { } read && read.Separator != table.Separator)
            Report(at, nameof(TableAttribute.Separator),
                "has the separator '" + VisibleText.Of(table.Separator.ToString()) + "'; in the file it is '"
                    + VisibleText.Of(read.Separator.ToString()) + "'");
        var spec = TableSpec.Of(declaration.Spec, [.. declaration.Items])!;
        if (spec.Columns.Count == 0)
            Report(at, null, "has no column that is a feature: [Column(\"…\")] declares one");
        Names(spec, columns, declaration.Spec.Name);
        if (spec.Label is { Kind: ColumnKind.Boolean, Categories.Count: 2 } label
            && !declaration.Spec.Writes(label.Item, nameof(ColumnAttribute.Categories)))
            AskForYes(label);

        void AgainstFile(InferredTable inferred)
        {
            var names = new HashSet<string>(inferred.Columns.Select(column => column.Name), StringComparer.Ordinal);
            var known = string.Join(", ", inferred.Columns.Take(12).Select(column => "'" + VisibleText.Of(column.Name) + "'"));
            if (table.Label.Length > 0 && !names.Contains(table.Label))
                Report(at, nameof(TableAttribute.Label),
                    "has the label '" + VisibleText.Of(table.Label) + "', which is no column of the file; it has " + known);
            foreach (var (index, column) in columns.Where(column => (column.Attribute.Ignore
                || !string.IsNullOrEmpty(column.Attribute.Name)) && !names.Contains(column.Attribute.Name)))
                Report(index, "name", "names '" + VisibleText.Of(column.Name) + "', which is no column of the file; it has " + known);
            foreach (var column in inferred.Columns)
                Ask(column);
        }

        // What is true is the user's to say: the order of letters is none.
        void AskForYes(ColumnSpec label)
        {
            var (one, other) = (VisibleText.Of(label.Categories[0]), VisibleText.Of(label.Categories[1]));
            Report(label.Item < 0 ? at : label.Item, label.Item < 0 ? nameof(TableAttribute.Label) : "name",
                "has the label '" + VisibleText.Of(label.Name) + "' with the words '" + one + "' and '" + other
                + "', of which one is yes: [Column(\"" + VisibleText.Of(label.Name) + "\", Categories = [\"" + one + "\", \"" + other
                + "\"])] says it of the second, or the other way round");
        }

        void Ask(InferredColumn seen)
        {
            var (item, declared) = columns.Where(column => column.Attribute.Name == seen.Name)
                .DefaultIfEmpty((-1, new ColumnAttribute(seen.Name))).First();
            if (seen.Name.Length == 0 && !declared.Ignore)
            {
                Report(at, "file", "has a column without a name, as row numbers that were written along have: "
                    + "[Column(\"\", Ignore = true)] passes over it");
                return;
            }
            if (seen.Form.OddWords.Count > 0 && seen.Name != table.Label)
                AskForWords(seen, declared, item);
            var isOther = declared.Kind is ColumnKind.Category or ColumnKind.Text;
            if (seen.Form.Open is not { } open || isOther || Settling.Any(argument => declaration.Spec.Writes(item, argument)))
                return;
            Report(item < 0 ? at : item, item < 0 ? "file" : "name", "has the column '" + VisibleText.Of(seen.Name) + "', "
                + Asked(open, seen.Form, "[Column(\"" + VisibleText.Of(seen.Name) + "\", "));
        }

        static string Asked(OpenQuestion open, FieldForm form, string place) => open switch
        {
            OpenQuestion.DayOrMonth => "in whose days (03/04/2024) day and month cannot be told apart: " + place
                + "Format = \"" + form.Day + "\")] or \"" + Turned(form.Day) + "\" says which comes first",
            OpenQuestion.ThousandOrFraction => "whose numbers (1" + form.Decimal + "250) may be thousands or fractions: " + place
                + "Thousands = '" + form.Decimal + "')] or Decimal = '" + form.Decimal + "' says which",
            OpenQuestion.Negative => "in which " + VisibleText.Of(form.Examples[0]) + " may be a number below 0 or a word: " + place
                + "Negative = NegativeForm." + form.Negative + ")] or Kind = ColumnKind.Category says which",
            OpenQuestion.SeveralForms => "whose fields are numbers in several forms ('" + VisibleText.Of(form.Examples[0]) + "' and '"
                + VisibleText.Of(form.Examples[1]) + "'): they must be of one in the file, or " + place
                + "Kind = ColumnKind.Category)] says that they are words",
            OpenQuestion.AlikeCategories => "whose categories '" + VisibleText.Of(form.Examples[0]) + "' and '"
                + VisibleText.Of(form.Examples[1]) + "' differ by case or spaces alone: where they are one, write them alike in the file; "
                + place + "Kind = ColumnKind.Category)] says that they are two",
            _ => throw new ArgumentOutOfRangeException(nameof(open), open, "No such question."),
        };

        static string? Turned(string? form) => FieldWords.OtherDays.First(days => days.Day == form).Turned;

        // A few words among numbers make words of all: that is not for a typing error to decide.
        void AskForWords(InferredColumn seen, ColumnAttribute declared, int item)
        {
            if (declared.Ignore || declared.Kind != ColumnKind.Auto || declared.Categories.Length > 0 || declared.Hash > 0
                || seen.Form.OddWords.All(word => declared.MissingWords.Contains(word, StringComparer.Ordinal)))
                return;
            var name = VisibleText.Of(seen.Name);
            var words = string.Join(", ", seen.Form.OddWords.Select(word => "\"" + VisibleText.Of(word) + "\""));
            Report(item < 0 ? at : item, item < 0 ? "file" : "name", "has the column '" + name + "', whose fields are "
                + (seen.Kind is ColumnKind.Date or ColumnKind.DateTime ? "days" : "numbers") + " but for " + words + ": [Column(\"" + name
                + "\", MissingWords = [" + words + "])] says that such a word stands for no value, "
                + "Kind = ColumnKind.Category that all are words");
        }

        void Names(TableSpec spec, IReadOnlyList<(int Index, ColumnAttribute Attribute)> columns, string network)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (index, column) in columns)
            {
                // Without a name is what is passed over, or nothing.
                if (column.Name is null || (column.Name.Length == 0 && !column.Ignore) || column.Name != column.Name.Trim()
                    || column.Name.Any(char.IsControl))
                    Report(index, "name", "has a name that no header has: at least one letter, no space around it, no control characters");
                else if (!names.Add(column.Name))
                    Report(index, "name", "is a second one of the name '" + VisibleText.Of(column.Name) + "'");
            }
            var properties = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var column in spec.Columns.Append(spec.Label))
            {
                var item = column.Item < 0 ? at : column.Item;
                if (!Identifiers.IsValid(column.Property) || Keywords.Reserved.Contains(column.Property))
                    Report(item, nameof(ColumnAttribute.Property),
                        "has the property '" + VisibleText.Of(column.Property) + "', which is no C# identifier");
                else if (ReservedNames.IsOfRows(column.Property) || column.Property == network)
                    Report(item, nameof(ColumnAttribute.Property),
                        "has the property '" + column.Property
                            + "', which a row or a prediction has already: Property = \"…\" gives another name");
                else if (properties.TryGetValue(column.Property, out var other))
                    Report(item, nameof(ColumnAttribute.Property),
                        "has the property '" + column.Property + "', as the column '" + VisibleText.Of(other)
                            + "' has: Property = \"…\" gives another name");
                properties[column.Property] = column.Name;
            }
        }

        void Report(int item, string? argument, string what) =>
            report(new Problem { Id = "NG0014", Item = item, Argument = argument, Figures = new([declaration.KindOf(item), what]) });
    }
}
