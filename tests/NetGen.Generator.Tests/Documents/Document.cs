using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Documents;

/// <summary>
/// A Markdown file of the repository. Its blocks of C#, read in order, are one program: statements that know the variables of the blocks before, and
/// declarations. What such a program needs and does not show stands in a comment that begins with <c>setup</c>.
/// </summary>
internal sealed partial class Document(string path)
{
    private readonly string text = File.ReadAllText(InRepository(path)).ReplaceLineEndings("\n");

    /// <summary>The pages of the documentation, from the repository's root.</summary>
    public static IEnumerable<string> Pages => Directory.GetFiles(InRepository("src/Docs"), "*.md").Select(file => "src/Docs/" + Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public string Text => text;

    /// <summary>Whether it has C# at all.</summary>
    public bool HasProgram => Blocks.Matches(text).Any(block => block.Groups[1].Value == "csharp");

    /// <summary>Where links lead, from the document's folder; not those to other sites.</summary>
    public IEnumerable<string> Links => Link.Matches(text).Select(link => Path.Combine(Path.GetDirectoryName(InRepository(path))!, link.Groups[1].Value));

    /// <summary>The program, generated and compiled.</summary>
    /// <param name="skipped">Where a block begins that is none of it; −1 for none.</param>
    public CompiledNetwork Compile(int skipped = -1)
    {
        var blocks = Setup.Matches(text).Select(setup => setup.Groups[1])
            .Concat(Blocks.Matches(text).Where(block => block.Groups[1].Value == "csharp").Select(block => block.Groups[2]).Where(block => block.Index != skipped))
            .Select(block => CSharpSyntaxTree.ParseText(block.Value).GetCompilationUnitRoot()).ToList();
        Assert.NotEmpty(blocks);
        var members = blocks.SelectMany(block => block.Members).ToList();
        var source = string.Concat(
            blocks.SelectMany(block => block.Usings).DistinctBy(directive => directive.Name!.ToString())
                .Concat<SyntaxNode>(members.OfType<GlobalStatementSyntax>())
                .Concat(members.Where(member => member is not GlobalStatementSyntax)).Select(node => node.ToFullString()));

        var options = new HarnessOptions { Documentation = false };
        var compilation = GeneratorHarness.CreateCompilation([source], options);
        compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));
        var ran = GeneratorHarness.CreateDriver(options).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return new CompiledNetwork(generated, ran.GetRunResult());
    }

    /// <summary>The first block of a language behind a mark.</summary>
    public Group Block(string mark, string language)
    {
        var start = text.IndexOf(mark, StringComparison.Ordinal);
        Assert.True(start >= 0, $"{path} has no {mark}.");
        return Blocks.Matches(text, start).First(block => block.Groups[1].Value == language).Groups[2];
    }

    public static string InRepository(string path, [CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", path));

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks { get; }

    [GeneratedRegex(@"^<!-- setup\n(.*?)^-->$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Setup { get; }

    [GeneratedRegex(@"\]\(([^)#:]+)(?:#[^)]*)?\)")]
    private static partial Regex Link { get; }
}
