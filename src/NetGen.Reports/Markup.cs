using System.Net;
using System.Text;

namespace NetGen.Reports;

/// <summary>Text of a page. Whatever comes from outside goes through <see cref="Text"/>: a name is never markup.</summary>
internal sealed class Markup
{
    private readonly StringBuilder text = new();

    /// <summary>Anything as text.</summary>
    public static string Text(string value) => WebUtility.HtmlEncode(value);

    /// <summary>Adds markup as it is.</summary>
    public Markup Add(string markup)
    {
        text.Append(markup);
        return this;
    }

    /// <summary>A section with its heading and one sentence that says how to read it.</summary>
    public Markup Section(string id, string heading, string reading, string body) =>
        body.Length == 0
            ? this
            : Add($"<section id=\"{id}\"><h2>{Text(heading)}</h2><p class=\"how\">{Text(reading)}</p>{body}</section>\n");

    /// <summary>A table; cells are markup, the first column is a heading of its row.</summary>
    public Markup Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Add("<div class=\"scroll\"><table><thead><tr>");
        foreach (string column in columns)
        {
            Add($"<th scope=\"col\">{column}</th>");
        }

        Add("</tr></thead><tbody>");
        foreach (IReadOnlyList<string> row in rows)
        {
            Add($"<tr><th scope=\"row\">{row[0]}</th>");
            foreach (string cell in row.Skip(1))
            {
                Add($"<td>{cell}</td>");
            }

            Add("</tr>");
        }

        return Add("</tbody></table></div>");
    }

    /// <summary>A table by its columns.</summary>
    public Markup Table(IReadOnlyList<TableColumn> columns) => Table(
        [.. columns.Select(column => column.Heading)],
        Enumerable.Range(0, columns[0].Rows).Select(row => (IReadOnlyList<string>)[.. columns.Select(column => column.Cell(row))]));

    public override string ToString() => text.ToString();
}
