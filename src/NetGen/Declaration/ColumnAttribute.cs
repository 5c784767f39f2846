namespace NetGen;

/// <summary>
/// A column of the network's table, and how its fields become input values. What is learned from data (means, medians, deviations) is
/// fitted on the training samples alone and saved in the weight file; the number of values a column becomes is constant.
/// </summary>
/// <param name="name">The column's name in the header, letter by letter.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ColumnAttribute(string name) : NetworkItemAttribute
{
    /// <summary>The column's name in the header.</summary>
    public string Name { get; } = name;

    /// <summary>What its fields are. When not set: categories where <see cref="Categories"/> or <see cref="Hash"/> are given, a date with
    /// <see cref="Parts"/>, else a number.</summary>
    public ColumnKind Kind { get; set; }

    /// <summary>The property of <c>Row</c>; when not set, made of the name (<c>customer_id</c> becomes <c>CustomerId</c>).</summary>
    public string? Property { get; set; }

    /// <summary>Whether it is no feature: it may stand in files and is passed over.</summary>
    public bool Ignore { get; set; }

    /// <summary>The vocabulary of a category, in order; of a boolean its two words, no and yes; of a text the words that count, in small
    /// letters.</summary>
    public string[] Categories { get; set; } = [];

    /// <summary>What becomes of a category that is not in the vocabulary.</summary>
    public Unseen Unseen { get; set; }

    /// <summary>Whether the order of the categories means something: they become one number, 0, 1, 2, …, scaled as numbers are.</summary>
    public bool Ordinal { get; set; }

    /// <summary>
    /// Buckets for a vocabulary that nobody lists, or for the words of a text: each is put into one by a hash of its letters, the same on
    /// every machine. 0 for none.
    /// </summary>
    public int Hash { get; set; }

    /// <summary>
    /// Learned values that a category becomes, in place of a one among zeros: near each other where categories mean the same. A category
    /// that no training sample has is all zeros. 0 for no embedding.
    /// </summary>
    public int Embedding { get; set; }

    /// <summary>
    /// What stands before or behind each number of a file: "%", "$", "kg". 12.5% is 12.5; a number without it is an error. Rows and
    /// databases have the number alone.
    /// </summary>
    public string? Unit { get; set; }

    /// <summary>How numbers are scaled.</summary>
    public ColumnScale Scale { get; set; }

    /// <summary>Whether sign(x)·ln(1 + |x|) is taken first, for amounts over several powers of ten.</summary>
    public bool Log1P { get; set; }

    /// <summary>Smaller numbers are raised to this; NaN for no bound.</summary>
    public double ClipMin { get; set; } = double.NaN;

    /// <summary>Larger numbers are lowered to this; NaN for no bound.</summary>
    public double ClipMax { get; set; } = double.NaN;

    /// <summary>What stands for a field without a value. By default there must be one.</summary>
    public Missing Missing { get; set; }

    /// <summary>Words that stand for no value, letter by letter, besides the empty field, ?, NA, N/A, NaN and null: "None", "-".</summary>
    public string[] MissingWords { get; set; } = [];

    /// <summary>The number of <see cref="NetGen.Missing.Constant"/>.</summary>
    public double Fill { get; set; }

    /// <summary>Whether a value more says if the field was missing, 1 or 0.</summary>
    public bool Indicator { get; set; }

    /// <summary>What of a date becomes input values; when not set, all that says of it: days, day of the year, day of the week, and the
    /// time of day where it has one.</summary>
    public DateParts Parts { get; set; }

    /// <summary>The sign between whole and fraction of a number: '.' by default.</summary>
    public char Decimal { get; set; } = '.';

    /// <summary>The sign between groups of three digits; none by default.</summary>
    public char Thousands { get; set; }

    /// <summary>How numbers below 0 are written, besides with a minus before them: (5) or 5-.</summary>
    public NegativeForm Negative { get; set; }

    /// <summary>
    /// How a day is written, as .NET writes formats: "d.M.yyyy", "M/d/yyyy". When not set, 2024-03-01. A time stands behind it, unless the
    /// format has one ("d.M.yyyy H:mm").
    /// </summary>
    public string? Format { get; set; }
}
