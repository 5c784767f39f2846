extern alias generator;

using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetworkGenerator = generator::NetGen.Generator.NetworkGenerator;

namespace NetGen.Tests.Explorer;

/// <summary>
/// Every lesson of samples/Lectures is compiled as it stands and run as a program of its own; it ends with 0 where it saw what it says, and prints
/// what stands beside it (word for word; figures are left to the machine's instruction set). With NETGEN_UPDATE=1 that is written.
/// </summary>
public sealed partial class LessonTests
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static TheoryData<string> Lessons => [.. Directory.GetFiles(Folder(), "*.cs").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Lessons))]
    public async Task Lesson_shows_what_it_says(string lesson)
    {
        string folder = Directory.CreateTempSubdirectory("netgen-lesson-").FullName;
        try
        {
            string program = Path.Combine(folder, "lesson.dll");
            Compile(Path.Combine(Folder(), lesson), program);
            File.Copy(typeof(NetworkAttribute).Assembly.Location, Path.Combine(folder, "NetGen.dll"));
            File.Copy(Path.ChangeExtension(typeof(LessonTests).Assembly.Location, ".runtimeconfig.json"), Path.Combine(folder, "lesson.runtimeconfig.json"));
            var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, output + await errors);
            string beside = Path.Combine(Folder(), Path.ChangeExtension(lesson, ".txt"));
            if (Environment.GetEnvironmentVariable("NETGEN_UPDATE") == "1")
                await File.WriteAllTextAsync(beside, output.ReplaceLineEndings("\n"), TestContext.Current.CancellationToken);
            Assert.NotEmpty(output);
            Assert.Equal(WordsOf(await File.ReadAllTextAsync(beside, TestContext.Current.CancellationToken)), WordsOf(output));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> WordsOf(string output) => Words.Matches(output).Select(word => word.Value);

    [GeneratedRegex(@"[A-Za-z]{2,}")]
    private static partial Regex Words { get; }

    private static void Compile(string source, string program)
    {
        SyntaxTree[] trees = [CSharpSyntaxTree.ParseText(File.ReadAllText(source), ParseOptions, source), CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions)];
        var declared = CSharpCompilation.Create(
            "lesson", trees, References, new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(declared, out Compilation compilation, out _);
        var emitted = compilation.Emit(program);
        Assert.Empty(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "samples", "Lectures"));
}
