namespace NetGen.Generator.Model;

/// <summary>One generated file: its hint name, unique in the compilation, and its text.</summary>
internal sealed record SourceFile(string HintName, string Text);

/// <summary>What a project may ask of the generator through build properties.</summary>
/// <param name="DumpGraph">The pass after which to show the graph (<c>NetGenDumpGraph</c>: a pass's name, or <c>all</c>); empty for none.</param>
/// <param name="ShowWarnings">Whether the compiler's warnings about generated code are shown: the generator's own tests want all of them.</param>
internal sealed record GeneratorOptions(string DumpGraph, bool ShowWarnings = false)
{
    public static readonly GeneratorOptions Default = new("");
}
