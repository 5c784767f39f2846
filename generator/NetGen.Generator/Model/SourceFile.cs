namespace NetGen.Generator.Model;

/// <summary>One generated file: its hint name, unique in the compilation, and its text.</summary>
internal sealed record SourceFile(string HintName, string Text);

/// <summary>What a project may ask of the generator through build properties.</summary>
/// <param name="DumpGraph">The pass after which to show the graph (<c>NetGenDumpGraph</c>: a pass's name, or <c>all</c>); empty for none.</param>
internal sealed record GeneratorOptions(string DumpGraph)
{
    public static readonly GeneratorOptions Default = new("");
}
