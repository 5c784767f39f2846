using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Documents;

/// <summary>What README.md shows is true: its C# compiles, its excerpt is generated, its picture shows what is reported.</summary>
public class ReadmeTests
{
    private const string ExcerptMark = "<!-- generated -->";

    private static readonly Document Readme = new("README.md"), Agents = new("AGENTS.md");

    [Fact]
    public void Program_in_the_README_compiles() =>
        Assert.Empty(Readme.Compile().Diagnostics.Select(diagnostic => diagnostic.ToString()));

    [Fact]
    public void Program_in_AGENTS_compiles_line_for_line() => Assert.Empty(Agents.Compile().Diagnostics.Select(diagnostic => diagnostic.ToString()));

    /// <summary>What the documents show is not what NetGen warns of.</summary>
    [Theory]
    [InlineData("README.md")]
    [InlineData("AGENTS.md")]
    public async Task Programs_raise_no_warning_of_NetGen_s(string document)
    {
        var diagnostics = await AnalyzerHarness.Analyze((document == "README.md" ? Readme : Agents).Compile().Compilation);
        Assert.Empty(diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void Excerpt_in_the_README_is_generated()
    {
        var files = Readme.Compile().Files.ToDictionary(file => file.Hint.Split('.') is [_, _, var part, "g", "cs"] ? part : "", file => file.Text);
        AssertIsCurrent(ExcerptMark, string.Join(
            "…\n",
            Slice(files[""], "//   Predict runs", "//     Softmax1"),
            Slice(files["Kernels"], "/// <summary>y[rows, 16]", "public static void"),
            Slice(files["Kernels"], "row < rows; row++)", "a0_1 = NGVector.MultiplyAddEstimate(e0, w1, a0_1);"),
            Slice(files["Kernels"], "a0_0), ref outputRow);", "ref outputRow, 8);")));
    }

    /// <summary>With NETGEN_UPDATE=1 in the environment it is drawn anew.</summary>
    [Fact]
    public async Task Picture_shows_what_the_analyzer_says()
    {
        const string source =
            """
            using NetGen;

            [Network]
            [Input(64)]
            [Dense(64, Init = Init.XavierUniform), Relu]
            [Dense(64, Init = Init.XavierUniform), Relu]
            [Dense(1), MeanSquaredError]
            public partial class Net;
            """;
        var path = Document.InRepository("src/Docs/squiggle.svg");
        var picture = SquigglePicture.Draw(source.ReplaceLineEndings("\n"), Assert.Single(await AnalyzerHarness.Analyze(source)));
        if (Environment.GetEnvironmentVariable("NETGEN_UPDATE") == "1")
            File.WriteAllText(path, picture);
        Assert.True(File.ReadAllText(path).ReplaceLineEndings("\n") == picture, "squiggle.svg is stale: run this test with NETGEN_UPDATE=1 in the environment and commit the file.");
    }

    // The lines from the first that contains one text to the next that contains the other, with the indentation of the first taken away.
    private static string Slice(string text, string from, string to)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd()).ToList();
        var first = lines.FindIndex(line => line.Contains(from, StringComparison.Ordinal));
        Assert.True(first >= 0, $"Nothing generated contains '{from}': choose another excerpt.");
        var last = lines.FindIndex(first, line => line.Contains(to, StringComparison.Ordinal));
        Assert.True(last >= 0, $"Nothing generated behind '{from}' contains '{to}': choose another excerpt.");
        var margin = lines[first].Length - lines[first].TrimStart().Length;
        return string.Concat(lines[first..(last + 1)].Select(line => $"{line[Math.Min(margin, line.Length - line.TrimStart().Length)..]}\n"));
    }

    /// <summary>Compares the block of text behind a mark; with NETGEN_UPDATE=1 in the environment it is written instead.</summary>
    private static void AssertIsCurrent(string mark, string expected)
    {
        if (Environment.GetEnvironmentVariable("NETGEN_UPDATE") == "1")
        {
            // Read again: another test may have written.
            var readme = new Document("README.md");
            var block = readme.Block(mark, "text");
            File.WriteAllText(Document.InRepository("README.md"), readme.Text.Remove(block.Index, block.Length).Insert(block.Index, expected));
        }
        else
        {
            Assert.True(
                Readme.Block(mark, "text").Value == expected,
                $"README.md is stale behind {mark}: run this test with NETGEN_UPDATE=1 in the environment and commit the file. Expected:\n{expected}");
        }
    }
}
