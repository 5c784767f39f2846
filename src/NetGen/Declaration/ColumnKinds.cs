namespace NetGen;

/// <summary>What the fields of a column are.</summary>
public enum ColumnKind
{
    /// <summary>What the other properties of the column say.</summary>
    Auto,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Whole numbers.</summary>
    Integer,

    /// <summary>Yes or no: true, yes, y, t, 1 and false, no, n, f, 0 in any case, or the two words given as categories.</summary>
    Boolean,

    /// <summary>One of a vocabulary.</summary>
    Category,

    /// <summary>Days: 2024-03-01.</summary>
    Date,

    /// <summary>
    /// Days with a time: 2024-03-01 12:30, 2024-03-01T12:30:00. Where fields say a time zone too (Z, +02:00) they are moments, in UTC.
    /// </summary>
    DateTime,

    /// <summary>Words.</summary>
    Text,

    /// <summary>Times of day: 9:30, 09:30:15, 9:30 AM.</summary>
    Time,
}

/// <summary>What becomes of a category that is not in a column's vocabulary.</summary>
public enum Unseen
{
    /// <summary>It is an error, with its place.</summary>
    Error,

    /// <summary>It is "other", for which there is a place beside those of the vocabulary.</summary>
    Other,
}

/// <summary>How a column's numbers are scaled; fitted on the training samples.</summary>
public enum ColumnScale
{
    /// <summary>To mean 0 and deviation 1; a column without variance becomes 0.</summary>
    Standardize,

    /// <summary>The median taken off, divided by the range of the middle half: outliers have no say.</summary>
    Robust,

    /// <summary>From the smallest and largest value to 0 and 1.</summary>
    MinMax,

    /// <summary>
    /// By rank among the training samples' values, whatever their distribution: the share that is smaller, by 65 quantiles with straight
    /// lines between, standardized as evenly spread ranks are. Numbers outside count as the smallest and largest.
    /// </summary>
    Quantile,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>What stands for a field without a value: empty, ?, NA, N/A, NaN, null.</summary>
public enum Missing
{
    /// <summary>Nothing: it is an error, with its place.</summary>
    Error,

    /// <summary>0 as an input value: of a number what is scaled to 0, of categories none of them.</summary>
    Zero,

    /// <summary>The mean of the training samples' values.</summary>
    Mean,

    /// <summary>The median of the training samples' values.</summary>
    Median,

    /// <summary>The value that most training samples have; of equals the first.</summary>
    MostFrequent,

    /// <summary>The number <see cref="ColumnAttribute.Fill"/>.</summary>
    Constant,
}

/// <summary>What of a date becomes input values. Of what goes round, the sine and cosine: December is beside January.</summary>
[Flags]
public enum DateParts
{
    /// <summary>All that say something.</summary>
    Auto = 0,

    /// <summary>The time that went by, in days (of a time of day: since midnight), scaled as numbers are.</summary>
    Elapsed = 1,

    /// <summary>The year, scaled as numbers are.</summary>
    Year = 2,

    /// <summary>Where in the year: two values.</summary>
    DayOfYear = 4,

    /// <summary>Where in the month: two values.</summary>
    DayOfMonth = 8,

    /// <summary>Where in the week: two values.</summary>
    DayOfWeek = 16,

    /// <summary>Where in the day: two values.</summary>
    TimeOfDay = 32,
}
