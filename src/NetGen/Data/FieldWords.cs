using System.Globalization;

namespace NetGen.Data;

/// <summary>What fields say in words, and how days are written: the same for who reads a table and for the compiler, which looks at
/// one.</summary>
internal static class FieldWords
{
    /// <summary>The words for yes, in any case.</summary>
    public static readonly string[] Yes = ["true", "yes", "y", "t", "1"];

    /// <summary>The words for no, in any case; each the opposite of the one at its place.</summary>
    public static readonly string[] No = ["false", "no", "n", "f", "0"];

    /// <summary>The words for no value, in any case.</summary>
    public static readonly string[] Missing = ["", "?", "NA", "N/A", "NaN", "null"];

    /// <summary>The length of the longest of them; each begins with a question mark or an n.</summary>
    public const int LongestMissing = 4;

    /// <summary>How a day is written.</summary>
    public const string Day = "yyyy-MM-dd";

    /// <summary>How a day with a time is written.</summary>
    public static readonly string[] Times =
    [
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
    ];

    /// <summary>
    /// How days are written elsewhere, each with the way that has month and day the other way round; a number below 10 may have one digit.
    /// </summary>
    public static readonly (string Day, string? Turned)[] OtherDays =
        [("d.M.yyyy", null), ("yyyy/M/d", null), ("d/M/yyyy", "M/d/yyyy"), ("M/d/yyyy", "d/M/yyyy"), ("d-M-yyyy", "M-d-yyyy"),
            ("M-d-yyyy", "d-M-yyyy"), ("d.M.yy", null), ("d/M/yy", "M/d/yy"), ("M/d/yy", "d/M/yy"), ("d-MMM-yyyy", null),
            ("d-MMM-yy", null), ("d MMM yyyy", null), ("d MMMM yyyy", null), ("MMM d, yyyy", null), ("MMMM d, yyyy", null),
            ("yyyy-MM", null), ("MMM yyyy", null)];

    /// <summary>How a time of day is written.</summary>
    public static readonly string[] TimesOfDay = ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF", "h:mm tt", "h:mm:ss tt"];

    /// <summary>How moments are written that say which time zone is meant: Z, +02:00 or, of some databases, +02.</summary>
    public static readonly string[] ZonedTimes =
    [
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFzz", "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-dd HH:mmK",
    ];

    /// <summary>A moment is what it is in UTC, on every machine; a time without a zone is what it says.</summary>
    public const DateTimeStyles Moment = DateTimeStyles.AdjustToUniversal;

    /// <summary>A day without a sign between its parts.</summary>
    public const string PlainDay = "yyyyMMdd";

    /// <summary>Whether a format says what time it is.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static bool HasTime(string format)
    {
        var midnight = new DateTime(2024, 11, 27);
        return midnight.ToString(format, CultureInfo.InvariantCulture) != midnight.AddSeconds(48_705)
            .ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether times of a format say which time zone is meant: they are moments, and are read as what it is then in UTC.</summary>
    public static bool HasZone(string format) => format.IndexOfAny(['K', 'z']) >= 0;

    /// <summary>Whether a field ends in a time zone, as "K" asks for and does not insist on.</summary>
    public static bool EndsInZone(ReadOnlySpan<char> field) =>
        field.Length > 6
        && (field[field.Length - 1] == 'Z' || field[field.Length - 6] is '+' or '-' || field[field.Length - 3] is '+' or '-');

    /// <summary>How a time stands behind such a day; a format that has a time is taken as it is.</summary>
    public static string[] TimesOf(string format) =>
        HasTime(format) ? [format] : [format + " H:mm", format + " H:mm:ss", format + " h:mm tt", format + " h:mm:ss tt"];
}
