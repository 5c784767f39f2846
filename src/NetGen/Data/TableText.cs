using System.Text;

namespace NetGen.Data;

/// <summary>
/// The text of a table's bytes, decoded strictly: what the encoding does not know is an error at its place, never U+FFFD. The encoding is
/// what a byte order mark says, else the given one, else UTF-16 where every second byte is 0, else UTF-8.
/// </summary>
internal sealed class TableText : TextReader
{
    // Enough of a header to see whether every second byte is 0.
    private const int LookedAt = 512;

    private readonly Stream stream;
    private readonly Decoder decoder;
    private readonly Undecodable fallback = new();
    private readonly string encodingName;
    private readonly string cure;
    private readonly byte[] bytes = new byte[1 << 14];
    private readonly char[] text;
    private int unread;
    private int skipped;
    private int position;
    private int length;
    private bool ended;

    /// <param name="stream">The bytes, unpacked; stay the caller's to close.</param>
    /// <param name="encoding">What the caller knows of them.</param>
    /// <param name="sourceName">What messages call them.</param>
    /// <param name="cure">Where the user says what encoding they are in.</param>
    /// <exception cref="DataFormatException">They are a file of another format.</exception>
    public TableText(Stream stream, Encoding? encoding, string sourceName, string cure = "CsvOptions.Encoding")
    {
        (this.stream, this.cure) = (stream, cure);
        unread = stream.ReadAtLeast(bytes.AsSpan(0, LookedAt), LookedAt, throwOnEndOfStream: false);
        ReadOnlySpan<byte> beginning = bytes.AsSpan(0, unread);
        if (ForeignFile.NameOf(beginning) is { } foreign)
        {
            throw new DataFormatException($"{sourceName}: expected the text of a table; this is {foreign}.");
        }

        (Encoding found, skipped) = Marked(beginning) ?? (encoding ?? Unmarked(beginning), 0);
        encodingName = found.WebName;
        var strict = (Encoding)found.Clone();
        strict.DecoderFallback = fallback;
        decoder = strict.GetDecoder();
        text = new char[strict.GetMaxCharCount(bytes.Length)];
    }

    /// <exception cref="DecoderFallbackException">The next bytes are none of the encoding's; what stood before them has been
    /// read.</exception>
    public override int Read(Span<char> buffer)
    {
        while (position == length && !ended)
        {
            Decode();
        }

        if (position == length && fallback.Bytes is { } unknown)
        {
            throw new DecoderFallbackException(
                $"the bytes {Convert.ToHexString(unknown)} are not {encodingName}. If the text is in another encoding (that of Excel is often the machine's " +
                $"code page), say which ({cure})");
        }

        int read = Math.Min(buffer.Length, length - position);
        text.AsSpan(position, read).CopyTo(buffer);
        position += read;
        return read;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 1 ? one[0] : -1;
    }

    private void Decode()
    {
        if (unread == 0)
        {
            unread = stream.Read(bytes);
            ended = unread == 0;
        }

        length = decoder.GetChars(bytes.AsSpan(skipped, unread - skipped), text, flush: ended);
        (position, unread, skipped) = (0, 0, 0);
        if (fallback.Bytes is not null)
        {
            length = text.AsSpan(0, length).IndexOf(Undecodable.Mark);
            ended = true;
        }
    }

    /// <summary>The encoding that a byte order mark says, and the mark's length.</summary>
    private static (Encoding Encoding, int Length)? Marked(ReadOnlySpan<byte> beginning) => beginning switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    private static Encoding Unmarked(ReadOnlySpan<byte> beginning)
    {
        (int even, int odd) = (0, 0);
        for (int i = 0; i < beginning.Length; i++)
        {
            int zero = beginning[i] == 0 ? 1 : 0;
            (even, odd) = i % 2 == 0 ? (even + zero, odd) : (even, odd + zero);
        }

        return (even, odd) switch
        {
            (0, > 0) when IsWide(beginning, low: 0) => Encoding.Unicode,
            ( > 0, 0) when IsWide(beginning, low: 1) => Encoding.BigEndianUnicode,
            _ => Encoding.UTF8,
        };
    }

    /// <summary>
    /// Whether bytes are halves of UTF-16: what divides a table, and its digits, have a 0 beside them there, and hardly ever another byte. A 0
    /// that was lost into a text of single bytes does not make one.
    /// </summary>
    private static bool IsWide(ReadOnlySpan<byte> beginning, int low)
    {
        (int wide, int narrow) = (0, 0);
        for (int i = 0; i + 1 < beginning.Length; i += 2)
        {
            if (beginning[i + low] is (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)',' or (byte)';' or (byte)'.'
                or (>= (byte)'0' and <= (byte)'9'))
            {
                (wide, narrow) = beginning[i + 1 - low] == 0 ? (wide + 1, narrow) : (wide, narrow + 1);
            }
        }

        return wide > narrow;
    }

    /// <summary>Puts a mark into the text where bytes could not be decoded, and keeps the first of them.</summary>
    private sealed class Undecodable : DecoderFallback
    {
        // No character: no text has it.
        public const char Mark = '\uFFFF';

        public byte[]? Bytes { get; private set; }

        public override int MaxCharCount => 1;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

        private sealed class Buffer(Undecodable owner) : DecoderFallbackBuffer
        {
            public override int Remaining => remaining;

            private int remaining;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                owner.Bytes ??= [.. bytesUnknown];
                remaining = 1;
                return true;
            }

            public override char GetNextChar() => remaining-- > 0 ? Mark : '\0';

            public override bool MovePrevious() => false;

            public override void Reset() => remaining = 0;
        }
    }
}
