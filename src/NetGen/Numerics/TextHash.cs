namespace NetGen.Numerics;

/// <summary>A place for a text among so many: FNV-1a over its UTF-16 units (Fowler, Noll, Vo 1991), the same on every machine and in
/// every version.</summary>
internal static class TextHash
{
    private const ulong Basis = 14695981039346656037, Prime = 1099511628211;

    /// <summary>The bucket, in [0, buckets).</summary>
    public static int Bucket(ReadOnlySpan<char> text, int buckets)
    {
        ulong hash = Basis;
        foreach (char c in text)
        {
            hash = (hash ^ (c & 0xFFu)) * Prime;
            hash = (hash ^ (uint)(c >> 8)) * Prime;
        }

        // The high bits are the well mixed ones.
        return (int)Math.BigMul(hash, (ulong)buckets, out _);
    }
}
