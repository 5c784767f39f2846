using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.CodeFixes;

namespace NetGen.Generator.Tests.Harness;

/// <summary>Applies a code fix one diagnostic at a time and to all at once; both must give the expected text, without the diagnostic.</summary>
public static class FixHarness
{
    /// <summary>Asserts the marked diagnostics, and what the fix makes of them.</summary>
    public static async Task AssertFixes<TFix>(string marked, string expected) where TFix : NetworkFix, new()
    {
        var fix = new TFix();
        await AnalyzerHarness.AssertReports(marked);
        var (source, _) = Marked.Read(marked);

        Assert.Equal(expected, await OneByOne(fix, source));
        Assert.Equal(expected, await All(fix, source));

        Assert.DoesNotContain(await AnalyzerHarness.Analyze(expected), diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id));
        GeneratorHarness.Generate(expected).AssertClean();
    }

    /// <summary>Asserts that the marked diagnostics are offered no fix.</summary>
    public static async Task AssertOffersNothing<TFix>(string marked, bool compiles = true) where TFix : NetworkFix, new()
    {
        var fix = new TFix();
        var diagnostics = await AnalyzerHarness.AssertReports(marked, compiles);
        Assert.NotEmpty(diagnostics);
        var document = CreateDocument(Marked.Read(marked).Source);
        foreach (var diagnostic in await Fixable(fix, document))
            Assert.Empty(await Actions(fix, document, diagnostic));
    }

    private static async Task<string> OneByOne(NetworkFix fix, string source)
    {
        var document = CreateDocument(source);
        for (var i = 0; i < 20; i++)
        {
            var applied = false;
            foreach (var diagnostic in await Fixable(fix, document))
            {
                if ((await Actions(fix, document, diagnostic)).FirstOrDefault() is not { } action)
                    continue;
                document = await Apply(document, action);
                applied = true;
                break;
            }
            if (!applied)
                break;
        }
        return (await document.GetTextAsync()).ToString();
    }

    /// <summary>What "Fix all in the document" makes of a text.</summary>
    public static async Task<string> All(NetworkFix fix, string source)
    {
        var document = CreateDocument(source);
        var context = new FixAllContext(
            document, fix, FixAllScope.Document, fix.FixableDiagnosticIds[0], fix.FixableDiagnosticIds, new Diagnostics(fix), CancellationToken.None);
        var action = await fix.GetFixAllProvider().GetFixAsync(context);
        return (await (await Apply(document, action!)).GetTextAsync()).ToString();
    }

    private static async Task<Document> Apply(Document document, CodeAction action)
    {
        var operation = Assert.Single((await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>());
        return operation.ChangedSolution.GetDocument(document.Id)!;
    }

    private static async Task<ImmutableArray<CodeAction>> Actions(NetworkFix fix, Document document, Diagnostic diagnostic)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions.ToImmutable();
    }

    private static async Task<IReadOnlyList<Diagnostic>> Fixable(NetworkFix fix, Document document)
    {
        var written = await document.Project.GetCompilationAsync();
        GeneratorHarness.CreateDriver().RunGeneratorsAndUpdateCompilation(written!, out var compilation, out _);
        return [.. (await AnalyzerHarness.Analyze(compilation)).Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id))];
    }

    private static Document CreateDocument(string source)
    {
        var compilation = GeneratorHarness.CreateCompilation([source]);
        var project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Networks", "Networks", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees[0].Options, metadataReferences: GeneratorHarness.References));
        var usings = compilation.SyntaxTrees[1];
        return project.AddDocument(usings.FilePath, usings.GetText()).Project.AddDocument("Source0.cs", source);
    }

    private sealed class Diagnostics(NetworkFix fix) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await Fixable(fix, document);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
