extern alias compiler;

using System.Reflection;
using compiler::NetGen.Generator;
using compiler::NetGen.Generator.Model;
using compiler::NetGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Benchmarks.Kernels;

/// <summary>A network of this program and the plan that its kernels were printed from: the compiler runs again, on the same declaration.</summary>
internal sealed record PlannedNetwork(Type Type, Plan Plan)
{
    /// <summary>Bits of the vectors that this program was built with.</summary>
    public static int VectorBits { get; } = typeof(PlannedNetwork).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(data => data.Key == "NetGenVectorBits")?.Value is { Length: > 0 } bits
            ? int.Parse(bits, System.Globalization.CultureInfo.InvariantCulture) : compiler::NetGen.Generator.Model.VectorBits.Usual;

    /// <summary>The networks whose class's name contains a text.</summary>
    public static IEnumerable<PlannedNetwork> All(string filter)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Declared", [], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.All));
        return typeof(PlannedNetwork).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<NetworkAttribute>() is not null
                && type.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))
            .Select(type => new PlannedNetwork(type, PlanOf(compilation.GetTypeByMetadataName(type.FullName!)!)));
    }

    /// <summary>The printed method of a kernel.</summary>
    public MethodInfo MethodOf(Kernel kernel) => Type.GetNestedType("NetGenKernels", BindingFlags.NonPublic)!.GetMethod(kernel.Name)
        ?? throw new InvalidOperationException($"{Type.Name} has no kernel {kernel.Name}: it was built from another plan.");

    private static Plan PlanOf(INamedTypeSymbol symbol) =>
        NetworkCompiler.BuildPlan(NetworkParser.Parse(DeclaredNetwork.Of(symbol)!, CancellationToken.None).Spec!, vectorBits: VectorBits)!;
}
