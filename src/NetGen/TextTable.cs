using System.Text;

namespace NetGen;

/// <summary>Text in aligned columns for a terminal: cells go in, lines come out. Knows nothing of what the cells mean.</summary>
/// <param name="keyColumns">How many columns say what a row is: they stand again before columns that follow below.</param>
internal sealed class TextTable(int keyColumns = 1)
{
    private const string Gap = "  ";

    // What the narrowest terminals show, and what words still can be read in.
    private const int MostWidth = 80, LeastWrapped = 17;

    private readonly List<(string Title, bool AlignRight, bool Wraps)> columns = [];
    private readonly List<string[]?> rows = [];

    /// <summary>Adds a column; numbers read best aligned to the right, and one of text may be broken between words where the table would
    /// be too wide.</summary>
    public TextTable Column(string title, bool alignRight = false, bool wraps = false)
    {
        columns.Add((title, alignRight, wraps));
        return this;
    }

    /// <summary>Adds a row; cells that are not given stay empty.</summary>
    public void Row(params string[] cells) => rows.Add(cells);

    /// <summary>Adds a line across the table.</summary>
    public void Rule() => rows.Add(null);

    /// <summary>
    /// The titles, a line, the rows; every line ends in "\n" and none in spaces. Columns that do not fit beside the others follow below,
    /// behind the first column(s) again.
    /// </summary>
    public override string ToString()
    {
        int[] widths = Widths(out int wrapped);
        var text = new StringBuilder();
        foreach (int[] panel in Panels(widths))
        {
            text.Append(text.Length == 0 ? "" : "\n");
            AppendPanel(text, panel, widths, wrapped);
        }

        return text.ToString();
    }

    private int[] Widths(out int wrapped)
    {
        int[] widths =
        [
            .. columns.Select((column, index) => rows.Select(row => Cell(row, index).Length).Append(column.Title.Length).Max()),
        ];
        int broken = wrapped = columns.FindIndex(column => column.Wraps);
        if (broken >= 0)
        {
            int others = widths.Sum() - widths[broken] + (Gap.Length * (widths.Length - 1));
            int room = Math.Max(MostWidth - others, LeastWrapped);
            widths[broken] =
                Math.Min(widths[broken],
                    rows.SelectMany(row => Lines(Cell(row, broken), room)).Append(columns[broken].Title).Max(line => line.Length));
        }

        return widths;
    }

    /// <summary>The columns that stand side by side, from left to right and from top to bottom: as many as there is room for.</summary>
    private IEnumerable<int[]> Panels(int[] widths)
    {
        int[] keys = [.. Enumerable.Range(0, Math.Min(keyColumns, columns.Count))];
        int keyWidth = keys.Sum(key => widths[key] + Gap.Length);
        List<int> panel = [.. keys];
        int width = keyWidth;
        for (int column = keys.Length; column < columns.Count; column++)
        {
            if (width + widths[column] > MostWidth && panel.Count > keys.Length)
            {
                yield return [.. panel];
                panel = [.. keys];
                width = keyWidth;
            }

            panel.Add(column);
            width += widths[column] + Gap.Length;
        }

        yield return [.. panel];
    }

    private void AppendPanel(StringBuilder text, int[] panel, int[] widths, int wrapped)
    {
        AppendRow(text, [.. columns.Select(column => column.Title)], panel, widths);
        AppendRule(text, panel, widths);
        foreach (string[]? row in RowsOf(panel))
        {
            if (row is null)
            {
                AppendRule(text, panel, widths);
                continue;
            }

            string[] lines = wrapped < 0 ? [""] : [.. Lines(Cell(row, wrapped), widths[wrapped])];
            AppendRow(text, wrapped < 0 ? row : [.. row.Select((cell, index) => index == wrapped ? lines[0] : cell)], panel, widths);
            foreach (string line in panel.Contains(wrapped) ? lines.Skip(1) : [])
            {
                AppendRow(text, [.. row.Select((_, index) => index == wrapped ? line : "")], panel, widths);
            }
        }
    }

    /// <summary>The rows of a panel: below the first, those that have something in its columns, and no line at the end.</summary>
    private List<string[]?> RowsOf(int[] panel)
    {
        if (panel.Length <= keyColumns || panel[keyColumns] == keyColumns)
        {
            return rows;
        }

        List<string[]?> shown = rows.FindAll(row => row is null || panel.Skip(keyColumns).Any(column => Cell(row, column).Length > 0));
        return shown.GetRange(0, shown.FindLastIndex(row => row is not null) + 1);
    }

    /// <summary>A sentence in lines that a terminal does not break; those behind the first are indented. Every line ends in "\n".</summary>
    public static string Wrapped(string sentence) => string.Concat(Lines(sentence, MostWidth).Select(line => line + "\n"));

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

    private static void AppendRule(StringBuilder text, int[] panel, int[] widths) =>
        text.AppendJoin(Gap, panel.Select(column => new string('-', widths[column]))).Append('\n');

    private void AppendRow(StringBuilder text, string[] row, int[] panel, int[] widths)
    {
        IEnumerable<string> cells = panel.Select(column =>
            columns[column].AlignRight ? Cell(row, column).PadLeft(widths[column]) : Cell(row, column).PadRight(widths[column]));
        text.Append(string.Join(Gap, cells).TrimEnd()).Append('\n');
    }
}
