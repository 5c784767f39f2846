extern alias generator;

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetworkAnalyzer = generator::NetGen.Generator.Analyzers.NetworkAnalyzer;
using NetworkGenerator = generator::NetGen.Generator.NetworkGenerator;

namespace NetGen.Tests.Lab;

/// <summary>
/// Networks that exist only while a test runs. Comes in: declarations as text; goes out: live networks and their trainers, compiled by the
/// real generator in one compilation, so that hundreds cost seconds. Knows nothing of what a network should compute.
/// </summary>
public sealed class NetworkLab
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    // The framework and the runtime only: the generator's own copy of the attributes, which also stands beside the tests, would make them
    // ambiguous.
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly System.Reflection.Assembly _assembly;

    private NetworkLab(byte[] image)
    {
        Image = [.. image];
        // It stays until the process ends, which is soon: to unload code is what the runtime does least often, and its statics are slower.
        _assembly = new AssemblyLoadContext("networks").LoadFromStream(new MemoryStream(image));
    }

    /// <summary>The compiled assembly, for those who read its IL.</summary>
    public ImmutableArray<byte> Image { get; }

    /// <summary>
    /// The environment variable that names the bits of the kernels' vectors, for processes in which every network has others than usual.
    /// </summary>
    public const string VectorBitsVariable = "NETGEN_TESTS_VECTOR_BITS";

    /// <summary>
    /// Generates, compiles and loads. Anything above Hidden that generator or compiler say fails, with the numbered source.
    /// </summary>
    public static NetworkLab Compile(params IEnumerable<NetworkDeclaration> declarations) => CompileWith("", declarations);

    /// <summary>The same beside the blocks that the networks use.</summary>
    public static NetworkLab CompileWith(string blocks, params IEnumerable<NetworkDeclaration> declarations) =>
        CompileAt(Environment.GetEnvironmentVariable(VectorBitsVariable) ?? "", blocks, declarations);

    /// <summary>The same with kernels on vectors of so many bits, as the property <c>NetGenVectorBits</c> says them.</summary>
    public static NetworkLab CompileAt(string vectorBits, string blocks, params IEnumerable<NetworkDeclaration> declarations)
    {
        IReadOnlyList<NetworkDeclaration> networks = [.. declarations];
        var source = string.Join("\n", networks.Select(network => network.Source).Append(blocks));
        var properties = new BuildProperties(vectorBits);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable);
        var declared = CSharpCompilation.Create("Networks",
            [CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), ParseOptions, "Networks.cs")], References, options);
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions,
            optionsProvider: properties)
            .RunGeneratorsAndUpdateCompilation(declared, out var compilation, out var said);
        RequireGenerated(networks, compilation, properties);

        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        var diagnostics = said.Concat(emitted.Diagnostics).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden).ToList();
        if (diagnostics.Count > 0 || !emitted.Success)
            Assert.Fail(Describe(diagnostics));
        return new NetworkLab(image.ToArray());
    }

    /// <summary>A network that the generator wrote nothing for is an empty class that compiles; the analyzer knows why (NG0000).</summary>
    private static void RequireGenerated(IReadOnlyList<NetworkDeclaration> networks, Compilation compilation, BuildProperties properties)
    {
        var missing = networks.Select(network => network.Name)
            .Where(name => compilation.GetTypeByMetadataName(name)?.DeclaringSyntaxReferences.Length == 1).ToList();
        if (missing.Count == 0)
            return;
        var said = compilation.WithAnalyzers([new NetworkAnalyzer()], new AnalyzerOptions([], properties))
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        Assert.Fail($"Not generated: {string.Join(", ", missing)}.\n" + Describe([.. said.Where(diagnostic => diagnostic.Id == "NG0000")]));
    }

    /// <summary>Loads what another process compiled.</summary>
    public static NetworkLab Load(byte[] image) => new(image);

    /// <summary>A fresh network of the class of that name.</summary>
    public LabNetwork<T> Network<T>(string name, ulong seed = 0) where T : unmanaged =>
        new(_assembly.GetType(name, throwOnError: true)!, seed);

    private sealed class BuildProperties(string vectorBits) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties(vectorBits);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Properties(string vectorBits) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            (value = key == "build_property.NetGenVectorBits" ? vectorBits : null) is not null;
    }

    private static string Describe(IReadOnlyList<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics.Take(10))
            text.Append(diagnostic).Append('\n');
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Location.SourceTree is not null)?.Location.SourceTree is { } tree)
        {
            text.Append(tree.FilePath).Append('\n');
            foreach (var line in tree.GetText().Lines)
                text.Append($"{line.LineNumber + 1,5}  {line}\n");
        }
        return text.ToString();
    }
}
