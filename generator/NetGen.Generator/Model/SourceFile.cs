namespace NetGen.Generator.Model;

/// <summary>One generated file: its hint name, unique in the compilation, and its text.</summary>
internal sealed record SourceFile(string HintName, string Text);

/// <summary>What a project may ask of the generator through build properties.</summary>
/// <param name="DumpGraph">The pass after which to show the graph (<c>NetGenDumpGraph</c>: a pass's name, <c>nests</c>, or <c>all</c>);
/// empty for none.</param>
/// <param name="ShowWarnings">Whether the compiler's warnings about generated code are shown: the generator's own tests want all of
/// them.</param>
/// <param name="IsAggressive">
/// Whether kernels ask the JIT for all its optimisation at the first call (<c>NetGenAggressiveOptimization</c>). Such methods are not
/// compiled ahead by ReadyToRun.
/// </param>
/// <param name="VectorBits">Bits of the vectors of kernels (<c>NetGenVectorBits</c>), see <see cref="Model.VectorBits"/>.</param>
internal sealed record GeneratorOptions(string DumpGraph, bool ShowWarnings = false, bool IsAggressive = true,
    int VectorBits = Model.VectorBits.Usual)
{
    public static readonly GeneratorOptions Default = new("");
}
