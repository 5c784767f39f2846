using System.Runtime.InteropServices;

namespace NetGen.Numerics;

/// <summary>
/// Memory in pages of 2 MB: a kernel that goes down the columns of a wide matrix is on another page of 4 KB with every row, and waits for
/// the address of each. Linux gives large pages to those who ask; elsewhere, and where it does not, nothing happens.
/// </summary>
internal static partial class LargePages
{
    /// <summary>Bytes of a large page.</summary>
    private const nint Size = 2 * 1024 * 1024;

    /// <summary>Bytes from which on it is worth while.</summary>
    private const long Smallest = 1024 * 1024;

    // <asm-generic/mman-common.h>
    private const int HugePage = 14;

    /// <summary>Asks for large pages under a block that does not move.</summary>
    /// <param name="start">The address of its first byte.</param>
    /// <param name="bytes">Its length. Small blocks are left alone.</param>
    public static void AskFor(nint start, long bytes)
    {
        if (bytes < Smallest || !OperatingSystem.IsLinux())
        {
            return;
        }

        nint first = start & -Size;
        nint end = (start + (nint)bytes + Size - 1) & -Size;
        try
        {
            _ = Advise(first, end - first, HugePage);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library of another name: without.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint start, nint length, int advice);
}
