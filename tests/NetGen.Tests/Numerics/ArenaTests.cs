using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

public sealed class ArenaTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(1_000_003)]
    public void Origin_of_any_length_is_aligned_and_zero(int length)
    {
        var floats = new Arena<float>(length);
        var doubles = new Arena<double>(length);
        var bytes = new Arena<byte>(length);

        Assert.Equal(0, AddressOf(ref floats.Origin) % 64);
        Assert.Equal(0, AddressOf(ref doubles.Origin) % 64);
        Assert.Equal(0, AddressOf(ref bytes.Origin) % 64);
        Assert.Equal(length, floats.Length);
        Assert.Equal(length, floats.Span.Length);
        Assert.False(floats.Span.ContainsAnyExcept(0f));
        Assert.False(doubles.Span.ContainsAnyExcept(0.0));
    }

    [Fact]
    public void Origin_after_collections_stays_where_it_was()
    {
        var arenas = Enumerable.Range(1, 200).Select(length => new Arena<float>(length)).ToArray();
        var before = arenas.Select(arena => AddressOf(ref arena.Origin)).ToArray();
        for (var i = 0; i < arenas.Length; i += 2)
        {
            arenas[i] = null!;
        }

        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);

        for (var i = 1; i < arenas.Length; i += 2)
        {
            Assert.Equal(before[i], AddressOf(ref arenas[i].Origin));
        }
    }

    /// <summary>Where the kernel has large pages: what it says of the memory in which the arena lies.</summary>
    [Fact]
    public void Large_arena_asks_for_large_pages()
    {
        var arena = new Arena<float>(1 << 20);
        arena.Span.Fill(1);
        if (!File.Exists("/sys/kernel/mm/transparent_hugepage/enabled"))
        {
            Assert.Equal(1, arena.Span[^1]);
            return;
        }

        ulong middle = (ulong)AddressOf(ref Unsafe.Add(ref arena.Origin, arena.Length / 2));
        string? flags = null;
        var isThere = false;
        foreach (string line in File.ReadLines("/proc/self/smaps"))
        {
            string[] ends = line.Split(' ')[0].Split('-');
            if (ends.Length == 2)
            {
                isThere = Convert.ToUInt64(ends[0], 16) <= middle && middle < Convert.ToUInt64(ends[1], 16);
            }
            else if (isThere && line.StartsWith("VmFlags:", StringComparison.Ordinal))
            {
                flags = line;
            }
        }

        Assert.Contains(" hg", flags, StringComparison.Ordinal);
    }

    [Fact]
    public void Slack_is_zero_and_can_be_written_without_touching_another_arena()
    {
        var arenas = Enumerable.Range(0, 100).Select(length => new Arena<float>(length)).ToArray();
        foreach (var arena in arenas)
        {
            ref var end = ref Unsafe.Add(ref arena.Origin, arena.Length);
            Assert.Equal(Vector512<float>.Zero, Vector512.LoadUnsafe(ref end));
            Vector512.Create(1f).StoreUnsafe(ref end);
        }

        Assert.All(arenas, arena => Assert.False(arena.Span.ContainsAnyExcept(0f)));
    }

    [Fact]
    public void Span_and_Origin_are_the_same_memory()
    {
        var arena = new Arena<double>(3);
        arena.Span[2] = 7;
        Assert.Equal(7, Unsafe.Add(ref arena.Origin, 2));
        Assert.True(Unsafe.AreSame(ref arena.Origin, ref MemoryMarshal.GetReference(arena.Span)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Constructor_with_impossible_length_throws(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Arena<float>(length));

    /// <summary>The memory is pinned, so the distance from a null reference is its address.</summary>
    private static nint AddressOf<T>(ref T origin) => Unsafe.ByteOffset(ref Unsafe.NullRef<T>(), ref origin);
}
