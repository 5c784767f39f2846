namespace NetGen.Reports;

/// <summary>What the values of a sample are called, and what they say: of a category its name in place of its code.</summary>
internal sealed class Fields
{
    private readonly string[] names;
    private readonly IReadOnlyList<string>[] categories;

    /// <param name="data">The samples.</param>
    /// <param name="network">Whose inputs they are; null where that is not known.</param>
    public Fields(Dataset data, NetworkSummary? network)
    {
        names = [.. Enumerable.Range(0, data.InputLength).Select(place => data.FeatureNames?[place] ?? NameOf(place, network))];
        categories = new IReadOnlyList<string>[names.Length];
        Array.Fill(categories, []);
        int start = 0;
        foreach (ColumnSummary column in network?.Columns ?? [])
        {
            if (column.Length == 1 && start < names.Length)
            {
                (names[start], categories[start]) = (column.Name, column.Categories);
            }

            start += column.Length;
        }
    }

    /// <summary>Of a sequence the step and the channel, of other numbers their place.</summary>
    private static string NameOf(int place, NetworkSummary? network) => network?.InputShape is [_, var channels]
        ? $"step {place / channels}, channel {place % channels}"
        : $"input {place}";

    public string Name(int place) => names[place];

    public bool IsCategory(int place) => categories[place].Count > 0;

    /// <summary>A value in words: a number, a category, or that there is none.</summary>
    public string Text(int place, double value) =>
        double.IsNaN(value) ? "–"
        : !IsCategory(place) ? Figures.Number(value)
        : (int)value < categories[place].Count ? categories[place][(int)value] : "other";
}
