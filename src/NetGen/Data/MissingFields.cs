namespace NetGen.Data;

/// <summary>Fields of a table without a value where there must be one: all are counted, the first ones listed.</summary>
/// <param name="sourceName">What messages call the table.</param>
/// <param name="unit">What messages call the place of a record in it: a line of a text, a row of a query.</param>
internal sealed class MissingFields(string sourceName, string unit = "line")
{
    // A message lists so many; it gives the number of all.
    private const int Listed = 8;

    private readonly List<string> places = [];
    private int count;

    /// <summary>Takes one in.</summary>
    /// <param name="line">Its line or row, from 1.</param>
    /// <param name="column">What messages call its column.</param>
    public void Add(int line, string column)
    {
        if (count++ < Listed)
        {
            places.Add($"{unit} {line}, {column}");
        }
    }

    /// <summary>Ends the reading where there is one.</summary>
    /// <exception cref="DataFormatException">There is; the message lists them.</exception>
    public void ThrowIfAny()
    {
        if (count > 0)
        {
            string rest = count > Listed ? $" and {count - Listed} more" : "";
            throw new DataFormatException(
                $"{sourceName}: expected a value in every field; {count} {(count == 1 ? "is" : "are")} missing: {string.Join("; ", places)}{rest}.");
        }
    }
}
