using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generator.Tests.LayoutSweep;

/// <summary>A stretch of memory at an address.</summary>
internal readonly record struct Stretch(nint Address, int Bytes)
{
    /// <summary>What is there.</summary>
    public Span<byte> Span => At<byte>(Address, Bytes);

    /// <summary>The same as elements.</summary>
    public Span<T> As<T>() where T : unmanaged => At<T>(Address, Bytes / Unsafe.SizeOf<T>());

    public static Span<T> At<T>(nint address, int count) where T : unmanaged => MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<T>(), address), count);
}

/// <summary>
/// Memory that ends where a page begins that nobody may touch: a read or write behind a stretch ends the process, and the runtime names the kernel. Or it ends
/// in a line of canaries, which tell a write from outside. Where the system has no such pages there is only the canary. Stretches are used again.
/// </summary>
internal sealed partial class GuardedMemory : IDisposable
{
    /// <summary>What nobody may write over.</summary>
    public const byte Canary = 0xA5;

    /// <summary>A NaN of either scalar.</summary>
    public const byte Poison = 0xFF;

    private const int Line = 64;
    private const int Smallest = 1 << 16;
    private readonly List<(nint Start, nint End, nint Mapped)> _blocks = [];
    private readonly List<Stretch> _canaries = [];
    private int _used;

    /// <summary>A stretch full of poison, at a multiple of the alignment; canaries in front of it, a forbidden page or canaries behind it.</summary>
    public Stretch Take(int bytes, bool atGuard, int alignment = Line)
    {
        var needed = bytes + (4 * Line);
        if (_used == _blocks.Count)
            _blocks.Add(default);
        if (_blocks[_used].End - _blocks[_used].Start < needed)
        {
            Free(_blocks[_used]);
            _blocks[_used] = Map(Math.Max(Smallest, 2 * needed));
        }
        var end = _blocks[_used++].End;
        var address = (end - bytes - (atGuard ? 0 : Line)) / alignment * alignment;
        var (front, behind) = (new Stretch(address - (2 * Line), 2 * Line), new Stretch(address + bytes, (int)(end - address - bytes)));
        front.Span.Fill(Canary);
        behind.Span.Fill(Canary);
        _canaries.AddRange([front, behind]);
        var taken = new Stretch(address, bytes);
        taken.Span.Fill(Poison);
        return taken;
    }

    /// <summary>Whether no canary of what is taken has changed.</summary>
    public bool IsIntact => _canaries.TrueForAll(canary => !canary.Span.ContainsAnyExcept(Canary));

    /// <summary>All stretches may be taken again.</summary>
    public void Reset()
    {
        _used = 0;
        _canaries.Clear();
    }

    public void Dispose() => _blocks.ForEach(Free);

    private static (nint Start, nint End, nint Mapped) Map(int bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            var plain = Marshal.AllocHGlobal(bytes);
            return (plain, (plain + bytes) / Line * Line, bytes);
        }
        var page = Environment.SystemPageSize;
        var size = (bytes + page - 1) / page * page;
        var start = MemoryMap(0, (nuint)(size + page), 3, OperatingSystem.IsMacOS() ? 0x1002 : 0x22, -1, 0);
        Assert.NotEqual(-1, start);
        Assert.Equal(0, Protect(start + size, (nuint)page, 0));
        return (start, start + size, size + page);
    }

    private static void Free((nint Start, nint End, nint Mapped) block)
    {
        if (block.Start == 0)
            return;
        if (OperatingSystem.IsWindows())
            Marshal.FreeHGlobal(block.Start);
        else
            Assert.Equal(0, Unmap(block.Start, (nuint)block.Mapped));
    }

    [DllImport("libc", EntryPoint = "mmap")]
    private static extern nint MemoryMap(nint address, nuint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "mprotect")]
    private static extern int Protect(nint address, nuint length, int protection);

    [DllImport("libc", EntryPoint = "munmap")]
    private static extern int Unmap(nint address, nuint length);
}
