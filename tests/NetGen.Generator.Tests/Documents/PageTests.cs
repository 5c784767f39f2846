extern alias runtime;

using System.Diagnostics;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Documents;

/// <summary>Pages of the documentation are programs: they compile, NetGen warns of nothing in them, and they run. No link leads nowhere.</summary>
public class PageTests
{
    /// <summary>A page of a program runs in a second or two.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Programs => [.. Document.Pages.Where(page => new Document(page).HasProgram)];

    /// <summary>Everything that is read: all pages of Markdown but those that a build or a restore leaves.</summary>
    public static TheoryData<string> Pages =>
    [
        .. new[] { "", "samples", "src", "generator", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(
                Document.InRepository(folder), "*.md", folder.Length == 0 ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Document.InRepository(""), file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "TestResults"))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Program_compiles_without_a_warning_of_NetGen_s_and_runs(string page)
    {
        var compiled = new Document(page).Compile();
        Assert.Empty(compiled.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        var said = await AnalyzerHarness.Analyze(compiled.Compilation);
        Assert.Empty(said.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()));
        Run(compiled.Compilation);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string page) => Assert.All(new Document(page).Links, link => Assert.True(Path.Exists(link), link));

    [Fact]
    public void Every_page_is_in_the_index()
    {
        var linked = new Document("src/Docs/index.md").Links.Select(Path.GetFileName);
        Assert.Empty(Document.Pages.Select(Path.GetFileName).Except([.. linked, "index.md"]));
    }

    /// <summary>As a program of its own, in a folder with the table that the pages speak of.</summary>
    private static void Run(Compilation compilation)
    {
        var folder = Directory.CreateTempSubdirectory("netgen-page-");
        try
        {
            var program = Path.Combine(folder.FullName, "Page.dll");
            var emitted = compilation.Emit(program);
            Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Take(5)));
            var runtimes = typeof(runtime::NetGen.Dataset).Assembly.Location;
            File.Copy(runtimes, Path.Combine(folder.FullName, "NetGen.dll"));
            File.WriteAllText(Path.ChangeExtension(program, "runtimeconfig.json"), """
                { "runtimeOptions": { "tfm": "net10.0", "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" }, "configProperties": { "System.Globalization.Invariant": true } } }
                """);
            File.Copy(Document.InRepository("src/NetGen.Templates/netgen/NetGenTrainer/flowers.csv"), Path.Combine(folder.FullName, "flowers.csv"));
            var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program])
            {
                WorkingDirectory = folder.FullName, RedirectStandardError = true, RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
                process.Kill(entireProcessTree: true);
            Assert.True(process.ExitCode == 0, $"{output.Result}\n{errors.Result}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
