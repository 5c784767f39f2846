using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Readme;

/// <summary>What README.md shows is true: its C# compiles, its excerpt is generated, its diagnostic is reported.</summary>
public partial class ReadmeTests
{
    private const string DiagnosticMark = "<!-- diagnostic: NG2001 -->";
    private const string ExcerptMark = "<!-- generated -->";

    private static readonly string Readme = File.ReadAllText(Root("README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Program_in_the_README_compiles() =>
        Assert.Empty(Compile().Diagnostics.Select(diagnostic => diagnostic.ToString()));

    [Fact]
    public void Program_in_AGENTS_compiles_line_for_line() =>
        Assert.Empty(Compile(File.ReadAllText(Root("AGENTS.md")).ReplaceLineEndings("\n"), skipped: -1).Diagnostics.Select(diagnostic => diagnostic.ToString()));

    /// <summary>What the documents show is not what NetGen warns of.</summary>
    [Theory]
    [InlineData("README.md")]
    [InlineData("AGENTS.md")]
    public async Task Programs_raise_no_warning_of_NetGen_s(string document)
    {
        var text = File.ReadAllText(Root(document)).ReplaceLineEndings("\n");
        var compiled = Compile(text, document == "README.md" ? Block(DiagnosticMark, "csharp").Index : -1);
        var diagnostics = await AnalyzerHarness.Analyze(compiled.Compilation);
        Assert.Empty(diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void Excerpt_in_the_README_is_generated()
    {
        var files = Compile().Files.Where(file => file.Hint.StartsWith("Flowers.", StringComparison.Ordinal)).ToDictionary(file => file.Hint.Split('.') is [_, _, var part, "g", "cs"] ? part : "", file => file.Text);
        AssertIsCurrent(ExcerptMark, string.Join(
            "…\n",
            Slice(files[""], "//   Predict runs", "//     Update    dense1.bias"),
            Slice(files["Kernels"], "/// <summary>y[rows, 16]", "public static void"),
            Slice(files["Kernels"], "// Tiles of 1 row", "NGVector.StoreUnsafe(NGVector.MaxNative(NGLanes.Zero, a0_1), ref y, 8);")));
    }

    [Fact]
    public async Task Diagnostic_in_the_README_is_what_the_analyzer_says()
    {
        var diagnostics = await AnalyzerHarness.Analyze(Block(DiagnosticMark, "csharp").Value);
        AssertIsCurrent(DiagnosticMark, string.Concat(diagnostics.Select(diagnostic =>
            $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n")));
    }

    [Fact]
    public void Links_in_the_README_lead_somewhere() =>
        Assert.All(Link.Matches(Readme).Select(link => link.Groups[1].Value), link => Assert.True(Path.Exists(Root(link)), link));

    // The blocks, read in order, are one program: statements that know the variables of the blocks before, and declarations.
    private static CompiledNetwork Compile() => Compile(Readme, Block(DiagnosticMark, "csharp").Index);

    private static CompiledNetwork Compile(string document, int skipped)
    {
        var blocks = Blocks.Matches(document).Where(block => block.Groups[1].Value == "csharp")
            .Select(block => block.Groups[2]).Where(block => block.Index != skipped)
            .Select(block => CSharpSyntaxTree.ParseText(block.Value).GetCompilationUnitRoot()).ToList();
        Assert.NotEmpty(blocks);
        var members = blocks.SelectMany(block => block.Members).ToList();
        var source = string.Concat(
            blocks.SelectMany(block => block.Usings).Concat<SyntaxNode>(members.OfType<GlobalStatementSyntax>())
                .Concat(members.Where(member => member is not GlobalStatementSyntax)).Select(node => node.ToFullString()));

        var options = new HarnessOptions { Documentation = false };
        var compilation = GeneratorHarness.CreateCompilation([source], options);
        compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));
        var ran = GeneratorHarness.CreateDriver(options).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return new CompiledNetwork(generated, ran.GetRunResult());
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
            var readme = File.ReadAllText(Root("README.md"));
            var block = Block(mark, "text", readme);
            File.WriteAllText(Root("README.md"), readme.Remove(block.Index, block.Length).Insert(block.Index, expected));
        }
        else
        {
            Assert.True(
                Block(mark, "text").Value == expected,
                $"README.md is stale behind {mark}: run this test with NETGEN_UPDATE=1 in the environment and commit the file. Expected:\n{expected}");
        }
    }

    private static Group Block(string mark, string language, string? readme = null)
    {
        var start = (readme ??= Readme).IndexOf(mark, StringComparison.Ordinal);
        Assert.True(start >= 0, $"README.md has no {mark}.");
        return Blocks.Matches(readme, start).First(block => block.Groups[1].Value == language).Groups[2];
    }

    private static string Root(string path, [CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", path);

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks { get; }

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link { get; }
}
