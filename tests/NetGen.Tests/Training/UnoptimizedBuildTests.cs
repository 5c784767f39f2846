using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>A Debug build, in which networks train several times slower, is said once.</summary>
public sealed class UnoptimizedBuildTests
{
    private static AssemblyBuilder Assembly(DebuggableAttribute.DebuggingModes? modes) => AssemblyBuilder.DefineDynamicAssembly(
        new AssemblyName("User"), AssemblyBuilderAccess.RunAndCollect,
        modes is null ? [] : [new CustomAttributeBuilder(typeof(DebuggableAttribute).GetConstructor([typeof(DebuggableAttribute.DebuggingModes)])!, [modes.Value])]);

    [Theory]
    [InlineData(DebuggableAttribute.DebuggingModes.Default | DebuggableAttribute.DebuggingModes.DisableOptimizations, true)]
    [InlineData(DebuggableAttribute.DebuggingModes.IgnoreSymbolStoreSequencePoints, false)]
    [InlineData(null, false)]
    public void IsUnoptimized_asks_what_the_JIT_compiler_is_told(DebuggableAttribute.DebuggingModes? modes, bool expected) =>
        Assert.Equal(expected, UnoptimizedBuild.IsUnoptimized(Assembly(modes)));

    [Fact]
    public void NoteOnce_speaks_once_and_names_the_cure()
    {
        var debug = Assembly(DebuggableAttribute.DebuggingModes.DisableOptimizations);

        Assert.Null(UnoptimizedBuild.NoteOnce(Assembly(null)));
        Assert.Contains("<Optimize>true</Optimize>", UnoptimizedBuild.NoteOnce(debug), StringComparison.Ordinal);
        Assert.Null(UnoptimizedBuild.NoteOnce(debug));
    }
}
