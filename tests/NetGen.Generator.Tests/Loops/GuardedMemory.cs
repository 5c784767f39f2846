using System.Runtime.InteropServices;

namespace NetGen.Generator.Tests.Loops;

/// <summary>Memory that ends where a page ends, the next one (and the one before) not to be touched: a step beyond ends the process.</summary>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    private const int None = 0, ReadWrite = 3, PrivateAnonymous = 0x22;

    private readonly nint _start;
    private readonly nint _length;

    /// <param name="bytes">How many there are before the end.</param>
    public GuardedMemory(int bytes)
    {
        var page = Environment.SystemPageSize;
        var inner = (bytes + page - 1) / page * page;
        _length = inner + (2 * page);
        _start = mmap(0, _length, ReadWrite, PrivateAnonymous, -1, 0);
        if (_start == -1 || mprotect(_start, page, None) != 0 || mprotect(_start + page + inner, page, None) != 0)
            throw new InvalidOperationException("There are no guarded pages: error " + Marshal.GetLastPInvokeError());
        Address = _start + page + inner - bytes;
    }

    /// <summary>The first byte.</summary>
    public nint Address { get; }

    public void Dispose() => munmap(_start, _length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint mmap(nint address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int mprotect(nint address, nint length, int protection);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int munmap(nint address, nint length);
}
