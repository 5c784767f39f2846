using System.Text;

namespace NetGen;

/// <summary>Text in aligned columns for a terminal: cells go in, lines come out. Knows nothing of what the cells mean.</summary>
internal sealed class TextTable
{
    private const string Gap = "  ";

    // What the narrowest terminals show.
    private const int MostWidth = 80, LeastWrapped = 24;

    private readonly List<(string Title, bool AlignRight, bool Wraps)> columns = [];
    private readonly List<string[]?> rows = [];

    /// <summary>Adds a column; numbers read best aligned to the right, and one of text may be broken between words where the table would be too wide.</summary>
    public TextTable Column(string title, bool alignRight = false, bool wraps = false)
    {
        columns.Add((title, alignRight, wraps));
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
        int wrapped = columns.FindIndex(column => column.Wraps);
        if (wrapped >= 0)
        {
            int others = widths.Sum() - widths[wrapped] + (Gap.Length * (widths.Length - 1));
            int room = Math.Max(MostWidth - others, LeastWrapped);
            widths[wrapped] = Math.Min(widths[wrapped], rows.SelectMany(row => Lines(Cell(row, wrapped), room)).Append(columns[wrapped].Title).Max(line => line.Length));
        }

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
                string[] lines = wrapped < 0 ? [""] : [.. Lines(Cell(row, wrapped), widths[wrapped])];
                AppendRow(text, wrapped < 0 ? row : [.. row.Select((cell, index) => index == wrapped ? lines[0] : cell)], widths);
                foreach (string line in lines.Skip(1))
                {
                    AppendRow(text, [.. row.Select((_, index) => index == wrapped ? line : "")], widths);
                }
            }
        }

        return text.ToString();
    }

    /// <summary>A text in lines that are no longer than the room, unless a word is; those behind the first are indented.</summary>
    private static IEnumerable<string> Lines(string text, int room)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 2 && line.Length + 1 + word.Length > room)
            {
                yield return line;
                line = "  " + word;
            }
            else
            {
                line += (line.Trim().Length == 0 ? "" : " ") + word;
            }
        }

        yield return line;
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
