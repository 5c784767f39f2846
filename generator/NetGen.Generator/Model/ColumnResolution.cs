namespace NetGen.Generator.Model;

/// <summary>What a column is: what is declared, else what the table's first rows say, else the defaults.</summary>
internal static class ColumnResolution
{
    /// <summary>Buckets where a vocabulary is too long to be listed, and of a text.</summary>
    private const int Buckets = 128, TextBuckets = 256;

    public static ColumnSpec Feature(NetworkSpec spec, ColumnAttribute column, int item, InferredColumn? seen)
    {
        var kind = Declared(column, seen) ?? seen?.Kind ?? ColumnKind.Number;
        var isListed = column.Categories.Length > 0 || column.Hash > 0 || seen is null;
        var vocabulary = isListed || kind != ColumnKind.Category ? column.Categories.ToEquatableArray() : seen!.Values;
        var fills = seen is not null && (seen.MayBeMissing || column.MissingWords.Length > 0)
            && !spec.Writes(item, nameof(ColumnAttribute.Missing));
        return Resolved(column, item, kind, seen, spec) with
        {
            Categories = vocabulary,
            Unseen = isListed || kind != ColumnKind.Category || vocabulary.Count == 0 || spec.Writes(item, nameof(ColumnAttribute.Unseen))
                ? column.Unseen
                : Unseen.Other,
            Hash = column.Hash > 0 || seen is null ? column.Hash
                : kind == ColumnKind.Text ? (vocabulary.Count > 0 ? 0 : TextBuckets)
                : kind == ColumnKind.Category && vocabulary.Count == 0 ? Buckets
                : 0,
            Missing = fills ? FillOf(kind, column.Ordinal) : column.Missing,
            Indicator = column.Indicator || (fills && !spec.Writes(item, nameof(ColumnAttribute.Indicator))),
        };
    }

    /// <param name="spec">The declaration.</param>
    /// <param name="column">What is declared of it.</param>
    /// <param name="item">Where; −1 for nowhere.</param>
    /// <param name="seen">What the first rows say.</param>
    /// <param name="ofHead">What the network's head reads.</param>
    public static ColumnSpec Label(NetworkSpec spec, ColumnAttribute column, int item, InferredColumn? seen, ColumnKind ofHead)
    {
        var kind = column.Kind != ColumnKind.Auto
            ? column.Kind
            : ofHead == ColumnKind.Number && column.Categories.Length > 0 ? ColumnKind.Category : ofHead;
        var words = column.Categories.Length > 0 || seen is null || kind == ColumnKind.Number
            || (kind == ColumnKind.Boolean && seen.Kind == ColumnKind.Boolean)
            ? column.Categories.ToEquatableArray()
            : seen.Values;
        // It is learned as it is.
        return Resolved(column, item, kind, seen, spec) with { Categories = words, Scale = ColumnScale.None };
    }

    /// <summary>The kind that a declaration says; null where it says none.</summary>
    private static ColumnKind? Declared(ColumnAttribute column, InferredColumn? seen) => column.Kind != ColumnKind.Auto ? column.Kind
        : seen is { Kind: ColumnKind.Date or ColumnKind.DateTime or ColumnKind.Time } && column is { Categories.Length: 0, Hash: 0 }
            ? seen.Kind
        : column.Parts != DateParts.Auto ? (column.Parts & DateParts.TimeOfDay) != 0 ? ColumnKind.DateTime : ColumnKind.Date
        : column.Categories.Length > 0 || column.Hash > 0 ? ColumnKind.Category
        : null;

    private static Missing FillOf(ColumnKind kind, bool isOrdinal) => kind switch
    {
        ColumnKind.Boolean => Missing.MostFrequent,
        ColumnKind.Category when isOrdinal => Missing.MostFrequent,
        ColumnKind.Category or ColumnKind.Text => Missing.Zero,
        // Of numbers, and of days, which are numbers too.
        _ => Missing.Median,
    };

    private static ColumnSpec Resolved(ColumnAttribute column, int item, ColumnKind kind, InferredColumn? seen, NetworkSpec spec)
    {
        // Numbers that are declared words are written as words.
        var numbers = kind is ColumnKind.Number or ColumnKind.Integer ? seen : null;
        return new()
        {
            Item = item,
            Name = column.Name,
            Property = column.Property ?? PropertyName.Of(column.Name),
            Kind = kind,
            Categories = column.Categories.ToEquatableArray(),
            Unseen = column.Unseen,
            IsOrdinal = column.Ordinal,
            Hash = column.Hash,
            Embedding = column.Embedding,
            Scale = column.Scale,
            Log1P = column.Log1P,
            ClipMin = column.ClipMin,
            ClipMax = column.ClipMax,
            Missing = column.Missing,
            MissingWords = column.MissingWords.ToEquatableArray(),
            Fill = column.Fill,
            Indicator = column.Indicator,
            Parts = PartsOf(kind, column.Parts),
            Decimal = DecimalOf(column, item, numbers, spec),
            Thousands = numbers is null || spec.Writes(item, nameof(ColumnAttribute.Thousands))
                || spec.Writes(item, nameof(ColumnAttribute.Decimal)) ? column.Thousands : numbers.Form.Thousands,
            Unit = column.Unit ?? numbers?.Form.Unit ?? "",
            Negative = numbers is null || spec.Writes(item, nameof(ColumnAttribute.Negative)) ? column.Negative : numbers.Form.Negative,
            Format = column.Format ?? (kind is ColumnKind.Date or ColumnKind.DateTime ? seen?.Form.Day : null),
        };
    }

    /// <summary>What is declared; what was seen, unless that sign is declared to be another.</summary>
    private static char DecimalOf(ColumnAttribute column, int item, InferredColumn? seen, NetworkSpec spec)
    {
        if (seen is null || spec.Writes(item, nameof(ColumnAttribute.Decimal)))
            return column.Decimal;
        var isTaken = spec.Writes(item, nameof(ColumnAttribute.Thousands)) && column.Thousands == seen.Form.Decimal;
        return !isTaken ? seen.Form.Decimal : column.Thousands == '.' ? ',' : '.';
    }

    private static DateParts PartsOf(ColumnKind kind, DateParts declared)
    {
        if (declared == DateParts.Auto && kind == ColumnKind.Time)
            return DateParts.Elapsed | DateParts.TimeOfDay;
        if (declared != DateParts.Auto || kind is not (ColumnKind.Date or ColumnKind.DateTime))
            return declared;
        const DateParts OfDay = DateParts.Elapsed | DateParts.DayOfYear | DateParts.DayOfWeek;
        return kind == ColumnKind.DateTime ? OfDay | DateParts.TimeOfDay : OfDay;
    }
}
