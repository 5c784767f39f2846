using System.Diagnostics;
using System.Numerics;

namespace NetGen.Benchmarks;

/// <summary>Keeps the measuring thread on one core.</summary>
internal static class Core
{
    /// <summary>
    /// Pins to a core; with no wish, to the last one allowed. On Linux only the calling thread and the threads it starts later move, so the
    /// JIT's background thread stays on another core.
    /// </summary>
    /// <returns>The core, or null where the system does not offer it.</returns>
    /// <exception cref="ArgumentException">This process may not use the wished core.</exception>
    public static int? Pin(int? wished)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            return null;
        using var process = Process.GetCurrentProcess();
        var allowed = (ulong)process.ProcessorAffinity;
        if (wished is { } w && (w is < 0 or > 63 || (allowed >> w & 1) == 0))
            throw new ArgumentException($"--core {w}: this process may use the cores with the bits 0x{allowed:x}.");
        var core = wished ?? BitOperations.Log2(allowed);
        process.ProcessorAffinity = (nint)(1UL << core);
        return core;
    }
}
