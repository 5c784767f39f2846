using NetGen.Data;

namespace NetGen.Training.Sharding;

/// <summary>
/// A batch of the caller's, for other threads: a span cannot leave its thread, an address can. Valid only while the caller keeps the spans
/// in place, and that is for as long as it waits for the others.
/// </summary>
internal readonly record struct LentBatch<T, TTarget>(
    LentSpan<T> Values, LentSpan<byte> Bytes, bool AreBytes, LentSpan<int> Tokens, bool AreTokens, LentSpan<TTarget> Targets,
        LentSpan<int> Rows)
    where T : unmanaged
    where TTarget : unmanaged
{
    public Samples<T> Inputs => AreBytes ? Samples<T>.OfBytes(Bytes.Span) : AreTokens ? Samples<T>.OfTokens(Tokens.Span)
        : new Samples<T>(Values.Span);
}

/// <summary>A span that is kept in place, by its address.</summary>
internal readonly unsafe struct LentSpan<T>(T* origin, int length) where T : unmanaged
{
    public ReadOnlySpan<T> Span => new(origin, length);
}
