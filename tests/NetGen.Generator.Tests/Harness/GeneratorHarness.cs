using System.Globalization;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Harness;

/// <summary>
/// Compiles a text as a user's project would, with NetGen's generator in it, and fails on anything above Hidden that the compiler says:
/// what is generated must compile clean under every setting.
/// </summary>
public static class GeneratorHarness
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; " +
        "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>The framework and NetGen's runtime.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
        [.. Net100.References.All, MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "NetGen.dll"))];

    /// <summary>Generates, compiles, and asserts that neither the generator nor the compiler has anything to say.</summary>
    public static CompiledNetwork Compile(string source, HarnessOptions? options = null)
    {
        var generated = Generate(source, options);
        generated.AssertClean();
        return generated;
    }

    /// <summary>Generates without judging the result.</summary>
    public static CompiledNetwork Generate(string source, HarnessOptions? options = null, GeneratorDriver? driver = null)
    {
        options ??= new HarnessOptions();
        driver ??= CreateDriver(options).AddAdditionalTexts(ProjectTables.In(source));
        var previous = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = options.Culture.Create();
        try
        {
            var ran = driver.RunGeneratorsAndUpdateCompilation(CreateCompilation([source], options), out var compilation, out _);
            return new CompiledNetwork(compilation, ran.GetRunResult());
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }

    /// <summary>A user's project of these files, named Source0.cs, Source1.cs, …</summary>
    public static CSharpCompilation CreateCompilation(IReadOnlyList<string> sources, HarnessOptions? options = null)
    {
        options ??= new HarnessOptions();
        var trees = sources.Select((source, i) => Parse(source, $"Source{i}.cs", options)).ToList();
        if (options.ImplicitUsings)
            trees.Add(Parse(ImplicitUsings, "GlobalUsings.g.cs", options));
        return CSharpCompilation.Create(
            "Networks",
            trees,
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
                .WithNullableContextOptions(options.Nullable ? NullableContextOptions.Enable : NullableContextOptions.Disable)
                .WithOverflowChecks(options.Checked)
                .WithAllowUnsafe(options.Unsafe)
                .WithOptimizationLevel(OptimizationLevel.Release)
                .WithWarningLevel(9999));
    }

    public static SyntaxTree Parse(string source, string path, HarnessOptions? options = null)
    {
        options ??= new HarnessOptions();
        var mode = options.Documentation ? DocumentationMode.Diagnose : DocumentationMode.None;
        return CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), new CSharpParseOptions(options.LanguageVersion, mode), path);
    }

    /// <summary>A driver that tracks its steps.</summary>
    public static GeneratorDriver CreateDriver(HarnessOptions? options = null)
    {
        options ??= new HarnessOptions();
        return CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)Parse("", "", options).Options,
            optionsProvider: new BuildProperties(("NetGenDumpGraph", options.DumpGraph), ("NetGenVectorBits", options.VectorBits), ("NetGenAggressiveOptimization", options.AggressiveOptimization), ("NetGenShowWarnings", "true")),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }
}
