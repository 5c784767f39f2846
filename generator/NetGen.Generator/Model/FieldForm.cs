using NetGen.Tables;

namespace NetGen.Generator.Model;

/// <summary>How the numbers or days of a column are written.</summary>
internal sealed record FieldForm
{
    /// <summary>1.5, and 2024-03-01.</summary>
    public static FieldForm Plain { get; } = new();

    /// <summary>The sign before the fraction of a number.</summary>
    public char Decimal { get; init; } = '.';

    /// <summary>The sign between groups of three digits; '\0' for none.</summary>
    public char Thousands { get; init; }

    /// <summary>What stands before or behind each number; empty for nothing.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How numbers below 0 are written.</summary>
    public NegativeForm Negative { get; init; }

    /// <summary>What of it is of numbers.</summary>
    public NumberForm Numbers => new(Decimal, Thousands, Unit, Negative);

    /// <summary>How a day is written, as .NET writes formats; null for 2024-03-01.</summary>
    public string? Day { get; init; }

    /// <summary>The few words among numbers or days, which stand for no value or make words of all; empty where there are none.</summary>
    public EquatableArray<string> OddWords { get; init; } = EquatableArray<string>.Empty;

    /// <summary>What cannot be told from the fields; null where nothing is left open.</summary>
    public OpenQuestion? Open { get; init; }

    /// <summary>Fields that the question is about; empty where a general example tells enough.</summary>
    public EquatableArray<string> Examples { get; init; } = EquatableArray<string>.Empty;
}

/// <summary>What fields can mean in two ways.</summary>
internal enum OpenQuestion
{
    /// <summary>Which number of 03/04/2024 is the day.</summary>
    DayOrMonth,

    /// <summary>Whether 1.250 is more than a thousand, or a little more than one.</summary>
    ThousandOrFraction,

    /// <summary>Whether (5) or 5- is a number below 0.</summary>
    Negative,

    /// <summary>Which of several forms of numbers is meant, or whether these are words.</summary>
    SeveralForms,

    /// <summary>Whether two categories that differ by case or spaces alone are one.</summary>
    AlikeCategories,
}
