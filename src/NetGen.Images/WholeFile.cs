namespace NetGen.Images;

/// <summary>
/// The bytes of a file for a decoder that expects all of them. It reads zeros behind the end of a file that was cut short, and of some it
/// never comes to an end; here that is an error.
/// </summary>
internal sealed class WholeFile(byte[] file) : MemoryStream(file, writable: false)
{
    /// <inheritdoc/>
    public override int ReadByte() => Position < Length ? base.ReadByte() : throw Ended();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) =>
        Position + count <= Length ? base.Read(buffer, offset, count) : throw Ended();

    private EndOfStreamException Ended() => new($"more was expected after its {Length} bytes.");
}
