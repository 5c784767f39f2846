using System.Buffers;

namespace NetGen.Tables;

/// <summary>
/// What a table says while nobody knows how long it is: an append-only sequence in blocks. Of a list that doubles, a large table would
/// touch three times its memory, and pages that are touched first cost more than what is read into them. Not thread-safe; disposed, its
/// blocks go to who reads next.
/// </summary>
internal sealed class Blocks<T> : IDisposable where T : unmanaged
{
    private const int Smallest = 1 << 10;
    private const int Largest = 1 << 18;

    private readonly List<(T[] Values, int Count)> full = [];
    private T[] block = [];
    private int used;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Room for some more that lie together; what stands in it is whatever was there.</summary>
    /// <param name="count">How many.</param>
    public Span<T> Next(int count)
    {
        if (count > block.Length - used)
        {
            Begin(count);
        }

        Span<T> room = block.AsSpan(used, count);
        used += count;
        Count += count;
        return room;
    }

    /// <summary>One more.</summary>
    public void Add(T value) => Next(1)[0] = value;

    /// <summary>All of them in order.</summary>
    public T[] ToArray()
    {
        T[] all = GC.AllocateUninitializedArray<T>(Count);
        int start = 0;
        foreach ((T[] values, int count) in full)
        {
            values.AsSpan(0, count).CopyTo(all.AsSpan(start));
            start += count;
        }

        block.AsSpan(0, used).CopyTo(all.AsSpan(start));
        return all;
    }

    public void Dispose()
    {
        foreach ((T[] values, _) in full)
        {
            ArrayPool<T>.Shared.Return(values);
        }

        ArrayPool<T>.Shared.Return(block);
        full.Clear();
        (block, used, Count) = ([], 0, 0);
    }

    private void Begin(int count)
    {
        full.Add((block, used));
        (block, used) = (ArrayPool<T>.Shared.Rent(Math.Max(count, Math.Clamp(Count, Smallest, Largest))), 0);
    }
}
