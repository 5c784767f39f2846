using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>Reads from a project's properties what it asks of the generator: for the generator, and for the analyzer that says why it
/// failed.</summary>
internal static class BuildOptions
{
    public static GeneratorOptions Of(AnalyzerConfigOptionsProvider provider)
    {
        return new(
            Property("NetGenDumpGraph") ?? "",
            Property("NetGenShowWarnings") == "true",
            Property("NetGenAggressiveOptimization")?.Equals("false", StringComparison.OrdinalIgnoreCase) != true,
            provider.GlobalOptions.TryGetValue("build_property.NetGenVectorBits", out var bits) ? VectorBits.Of(bits) : VectorBits.Usual);

        string? Property(string name) => provider.GlobalOptions.TryGetValue("build_property." + name, out var value) ? value.Trim() : null;
    }
}
