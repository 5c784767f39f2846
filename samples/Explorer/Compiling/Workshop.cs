extern alias generator;

using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetGen;
using NetworkGenerator = generator::NetGen.Generator.NetworkGenerator;

namespace Explorer.Compiling;

/// <summary>
/// Networks that exist only while the tool runs. Declarations come in, classes go out that the real generator and the C# compiler made of them, all
/// in one compilation. Knows nothing of what they are for.
/// </summary>
internal sealed class Workshop
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    // The framework and the runtime only: the generator's own copy of the attributes, which also stands beside the tool, would make them ambiguous.
    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Assembly assembly;

    private Workshop(byte[] image) => assembly = new AssemblyLoadContext("networks", isCollectible: true).LoadFromStream(new MemoryStream(image));

    /// <summary>The declared classes, before the generator has seen them.</summary>
    public static CSharpCompilation Declared(IEnumerable<Declaration> declarations)
    {
        string source = "using NetGen;\n" + string.Join("\n", declarations.Select(declaration => declaration.Source));
        return CSharpCompilation.Create(
            "Networks",
            [CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), ParseOptions, "Networks.cs")],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>Generates, compiles and loads.</summary>
    /// <exception cref="InvalidOperationException">A declaration that cannot be compiled, with what was said of it.</exception>
    public static Workshop Compile(IEnumerable<Declaration> declarations)
    {
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(Declared(declarations), out Compilation compilation, out var said);
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        string[] faults = [.. said.Concat(emitted.Diagnostics).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden).Select(diagnostic => diagnostic.ToString())];
        if (!emitted.Success || faults.Length > 0)
            throw new InvalidOperationException("The declarations cannot be compiled:\n" + string.Join("\n", faults.Take(10)));
        return new Workshop(image.ToArray());
    }

    /// <summary>The class of that name.</summary>
    public NetworkClass this[string name] => new(assembly.GetType(name, throwOnError: true)!);
}
