using System.Globalization;
using System.Text;
using nietras.SeparatedValues;

namespace NetGen.Tables.Tests;

/// <summary>
/// Why NetGen reads CSV by itself: CSV.md, whose table of what is refused is made here, of the same texts for both readers. With NETGEN_UPDATE=1 in
/// the environment the table is written.
/// </summary>
public sealed class CsvReaderTests
{
    private static readonly (string What, byte[] Text)[] Texts =
    [
        ("a field too few", "x,y,label\n1,2,0\n3,4\n"u8.ToArray()),
        ("a field too many", "x,y,label\n1,2,0\n3,4,5,1\n"u8.ToArray()),
        ("a quote that is never closed", "x,y,label\n1,\"2,0\n3,4,1\n"u8.ToArray()),
        ("text behind a closing quote", "x,y,label\n1,\"2\"7,0\n3,4,1\n"u8.ToArray()),
        ("a 0 character", "x,y,label\n1,2\0,0\n3,4,1\n"u8.ToArray()),
        ("bytes that are no UTF-8", [.. "x,y,label\n1,2,0\n3,4"u8, 0xE9, .. ",1\n"u8]),
        ("the same name twice in the header", "x,x,label\n1,2,0\n3,4,1\n"u8.ToArray()),
        ("a number with a letter", "x,y,label\n1,2,0\n3,4x,1\n"u8.ToArray()),
    ];

    [Fact]
    public void What_is_refused_by_whom_is_as_the_page_says()
    {
        var table = new StringBuilder("| | NetGen | Sep |\n| --- | --- | --- |\n");
        foreach ((string what, byte[] text) in Texts)
        {
            string ours = Outcome(() => string.Join(" ", Dataset.FromCsv(new MemoryStream(text)).Inputs.ToArray()));
            Assert.Contains("line ", ours, StringComparison.Ordinal);
            table.Append(CultureInfo.InvariantCulture, $"| {what} | refused: {ours} | {Theirs(text)} |\n");
        }

        string path = PathOfPage();
        string page = File.ReadAllText(path);
        int start = page.IndexOf("<!-- refused -->\n", StringComparison.Ordinal) + "<!-- refused -->\n".Length, end = page.IndexOf("<!-- /refused -->", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("NETGEN_UPDATE") == "1")
        {
            File.WriteAllText(path, page[..start] + table + page[end..]);
        }

        Assert.Equal(table.ToString(), File.ReadAllText(path)[start..File.ReadAllText(path).IndexOf("<!-- /refused -->", StringComparison.Ordinal)]);
    }

    /// <summary>As its documentation has it: quotes taken off, each field parsed.</summary>
    private static string Theirs(byte[] text)
    {
        var read = new List<double>();
        try
        {
            using SepReader reader = Sep.New(',').Reader(options => options with { Unescape = true }).From(new MemoryStream(text));
            foreach (SepReader.Row row in reader)
            {
                read.Add(row[0].Parse<double>());
                read.Add(row[1].Parse<double>());
            }

            return $"taken: {string.Join(" ", read.Select(value => value.ToString(CultureInfo.InvariantCulture)))}";
        }
        catch (Exception e)
        {
            return $"{e.GetType().Name}";
        }
    }

    private static string Outcome(Func<string> read)
    {
        try
        {
            return "taken: " + read();
        }
        catch (DataFormatException e)
        {
            string place = e.Message[(e.Message.IndexOf("line", StringComparison.Ordinal))..];
            return place[..place.IndexOf(':')];
        }
    }

    private static string PathOfPage([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "CSV.md");
}
