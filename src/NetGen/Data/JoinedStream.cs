namespace NetGen.Data;

/// <summary>Streams one behind the other. They stay the caller's to close.</summary>
internal sealed class JoinedStream(params Stream[] parts) : ReadOnlyStream
{
    private int part;

    /// <summary>Bytes that were read.</summary>
    public long Count { get; private set; }

    /// <summary>Whether something of the last of several has been read.</summary>
    public bool IsAtLast { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        while (part < parts.Length && !buffer.IsEmpty)
        {
            int read = parts[part].Read(buffer);
            if (read > 0)
            {
                Count += read;
                IsAtLast = part == parts.Length - 1;
                return read;
            }

            part++;
        }

        return 0;
    }
}

/// <summary>A stream that is read once from its beginning to its end.</summary>
internal abstract class ReadOnlyStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public abstract override int Read(Span<byte> buffer);

    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
