namespace NetGen.Numerics;

/// <summary>
/// The counter-based generator Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011):
/// a 128-bit counter and a 64-bit key in, 128 random bits out, with no state in between.
/// </summary>
internal static class Philox
{
    private const int Rounds = 10;

    /// <summary>
    /// The block of a counter. The 32-bit words of the paper are the halves of the arguments and of the result, low half first.
    /// </summary>
    public static (ulong Low, ulong High) Block(ulong counterLow, ulong counterHigh, ulong key)
    {
        unchecked
        {
            var (c0, c1, c2, c3) = ((uint)counterLow, (uint)(counterLow >> 32), (uint)counterHigh, (uint)(counterHigh >> 32));
            var (k0, k1) = ((uint)key, (uint)(key >> 32));
            for (var round = 0; round < Rounds; round++)
            {
                var product0 = (ulong)c0 * 0xD2511F53;
                var product1 = (ulong)c2 * 0xCD9E8D57;
                (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ k0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ k1, (uint)product0);
                k0 += 0x9E3779B9;
                k1 += 0xBB67AE85;
            }

            return (c0 | (ulong)c1 << 32, c2 | (ulong)c3 << 32);
        }
    }
}
