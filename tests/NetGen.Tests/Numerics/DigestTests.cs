using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

/// <summary>The digest depends on every byte, its place and the length, and not on how the bytes come in.</summary>
public sealed class DigestTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 203).Select(i => (byte)(i * 37))];

    [Fact]
    public void Any_byte_changed_in_any_way_changes_the_digest()
    {
        ulong expected = Of(Bytes);
        for (int i = 0; i < Bytes.Length; i++)
        {
            for (int change = 1; change < 256; change++)
            {
                byte[] changed = [.. Bytes];
                changed[i] ^= (byte)change;
                Assert.NotEqual(expected, Of(changed));
            }
        }
    }

    /// <summary>Of bytes that are there at once, in whole rounds of the chains and behind them.</summary>
    [Fact]
    public void Any_byte_changed_changes_the_digest_of_a_row()
    {
        ulong expected = Digest.Of(Bytes);
        Assert.Equal(expected, Digest.Of([.. Bytes]));
        for (int i = 0; i < Bytes.Length; i++)
        {
            for (int change = 1; change < 256; change++)
            {
                byte[] changed = [.. Bytes];
                changed[i] ^= (byte)change;
                Assert.NotEqual(expected, Digest.Of(changed));
            }
        }

        // Chains are not to be exchanged.
        byte[] turned = [.. Bytes[8..16], .. Bytes[..8], .. Bytes[16..]];
        Assert.NotEqual(expected, Digest.Of(turned));
    }

    [Fact]
    public void Length_and_order_count() => Assert.Equal(
        Bytes.Length + 2,
        Enumerable.Range(0, Bytes.Length).Select(length => Of(new byte[length])).Append(Of(Bytes)).Append(Of([.. Bytes.Reverse()])).Distinct().Count());

    [Fact]
    public void Parts_are_the_whole()
    {
        for (int cut = 0; cut <= Bytes.Length; cut += 5)
        {
            var digest = default(Digest);
            digest.Add(Bytes.AsSpan(0, cut));
            digest.Add(Bytes.AsSpan(cut));
            Assert.Equal(Of(Bytes), digest.Value);
        }

        using var stream = new MemoryStream(Bytes);
        var streamed = default(Digest);
        streamed.Add(stream, Bytes.Length);
        Assert.Equal(Of(Bytes), streamed.Value);
    }

    private static ulong Of(byte[] bytes)
    {
        var digest = default(Digest);
        digest.Add(bytes);
        return digest.Value;
    }
}
