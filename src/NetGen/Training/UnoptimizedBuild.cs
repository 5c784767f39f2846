using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NetGen.Training;

/// <summary>
/// Debug builds train 4 to 10 times slower: the JIT compiler optimizes nothing in an assembly that says so, whatever its methods ask for.
/// The result is the same to the bit, so nothing else would tell. Thread-safe.
/// </summary>
internal static class UnoptimizedBuild
{
    private const string Note =
        "This is a Debug build: networks train 4 to 10 times slower, with the same result. Use -c Release, or set <Optimize>true</Optimize> (#:property Optimize=true in a single file).";

    private static int said;

    /// <summary>What there is to say of a network's assembly: once in a process, null afterwards and of an optimized one.</summary>
    public static string? NoteOnce(Assembly network) => IsUnoptimized(network) && Interlocked.Exchange(ref said, 1) == 0 ? Note : null;

    /// <summary>Whether the JIT compiler leaves an assembly as it is. What was compiled ahead of time is optimized in any case.</summary>
    public static bool IsUnoptimized(Assembly network) =>
        RuntimeFeature.IsDynamicCodeCompiled && network.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true };
}
