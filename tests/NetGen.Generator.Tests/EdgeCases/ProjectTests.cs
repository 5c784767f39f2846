using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using NetGen.Generator.Tests.Diagnostics;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.EdgeCases;

/// <summary>The projects that users have: other generators, merged assemblies, other compilers, other folders, other languages.</summary>
public class ProjectTests
{
    private const string Network = "using NetGen; [Network, Input(4), Dense(3), MeanSquaredError] public partial class Net;";

    /// <summary>Line 32: an assembly with copies of the attributes in it, as tools that merge assemblies make them.</summary>
    [Fact]
    public async Task Attributes_in_a_second_assembly_change_nothing()
    {
        var merged = CSharpCompilation.Create(
            "Merged", [GeneratorHarness.Parse("namespace NetGen { internal sealed class NetworkAttribute : System.Attribute; internal sealed class DenseAttribute : System.Attribute; internal class NetworkItemAttribute : System.Attribute; }", "Merged.cs")],
            GeneratorHarness.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(merged.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var compilation = GeneratorHarness.CreateCompilation([Network.Replace("Dense(3)", "Dense(0)"), Network.Replace("Net;", "Sound;")])
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        Assert.Null(compilation.GetTypeByMetadataName("NetGen.NetworkAttribute"));

        var run = GeneratorHarness.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _).GetRunResult();

        Assert.Equal(4, run.GeneratedTrees.Length);
        Assert.DoesNotContain(updated.GetDiagnostics(TestContext.Current.CancellationToken), said => said.Severity == DiagnosticSeverity.Error);
        Assert.Equal("NG0008", Assert.Single(await AnalyzerHarness.Analyze(updated)).Id);
    }

    /// <summary>Lines 33 and 35: another generator adds to the same class and marks it as its own; it sees nothing of ours, which the documentation says.</summary>
    [Fact]
    public void Another_generator_on_the_same_class_is_not_in_the_way()
    {
        var other = new OtherGenerator("[System.CodeDom.Compiler.GeneratedCode(\"Other\", \"1\")] partial class Net { public int Added => ParameterCount; }");
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new NetworkGenerator().AsSourceGenerator(), other.AsSourceGenerator());
        driver.RunGeneratorsAndUpdateCompilation(GeneratorHarness.CreateCompilation([Network]), out var updated, out _);

        Assert.DoesNotContain(updated.GetDiagnostics(TestContext.Current.CancellationToken), said => said.Severity >= DiagnosticSeverity.Warning && said.Id != "CS1591");
        Assert.DoesNotContain("Predict", other.Seen);
        Assert.Contains("Added", Assert.Single(Declared.Networks(updated)).Type.MemberNames);
        Assert.Contains("no other generator sees the members of a network", Page("src/Docs/how-it-works.md"), StringComparison.Ordinal);
    }

    /// <summary>What another generator declares, ours cannot see; the analyzer can, and says it.</summary>
    [Theory]
    [InlineData("[NetGen.Network, NetGen.Input(4), NetGen.Dense(3), NetGen.MeanSquaredError] public partial class Made;", "NG0002")]
    [InlineData("[NetGen.Network, NetGen.Input(4), NetGen.Dense(0), NetGen.MeanSquaredError] public partial class Made;", "NG0002 NG0008")]
    public async Task Network_that_another_generator_declares_is_refused_in_words(string declaration, string said)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new NetworkGenerator().AsSourceGenerator(), new OtherGenerator(declaration).AsSourceGenerator());
        driver.RunGeneratorsAndUpdateCompilation(GeneratorHarness.CreateCompilation([Network]), out var updated, out _);
        var analysis = updated.WithAnalyzers(AnalyzerHarness.Analyzers);
        var found = (await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();

        Assert.Equal(said, string.Join(" ", found.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)));
        Assert.Contains(found, diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("'Made' cannot be a network: it is declared in a file of another source generator", StringComparison.Ordinal));
    }

    /// <summary>Where the attribute makes no sense, NetGen says why; where it cannot even be looked for, C# says that it cannot stand there.</summary>
    [Theory]
    [InlineData("[Network] public delegate void D();", "NG0002")]
    [InlineData("[Network] public enum E { A }", "NG0002")]
    [InlineData("class C { [Network] public C() { } }", "NG0002")]
    [InlineData("class C { [Network] int f; }", "NG0002")]
    [InlineData("class C { [Network] event System.Action? E; }", "NG0002")]
    [InlineData("class C { int P { [Network] get => 1; } }", "NG0002")]
    [InlineData("class C { int this[[Network] int i] => i; }", "NG0002")]
    [InlineData("class C { int P { get => 1; [param: Network] set { } } }", "NG0002")]
    [InlineData("class C([Network] int x) { public int X => x; }", "NG0002")]
    [InlineData("delegate void D([Network] int x);", "NG0002")]
    [InlineData("class C { public void M() { Local(); [Network] void Local() { } } }", "NG0002")]
    [InlineData("class C { public void M() { Local(1); void Local([Network] int x) { } } }", "NG0002")]
    [InlineData("class C { public System.Action F = [Network] () => { }; }", "NG0002")]
    [InlineData("class C { public System.Action<int> F = ([Network] int x) => { }; }", "NG0002")]
    [InlineData("[assembly: Network]", "CS0592")]
    [InlineData("class C<[Network] T>;", "CS0592")]
    [InlineData("class C { [return: Network] int M() => 1; }", "CS0592")]
    public async Task Attribute_elsewhere_is_refused(string source, string id)
    {
        var compilation = GeneratorHarness.CreateCompilation(["using NetGen; " + source]);
        var said = compilation.GetDiagnostics(TestContext.Current.CancellationToken).Concat(await AnalyzerHarness.Analyze(compilation)).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        Assert.Equal(id, Assert.Single(said).Id);
    }

    /// <summary>Line 34: no attributes are added to the user's project, so that no two assemblies of it have them.</summary>
    [Fact]
    public void Project_without_a_network_gets_no_file() => Assert.Empty(GeneratorHarness.Generate("public class Nothing;").Files);

    /// <summary>Line 49: a compiler older than the one that the generator was built against does not load it (CS9057). The first one of the .NET 10 SDK has this version.</summary>
    [Fact]
    public void Generator_asks_for_the_compiler_of_the_first_NET_10_SDK() => Assert.All(
        typeof(NetworkGenerator).Assembly.GetReferencedAssemblies().Where(reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)),
        reference => Assert.Equal(new Version(5, 0, 0, 0), reference.Version));

    /// <summary>Line 50: what someone who works on the generator has to know of editors.</summary>
    [Fact]
    public void Readme_says_how_an_editor_gets_a_new_generator()
    {
        Assert.Contains("after a change to it, rebuild and reload", Page("README.md"), StringComparison.Ordinal);
        Assert.Contains("EmitCompilerGeneratedFiles", Page("src/Docs/how-it-works.md"), StringComparison.Ordinal);
    }

    /// <summary>Line 52: the same assembly and the same symbols, to the byte, wherever the sources lie.</summary>
    [Fact]
    public void Deterministic_build_does_not_depend_on_the_folder() => Assert.Equal(Build("/home/anna/project"), Build("/srv/agents/7/work"));

    /// <summary>Line 53: nothing of ours runs in a project of another language.</summary>
    [Fact]
    public void Other_languages_are_left_alone()
    {
        Assert.Equal([LanguageNames.CSharp], typeof(NetworkGenerator).GetCustomAttribute<GeneratorAttribute>()!.Languages);
        Assert.All(AnalyzerHarness.Analyzers, analyzer => Assert.Equal([LanguageNames.CSharp], analyzer.GetType().GetCustomAttribute<DiagnosticAnalyzerAttribute>()!.Languages));
    }

    private static byte[] Build(string folder)
    {
        var resolver = new SourceFileResolver([], folder, [new(folder, "/_/")]);
        var compilation = CSharpCompilation.Create(
            "Networks", [GeneratorHarness.Parse(Network, folder + "/Net.cs")], GeneratorHarness.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: true, sourceReferenceResolver: resolver));
        GeneratorHarness.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _);
        using var assembly = new MemoryStream();
        Assert.True(updated.Emit(assembly, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded), cancellationToken: TestContext.Current.CancellationToken).Success);
        return assembly.ToArray();
    }

    private static string Page(string name) => File.ReadAllText(Path.Combine(RulePages.Folder(), "../../../..", name)).Replace("\n", " ");

    /// <summary>Adds a text, and remembers what it saw of the project's classes.</summary>
    private sealed class OtherGenerator(string text) : IIncrementalGenerator
    {
        public ImmutableArray<string> Seen { get; private set; } = [];

        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(context.CompilationProvider, (output, compilation) =>
        {
            Seen = [.. compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>().SelectMany(type => type.MemberNames)];
            output.AddSource("Other.g.cs", text);
        });
    }
}
