using NetGen.Data;
using NetGen.Generator.Model;

namespace NetGen.Generator.Inference;

/// <summary>What the columns of a table are, from its first rows: the narrowest kind that all fields fit.</summary>
internal static class SchemaInference
{
    /// <summary>A vocabulary is not longer: a word that each few rows have is no category.</summary>
    public const int MostCategories = 64, LeastRowsOfCategory = 4;

    /// <summary>Fewer rows tell nothing of what is always different.</summary>
    public const int LeastRows = 20;

    private const double LeastWordsOfText = 2.5;

    // Words among numbers that may stand for no value: more are a vocabulary.
    private const int MostOddWords = 3, LeastOthers = 5;

    private static readonly string[] Identifying = ["id", "uid", "key", "nr"];

    /// <summary>The columns; a problem where the text is no table.</summary>
    public static InferredTable Of(string text, bool isWhole)
    {
        try
        {
            return Of(TableSample.Of(text, isWhole));
        }
        catch (DataFormatException e)
        {
            return new InferredTable { Problem = e.Message };
        }
    }

    /// <summary>The columns of what was read.</summary>
    public static InferredTable Of(TableSample sample)
    {
        var forms = sample.Columns.Select(column => FormOf(column, sample)).ToArray();
        var numbers = forms.Where(form => form.Kind is ColumnKind.Number or ColumnKind.Integer).Select(form => form.Form).ToArray();
        return new InferredTable
        {
            Columns = sample.Columns.Zip(forms, (column, form) => ColumnOf(column, Settled(column, form, numbers), sample))
                .ToEquatableArray(),
            Separator = sample.Separator,
            Problem = sample.Rows == 0 ? "the table: expected rows below the header; found none." : null,
        };
    }

    private static (ColumnKind Kind, FieldForm Form) Settled(SampleColumn column, (ColumnKind Kind, FieldForm Form) seen,
        FieldForm[] numbers)
    {
        var form = NumberForms.Settled(seen.Form, numbers);
        return form == seen.Form ? seen : (KindOf([.. column.Values.Except(form.OddWords, StringComparer.Ordinal)], form), form);
    }

    private static ColumnKind KindOf(IReadOnlyList<string> values, FieldForm form) =>
        values.All(value => NumberForms.IsWhole(value, form)) ? ColumnKind.Integer : ColumnKind.Number;

    private static InferredColumn ColumnOf(SampleColumn column, (ColumnKind Kind, FieldForm Form) seen, TableSample sample) =>
        new(column.Name, seen.Kind)
        {
            Values = column.Values.Count <= MostCategories ? Ordered(column.Values).ToEquatableArray() : EquatableArray<string>.Empty,
            MayBeMissing = column.Codes.Contains(SampleColumn.Gap),
            Form = seen.Form,
            IsIdentifier = IsIdentifier(column, seen.Kind, seen.Form, sample.Rows),
        };

    private static (ColumnKind Kind, FieldForm Form) FormOf(SampleColumn column, TableSample sample)
    {
        if (column.Values.Count == 0)
            return (ColumnKind.Number, FieldForm.Plain);
        if (FieldWords.Yes.Select((yes, i) => (Yes: yes, No: FieldWords.No[i]))
            .Any(pair => column.Values.All(value => Is(value, pair.Yes) || Is(value, pair.No))))
            return (ColumnKind.Boolean, FieldForm.Plain);
        if (QuantityOf(column.Values, sample.Separator) is { } quantity)
            return quantity;
        if (NumberForms.Mixed(column.Values, sample.Separator) is { } mixed)
            return (ColumnKind.Category, new FieldForm { Open = OpenQuestion.SeveralForms, Examples = new([mixed.One, mixed.Other]) });
        if (OddWords(column.Values, sample.Separator) is { Count: > 0 } odd
            && QuantityOf([.. column.Values.Except(odd, StringComparer.Ordinal)], sample.Separator) is { } others)
            return (others.Kind, others.Form with { OddWords = odd.ToEquatableArray() });
        if (column.Values.Count <= MostCategories
            && column.Values.Count * LeastRowsOfCategory <= Math.Max(column.Counts.Sum(), 2 * LeastRowsOfCategory))
            return (ColumnKind.Category, Alike(column.Values) is { } alike
                ? new FieldForm { Open = OpenQuestion.AlikeCategories, Examples = new([alike.One, alike.Other]) }
                : FieldForm.Plain);
        return (column.Values.Average(value => (double)value.Split(' ').Length) >= LeastWordsOfText ? ColumnKind.Text : ColumnKind.Category,
            FieldForm.Plain);
    }

    /// <summary>Two words that only case or the number of spaces tells apart, in the order of letters; null for none. Single letters are told
    /// apart by their case.</summary>
    private static (string One, string Other)? Alike(IReadOnlyList<string> values)
    {
        if (values.All(value => value.Length == 1))
            return null;
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in values.OrderBy(value => value, StringComparer.Ordinal))
        {
            var look = string.Join(" ", value.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
            if (seen.TryGetValue(look, out var other))
                return (other, value);
            seen.Add(look, value);
        }
        return null;
    }

    /// <summary>Numbers or days; null where they are neither.</summary>
    private static (ColumnKind Kind, FieldForm Form)? QuantityOf(IReadOnlyList<string> values, char separator)
    {
        if (DayForms.AreTogether(values))
            return (ColumnKind.Date, new FieldForm { Day = FieldWords.PlainDay });
        return NumberForms.Of(values, separator) is { } numbers ? (KindOf(values, numbers), numbers) : DayForms.Of(values);
    }

    /// <summary>
    /// The words of a column that look like none of the many others: without a digit, or no number and no day where all others are. Empty
    /// where they are not few, so that codes are left in peace of which some are numbers.
    /// </summary>
    private static IReadOnlyList<string> OddWords(IReadOnlyList<string> values, char separator)
    {
        bool AreFew(IReadOnlyList<string> words) =>
            words.Count is > 0 and <= MostOddWords && values.Count - words.Count >= LeastOthers * words.Count;
        var wordless = values.Where(value => !value.Any(char.IsDigit)).Take(MostOddWords + 1).ToArray();
        if (AreFew(wordless))
            return wordless;
        // No more than are needed to see that they are many.
        var odd = values.Where(IsOdd).Take(MostOddWords + 1).ToArray();
        return AreFew(odd) ? odd : [];

        bool IsOdd(string value) => QuantityOf([value], separator) is not { } quantity || quantity.Form.Unit.Any(char.IsLetter);
    }

    /// <summary>A value of its own in each row: a text without spaces, or whole numbers that count or are called so.</summary>
    private static bool IsIdentifier(SampleColumn column, ColumnKind kind, FieldForm form, int rows)
    {
        if (rows < LeastRows || column.Values.Count < rows)
            return false;
        return kind switch
        {
            ColumnKind.Category => column.Values.All(value => value.IndexOf(' ') < 0) && WordForms.Of(column.Values) is not { HasSize: true },
            ColumnKind.Integer => IsCalledSo(column.Name) || Counts(column.Values, form),
            _ => false,
        };
    }

    private static bool IsCalledSo(string name) =>
        name.Split(' ', '_', '-', '.').Append(CamelTail(name)).Any(word => Identifying.Contains(word, StringComparer.OrdinalIgnoreCase));

    /// <summary>What follows the last small letter of <c>loanId</c>.</summary>
    private static string CamelTail(string name) =>
        name.Length > 2 && char.IsLower(name[name.Length - 3]) && char.IsUpper(name[name.Length - 2])
            ? name.Substring(name.Length - 2)
            : "";

    private static bool Counts(IReadOnlyList<string> values, FieldForm form)
    {
        var numbers = values.Select(value => NumberForms.TryRead(value, form, out var number) ? number : 0).ToArray();
        return numbers.Skip(1).Select((number, i) => number - numbers[i]).Distinct().Count() == 1;
    }

    /// <summary>Whole numbers by size, other words by their letters.</summary>
    private static IEnumerable<string> Ordered(IReadOnlyList<string> values)
    {
        var numbers = values.Select(value => NumberForms.TryRead(value, FieldForm.Plain, out var number) ? number : double.NaN).ToArray();
        return numbers.Any(double.IsNaN)
            ? values.OrderBy(value => value, StringComparer.Ordinal)
            : values.Zip(numbers, (value, number) => (value, number)).OrderBy(pair => pair.number)
                .ThenBy(pair => pair.value, StringComparer.Ordinal).Select(pair => pair.value);
    }

    private static bool Is(string value, string word) => value.Equals(word, StringComparison.OrdinalIgnoreCase);
}
