namespace NetGen.Data;

/// <summary>Where the samples of a table stood, and the fields of columns that are no features. Never changes.</summary>
/// <param name="columns">The names of those columns.</param>
/// <param name="lines">The line of each sample, counted from 1; empty where there are no lines.</param>
/// <param name="text">The fields, one behind the other, sample by sample.</param>
/// <param name="ends">Where each ends.</param>
internal sealed class SampleSource(string[] columns, int[] lines, char[] text, int[] ends)
{
    public IReadOnlyList<string> Columns => columns;

    public int? LineOf(int row) => lines.Length == 0 ? null : lines[row];

    public string FieldOf(int row, int column)
    {
        int field = (row * columns.Length) + column;
        int start = field == 0 ? 0 : ends[field - 1];
        return new string(text, start, ends[field] - start);
    }
}
