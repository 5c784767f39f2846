using System.Text;

namespace NetGen;

/// <summary>Text in aligned columns for a terminal: cells go in, lines come out. Knows nothing of what the cells mean.</summary>
internal sealed class TextTable
{
    private const string Gap = "  ";

    private readonly List<(string Title, bool AlignRight)> columns = [];
    private readonly List<string[]?> rows = [];

    /// <summary>Adds a column; numbers read best aligned to the right.</summary>
    public TextTable Column(string title, bool alignRight = false)
    {
        columns.Add((title, alignRight));
        return this;
    }

    /// <summary>Adds a row; cells that are not given stay empty.</summary>
    public void Row(params string[] cells) => rows.Add(cells);

    /// <summary>Adds a line across the table.</summary>
    public void Rule() => rows.Add(null);

    /// <summary>The titles, a line, the rows; every line ends in "\n" and none in spaces.</summary>
    public override string ToString()
    {
        int[] widths =
        [
            .. columns.Select((column, index) => rows.Select(row => Cell(row, index).Length).Append(column.Title.Length).Max()),
        ];
        var text = new StringBuilder();
        AppendRow(text, [.. columns.Select(column => column.Title)], widths);
        AppendRule(text, widths);
        foreach (string[]? row in rows)
        {
            if (row is null)
            {
                AppendRule(text, widths);
            }
            else
            {
                AppendRow(text, row, widths);
            }
        }

        return text.ToString();
    }

    private static string Cell(string[]? row, int index) => row is not null && index < row.Length ? row[index] : "";

    private static void AppendRule(StringBuilder text, int[] widths) =>
        text.AppendJoin(Gap, widths.Select(width => new string('-', width))).Append('\n');

    private void AppendRow(StringBuilder text, string[] row, int[] widths)
    {
        IEnumerable<string> cells = columns.Select((column, index) =>
            column.AlignRight ? Cell(row, index).PadLeft(widths[index]) : Cell(row, index).PadRight(widths[index]));
        text.Append(string.Join(Gap, cells).TrimEnd()).Append('\n');
    }
}
