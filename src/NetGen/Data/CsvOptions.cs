using System.Text;

namespace NetGen;

/// <summary>
/// How a table of text becomes samples. By default: commas, a header if the first row does not read like the others, the class in the last
/// column, every other column a feature. Immutable; may be shared by threads.
/// </summary>
public sealed record CsvOptions
{
    /// <summary>What stands between two fields: ',' by default, often ';' or '\t'.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>
    /// How the bytes of a file are text; null for UTF-8, and for UTF-16 where every second byte of the beginning is 0. A byte order mark
    /// goes before either. Bytes that are none of the encoding's are an error. <see cref="Encoding.Latin1"/> is at hand; the code pages
    /// that Excel writes are .NET's own too: <c>Encoding.RegisterProvider(CodePagesEncodingProvider.Instance)</c> once, then
    /// <c>Encoding.GetEncoding(1251)</c>.
    /// </summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Whether the first row holds column names.</summary>
    public CsvHeader Header { get; init; } = CsvHeader.Auto;

    /// <summary>Lines to pass over before the table (and its header) begins.</summary>
    public int SkipLines { get; init; }

    /// <summary>
    /// The column with the class; the last one where neither this nor <see cref="TargetColumns"/> is given. Where all its fields are
    /// whole numbers from 0 on, these are the labels; otherwise the distinct texts are the class names, labelled in ordinal order.
    /// </summary>
    public CsvColumn? ClassColumn { get; init; }

    /// <summary>
    /// The class names by label, for files that must agree with one another (<c>ClassNames = train.ClassNames</c>); a text that is not
    /// among them is an error. Null to take them from the column.
    /// </summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>
    /// The number of the first class, where the class column holds whole numbers: 1 turns 1, 2, 3 into the labels 0, 1, 2. Null counts from
    /// 0, and is an error where no 0 occurs but several other numbers do: then nobody can know whether 0 is a class; and where many numbers
    /// between do not occur, as 0 and 5 would be six classes.
    /// </summary>
    public int? FirstLabel { get; init; }

    /// <summary>The columns with real targets, for regression; none where the samples have a class.</summary>
    public IReadOnlyList<CsvColumn> TargetColumns { get; init; } = [];

    /// <summary>Columns that are neither feature nor answer: row numbers, names, dates.</summary>
    public IReadOnlyList<CsvColumn> IgnoredColumns { get; init; } = [];
}

/// <summary>Whether a table's first row holds column names.</summary>
public enum CsvHeader
{
    /// <summary>
    /// It does if a column is addressed by name, if a feature or target field in it is neither a number nor missing, or if a text stands
    /// above a class column of numbers. A first row 0, 1, 2, … with a text that no other row has (pandas writes such headers) could be
    /// either, and is an error.
    /// </summary>
    Auto,

    /// <summary>It does.</summary>
    Yes,

    /// <summary>It does not: it is the first sample.</summary>
    No,
}

/// <summary>
/// A column by index, counted from 0 or (negative) from the end, or by its name in the header. Both convert implicitly. Immutable.
/// </summary>
/// <example><code>new CsvOptions { ClassColumn = -1 }
/// new CsvOptions { ClassColumn = "species" }</code></example>
public readonly record struct CsvColumn
{
    private CsvColumn(int index, string? name)
    {
        Index = index;
        Name = name;
    }

    /// <summary>The index; −1 is the last column. Only where <see cref="Name"/> is null.</summary>
    public int Index { get; }

    /// <summary>The name in the header, compared letter by letter; null for a column given by index.</summary>
    public string? Name { get; }

    /// <summary>A column by index.</summary>
    public static implicit operator CsvColumn(int index) => new(index, null);

    /// <summary>A column by name.</summary>
    public static implicit operator CsvColumn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(0, name);
    }

    /// <summary>The column as messages write it.</summary>
    public override string ToString() => Name is null ? FormattableString.Invariant($"{Index}") : $"'{Name}'";
}
