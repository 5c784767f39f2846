using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Harness;

/// <summary>A user's project after generation: its generated files, its diagnostics, its code to run.</summary>
public sealed class CompiledNetwork(Compilation compilation, GeneratorDriverRunResult run)
{
    public Compilation Compilation { get; } = compilation;

    /// <summary>The generated files by hint name, in the order of generation.</summary>
    public IReadOnlyList<(string Hint, string Text)> Files { get; } =
        [.. run.Results.SelectMany(result => result.GeneratedSources.IsDefault ? [] : result.GeneratedSources).Select(file => (file.HintName, file.SourceText.ToString()))];

    /// <summary>What the generator and the compiler say above Hidden. The missing documentation of the user's own members is the user's matter.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } =
    [
        .. run.Diagnostics
            .Concat(compilation.GetDiagnostics())
            .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)
            .Where(diagnostic => diagnostic.Id != "CS1591" || IsGenerated(diagnostic.Location.SourceTree, run)),
    ];

    /// <summary>Fails with every diagnostic and the numbered text of the files they are in.</summary>
    public void AssertClean()
    {
        if (Diagnostics.Count == 0)
            return;
        var message = new StringBuilder().AppendLine("The compiler has something to say:");
        foreach (var diagnostic in Diagnostics)
            message.AppendLine(diagnostic.ToString());
        foreach (var tree in Diagnostics.Select(diagnostic => diagnostic.Location.SourceTree).Distinct().OfType<SyntaxTree>())
            message.AppendLine().AppendLine(tree.FilePath).Append(Numbered(tree));
        Assert.Fail(message.ToString());
    }

    /// <summary>Emits and loads the project into a context of its own that can be collected; the runtime is the tests' own.</summary>
    public Assembly Load()
    {
        AssertClean();
        using var stream = new MemoryStream();
        var emitted = Compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        stream.Position = 0;
        return new AssemblyLoadContext("Networks", isCollectible: true).LoadFromStream(stream);
    }

    private static bool IsGenerated(SyntaxTree? tree, GeneratorDriverRunResult run) => tree is not null && run.GeneratedTrees.Contains(tree);

    private static string Numbered(SyntaxTree tree)
    {
        var text = new StringBuilder();
        foreach (var line in tree.GetText().Lines)
            text.Append((line.LineNumber + 1).ToString(CultureInfo.InvariantCulture).PadLeft(5)).Append("  ").AppendLine(line.ToString());
        return text.ToString();
    }
}
