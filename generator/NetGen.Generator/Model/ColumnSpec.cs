using System.Globalization;

namespace NetGen.Generator.Model;

/// <summary>A column of a table with everything settled: what was declared, and the defaults.</summary>
internal sealed record ColumnSpec
{
    /// <summary>The attribute that declares it, by index.</summary>
    public required int Item { get; init; }

    /// <summary>Its name in the header.</summary>
    public required string Name { get; init; }

    /// <summary>The property of <c>Row</c>.</summary>
    public required string Property { get; init; }

    /// <summary>What its fields are; never <see cref="ColumnKind.Auto"/>.</summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>The vocabulary; of a boolean its two words, or none.</summary>
    public EquatableArray<string> Categories { get; init; } = EquatableArray<string>.Empty;

    public Unseen Unseen { get; init; }

    public bool IsOrdinal { get; init; }

    /// <summary>Buckets of a hashed vocabulary or text; 0 for none.</summary>
    public int Hash { get; init; }

    /// <summary>Learned values that a category becomes; 0 for a one among zeros.</summary>
    public int Embedding { get; init; }

    /// <summary>The layer that has the vectors of an embedding.</summary>
    public string EmbeddingName => Property + "Embedding";

    public ColumnScale Scale { get; init; }

    public bool Log1P { get; init; }

    public double ClipMin { get; init; } = double.NaN;

    public double ClipMax { get; init; } = double.NaN;

    public Missing Missing { get; init; }

    public double Fill { get; init; }

    public bool Indicator { get; init; }

    /// <summary>What of a date becomes input; never <see cref="DateParts.Auto"/> of one.</summary>
    public DateParts Parts { get; init; }

    public char Decimal { get; init; } = '.';

    public char Thousands { get; init; }

    /// <summary>What stands before or behind each number; empty for nothing.</summary>
    public string Unit { get; init; } = "";

    public NegativeForm Negative { get; init; }

    /// <summary>Words that stand for no value, besides the usual ones.</summary>
    public EquatableArray<string> MissingWords { get; init; } = EquatableArray<string>.Empty;

    /// <summary>How its numbers are written.</summary>
    public FieldForm Form => new() { Decimal = Decimal, Thousands = Thousands, Unit = Unit, Negative = Negative };

    /// <summary>How a day is written; null for 2024-03-01.</summary>
    public string? Format { get; init; }

    /// <summary>Whether a field may be without a value.</summary>
    public bool MayBeMissing => Missing != Missing.Error;

    /// <summary>Places of a category, with the one of all others.</summary>
    public int Places => Hash > 0 ? Hash : Categories.Count + (Unseen == Unseen.Other ? 1 : 0);

    /// <summary>The words, or else the buckets, of a text.</summary>
    public int TextPlaces => Categories.Count > 0 ? Categories.Count : Hash;

    /// <summary>The values that it is in a sample.</summary>
    public int Length => Kind switch
    {
        ColumnKind.Text => TextPlaces,
        ColumnKind.DateTime => 2,
        // A value, or the place of a word.
        _ => 1,
    };

    /// <summary>The values that the first layer reads of it.</summary>
    public int ReadLength => Embedding > 0 ? EncodedLength - Places + Embedding : EncodedLength;

    /// <summary>The values that it is encoded as, before categories are embedded.</summary>
    public int EncodedLength => (Indicator ? 1 : 0) + Kind switch
    {
        ColumnKind.Category when !IsOrdinal => Places,
        ColumnKind.Text => TextPlaces,
        ColumnKind.Date or ColumnKind.DateTime or ColumnKind.Time => Has(DateParts.Elapsed) + Has(DateParts.Year)
            + (2 * (Has(DateParts.DayOfYear) + Has(DateParts.DayOfMonth) + Has(DateParts.DayOfWeek) + Has(DateParts.TimeOfDay))),
        // A number, a yes or no, or a rank.
        _ => 1,
    };

    /// <summary>The sum of the squares that encoded values have in the mean: 1 of what is scaled, of a one among zeros, of a sine and
    /// cosine.</summary>
    public double Energy => Kind switch
    {
        ColumnKind.Boolean => 0.5,
        ColumnKind.Date or ColumnKind.DateTime or ColumnKind.Time => Has(DateParts.Elapsed) + Has(DateParts.Year)
            + Has(DateParts.DayOfYear) + Has(DateParts.DayOfMonth) + Has(DateParts.DayOfWeek) + Has(DateParts.TimeOfDay),
        // One place of many is 1, or a number of deviation 1.
        _ => 1,
    };

    /// <summary>What its fields are and what becomes of them, for people and for the fingerprint of weight files.</summary>
    public string Description => string.Join(", ", new[]
    {
        Kind switch
        {
            ColumnKind.Category when Hash > 0 => "category in " + Text(Hash) + " buckets",
            ColumnKind.Category =>
                (IsOrdinal ? "ordered category " : "category ")
                    + string.Join(" | ", Categories.Select(category => VisibleText.Of(category))) + (Unseen == Unseen.Other
                        ? " | other"
                        : ""),
            ColumnKind.Boolean =>
                "yes or no" + (Categories.Count == 2
                    ? " (" + VisibleText.Of(Categories[1]) + ", " + VisibleText.Of(Categories[0]) + ")"
                    : ""),
            ColumnKind.Text when Categories.Count > 0 => "text of " + string.Join(" | ", Categories.Select(word => VisibleText.Of(word))),
            ColumnKind.Text => "text in " + Text(Hash) + " buckets",
            ColumnKind.DateTime => "date and time: " + Parts,
            ColumnKind.Date => "date: " + Parts,
            ColumnKind.Time => "time of day: " + Parts,
            ColumnKind.Integer => "whole number",
            ColumnKind.Number => "number",
            // Auto is resolved before; a value that is none of the enumeration is refused.
            _ => "column",
        },
        Unit.Length > 0 ? "in " + VisibleText.Of(Unit) : null,
        Embedding > 0 ? "embedding " + Text(Embedding) : null,
        double.IsNaN(ClipMin) ? null : "at least " + Text(ClipMin),
        double.IsNaN(ClipMax) ? null : "at most " + Text(ClipMax),
        Log1P ? "log1p" : null,
        !IsScaled ? null : Scale switch
        {
            ColumnScale.None => null,
            ColumnScale.MinMax => "min-max",
            ColumnScale.Robust => "robust",
            ColumnScale.Quantile => "quantiles",
            // Also said of a value that is none of the enumeration, which is refused.
            _ => "standardized",
        },
        Missing switch
        {
            Missing.Error => null,
            Missing.Constant => "missing: " + Text(Fill),
            Missing.MostFrequent => "missing: most frequent",
            // Zero, mean, median.
            _ => "missing: " + Missing.ToString().ToLowerInvariant(),
        },
        Indicator ? "indicator" : null,
    }.OfType<string>());

    /// <summary>Whether there is a number that is scaled.</summary>
    public bool IsScaled => Kind is ColumnKind.Number or ColumnKind.Integer || (Kind == ColumnKind.Category && IsOrdinal)
        || (Kind is ColumnKind.Date or ColumnKind.DateTime or ColumnKind.Time && (Parts & (DateParts.Elapsed | DateParts.Year)) != 0);

    /// <summary>Whether its numbers are scaled by quantiles, which are kept.</summary>
    public bool HasQuantiles => IsScaled && Scale == ColumnScale.Quantile;

    private int Has(DateParts part) => (Parts & part) != 0 ? 1 : 0;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
