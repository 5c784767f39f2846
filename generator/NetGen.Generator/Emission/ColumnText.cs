using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>A column as an object of the runtime, and as a property of <c>Row</c>.</summary>
internal static class ColumnText
{
    /// <summary>The class, what follows the name in its constructor, and what is set behind it.</summary>
    public static (string Type, string Arguments, string Properties) Of(ColumnSpec column)
    {
        var (type, arguments) = column.Kind switch
        {
            ColumnKind.Boolean => ("BooleanColumn", ""),
            ColumnKind.Category when column.Hash > 0 && column.Categories.Count == 0 => ("HashedColumn",
                ", buckets: " + Literals.Of(column.Hash)),
            ColumnKind.Category => ("CategoryColumn", ", " + Texts(column.Categories)),
            ColumnKind.Text => ("TextColumn", ", buckets: " + Literals.Of(column.TextPlaces)),
            ColumnKind.Date or ColumnKind.DateTime => ("DateColumn", ", hasTime: " + Literals.Of(column.Kind == ColumnKind.DateTime)),
            ColumnKind.Time => ("TimeColumn", ""),
            ColumnKind.Number or ColumnKind.Integer => ("NumberColumn", ""),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Kind, "A column without a class."),
        };
        var set = Set(column).ToList();
        return (type, arguments,
            set.Count == 0 ? "" : " { " + string.Join(", ", set.Select(pair => pair.Name + " = " + pair.Value)) + " }");
    }

    /// <summary>The type of the property.</summary>
    public static string TypeOf(ColumnSpec column, bool mayBeMissing) => column.Kind switch
    {
        ColumnKind.Boolean => "bool",
        ColumnKind.Integer => "long",
        ColumnKind.Category or ColumnKind.Text => "string",
        ColumnKind.Date => "global::System.DateOnly",
        ColumnKind.DateTime => "global::System.DateTime",
        ColumnKind.Time => "global::System.TimeOnly",
        // Numbers.
        _ => "double",
    } + (mayBeMissing ? "?" : "");

    /// <summary>A character as C# text.</summary>
    public static string Of(char character) => character switch
    {
        '\'' or '\\' => "'\\" + character + "'",
        '\t' => "'\\t'",
        < ' ' or > '~' => "'\\u" + ((int)character).ToString("X4", System.Globalization.CultureInfo.InvariantCulture) + "'",
        // What can be printed as it is.
        _ => "'" + character + "'",
    };

    private static IEnumerable<(string Name, string Value)> Set(ColumnSpec column)
    {
        if (column.Kind == ColumnKind.Integer)
            yield return ("IsInteger", "true");
        if (column.Kind == ColumnKind.Boolean && column.Categories.Count > 0)
            yield return ("Words", "new string[] { " + Texts(column.Categories) + " }");
        if (column.Kind == ColumnKind.Text && column.Categories.Count > 0)
            yield return ("Words", "new string[] { " + Texts(column.Categories) + " }");
        if (column.Unseen != Unseen.Error)
            yield return ("Unseen", "global::NetGen.Unseen." + column.Unseen);
        if (column.IsOrdinal)
            yield return ("IsOrdinal", "true");
        if (column.Kind is ColumnKind.Date or ColumnKind.DateTime or ColumnKind.Time)
            yield return ("Parts",
                string.Join(" | ",
                    column.Parts.ToString().Split([", "], StringSplitOptions.None).Select(part => "global::NetGen.DateParts." + part)));
        if (!double.IsNaN(column.ClipMin))
            yield return ("ClipMin", Literals.Of(column.ClipMin, "double"));
        if (!double.IsNaN(column.ClipMax))
            yield return ("ClipMax", Literals.Of(column.ClipMax, "double"));
        if (column.Log1P)
            yield return ("Log1P", "true");
        if (column.IsScaled && column.Scale != ColumnScale.Standardize)
            yield return ("Scale", "global::NetGen.ColumnScale." + column.Scale);
        if (column.MayBeMissing)
            yield return ("Missing", "global::NetGen.Missing." + column.Missing);
        if (column.Fill != 0)
            yield return ("Fill", Literals.Of(column.Fill, "double"));
        if (column.Indicator)
            yield return ("Indicator", "true");
        if (column.Decimal != '.')
            yield return ("Decimal", Of(column.Decimal));
        if (column.Thousands != '\0')
            yield return ("Thousands", Of(column.Thousands));
        if (column.Unit.Length > 0)
            yield return ("Unit", Literals.Of(column.Unit));
        if (column.Negative != NegativeForm.Sign)
            yield return ("Negative", "global::NetGen.NegativeForm." + column.Negative);
        if (column.MissingWords.Count > 0)
            yield return ("MissingWords", "new string[] { " + Texts(column.MissingWords) + " }");
        if (column.Format is { } format)
            yield return ("Format", Literals.Of(format));
    }

    private static string Texts(IEnumerable<string> texts) => string.Join(", ", texts.Select(text => Literals.Of(text)));
}
