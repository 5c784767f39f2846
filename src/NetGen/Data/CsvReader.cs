using System.Text;

namespace NetGen.Data;

/// <summary>
/// Characters in, records of fields out: RFC 4180 with any separator. Fields may stand in double quotes, which then hold separators, line
/// breaks and doubled quotes; around the quotes there is room for spaces and for nothing else. Lines end in \n, \r\n or \r; empty lines
/// are passed over. Knows nothing of what the fields mean.
/// </summary>
internal sealed class CsvReader(TextReader source, char separator, string sourceName)
{
    private const int EndOfText = -1;
    private const char Escape = '\u001B';

    // A quote that is never closed would take in the rest of the file.
    private const int LongestRecord = 1 << 26;

    // What ends a run of characters that mean nothing but themselves, within quotes and outside.
    private readonly char[] stops = [separator, '\n', '\r', '\0', Escape];
    private readonly char[] stopsInQuotes = ['"', '\n', '\r', '\0', Escape];

    private readonly char[] block = new char[1 << 14];

    // The present record with its separators: a part of the block where nothing had to be taken out of it, else a copy.
    private bool isInBlock;
    private int recordStart;
    private int[] fieldEnds = new int[16];
    private char[] text = new char[256];
    private int textLength;
    private int blockLength;
    private int blockPosition;
    private int nextLine = 1;

    /// <summary>The line, counted from 1, on which the present record begins.</summary>
    public int Line { get; private set; }

    /// <summary>The fields of the present record.</summary>
    public int FieldCount { get; private set; }

    /// <summary>Whether nothing stands behind the present record.</summary>
    public bool IsAtEnd => Peek() == EndOfText;

    /// <summary>A field of the present record, without quotes and spaces around it; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> Field(int index)
    {
        int start = StartOf(index);
        return (isInBlock ? block.AsSpan(recordStart + start, fieldEnds[index] - start) : text.AsSpan(start, fieldEnds[index] - start))
            .Trim();
    }

    /// <summary>Passes over a number of lines, whatever they hold.</summary>
    public void SkipLines(int count)
    {
        for (int c = 0; count > 0 && c != EndOfText; count--)
        {
            do
            {
                c = Next();
            }
            while (c is not ('\n' or EndOfText));
        }
    }

    /// <summary>Goes to the next record.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="DataFormatException">A quote is never closed, or text stands behind a closing one.</exception>
    public bool Read()
    {
        FieldCount = 0;
        while (Peek() is '\n' or '\r')
        {
            Next();
        }

        Line = nextLine;
        isInBlock = TryReadPlainLine();
        return isInBlock || ReadRecord();
    }

    /// <summary>Reads a line that stands in the block whole and has no quote in it, as most have: its fields are where they are.</summary>
    private bool TryReadPlainLine()
    {
        ReadOnlySpan<char> rest = block.AsSpan(blockPosition, blockLength - blockPosition);
        int length = rest.IndexOfAny(stopsInQuotes);
        if (length < 0 || rest[length] is '"' or '\0' or Escape || (rest[length] == '\r' && length + 1 == rest.Length))
        {
            return false;
        }

        ReadOnlySpan<char> line = rest.Slice(0, length);
        int start = 0;
        for (int field = line.IndexOf(separator); field >= 0; field = line.Slice(start).IndexOf(separator))
        {
            EndField(start + field);
            start += field + 1;
        }

        EndField(length);
        recordStart = blockPosition;
        blockPosition += length;
        Next();
        return true;
    }

    private bool ReadRecord()
    {
        textLength = 0;
        int c = Next();
        if (c == EndOfText)
        {
            return false;
        }

        for (; ; c = Next())
        {
            bool fieldIsEmpty = textLength == StartOf(FieldCount);
            if (fieldIsEmpty && IsSpace(c))
            {
                continue;
            }

            if (c == '"' && fieldIsEmpty)
            {
                c = ReadQuoted();
            }

            if (c == separator)
            {
                EndField(textLength);
                Append(separator);
            }
            else if (c is '\n' or EndOfText)
            {
                EndField(textLength);
                return true;
            }
            else
            {
                Append((char)c);
                AppendRun(stops);
            }
        }
    }

    private int StartOf(int field) => field == 0 ? 0 : fieldEnds[field - 1] + 1;

    private void EndField(int end)
    {
        if (FieldCount == fieldEnds.Length)
        {
            Array.Resize(ref fieldEnds, 2 * fieldEnds.Length);
        }

        fieldEnds[FieldCount++] = end;
    }

    /// <summary>Reads up to the closing quote and returns what stands behind it: what ends a field.</summary>
    private int ReadQuoted()
    {
        (int opened, int column) = (nextLine, FieldCount + 1);
        while (true)
        {
            int c = Next();
            if (c == EndOfText)
            {
                throw new DataFormatException(
                    $"{sourceName}, line {opened}, column {column}: expected a closing quote for the one that opens here; the text ends.");
            }

            if (c == '"' && (c = Next()) != '"')
            {
                return EndOfField(c);
            }

            Append((char)c);
            AppendRun(stopsInQuotes);
        }
    }

    private int EndOfField(int c)
    {
        while (IsSpace(c))
        {
            c = Next();
        }

        return c == separator || c is '\n' or EndOfText ? c : throw new DataFormatException(
            $"{sourceName}, line {nextLine}, column {FieldCount + 1}: expected the end of the field behind a closing quote; " +
            $"found '{(char.IsControl((char)c) ? '\uFFFD' : (char)c)}'. A quote within quotes is written twice.");
    }

    private bool IsSpace(int c) => c is ' ' or '\t' && c != separator;

    /// <summary>Takes over what stands in the block up to a character that means something, all at once; at most what a record may
    /// hold.</summary>
    private void AppendRun(char[] until)
    {
        ReadOnlySpan<char> rest = block.AsSpan(blockPosition, blockLength - blockPosition);
        int run = rest.IndexOfAny(until);
        run = run < 0 ? rest.Length : run;
        if (run > text.Length - textLength)
        {
            // Appended one by one it grows, and is refused where it is too long.
            return;
        }

        rest.Slice(0, run).CopyTo(text.AsSpan(textLength));
        textLength += run;
        blockPosition += run;
    }

    private void Append(char c)
    {
        if (c == '\0')
        {
            throw new DataFormatException($"{sourceName}, line {nextLine}, column {FieldCount + 1}: expected text; found a 0 character, as in UTF-32 or a file that is no text.");
        }

        if (c == Escape)
        {
            throw new DataFormatException($"{sourceName}, line {nextLine}, column {FieldCount + 1}: expected text; found an escape "
                + "character (U+001B), as in ISO-2022 or the colours of a terminal.");
        }

        if (textLength == text.Length)
        {
            if (textLength >= LongestRecord)
            {
                throw new DataFormatException(
                    $"{sourceName}, line {Line}, column {FieldCount + 1}: expected a row of at most {LongestRecord} characters; it is longer. Is a quote not closed?");
            }

            Array.Resize(ref text, 2 * text.Length);
        }

        text[textLength++] = c;
    }

    /// <summary>The next character, with every line end as one \n.</summary>
    private int Next()
    {
        int c = NextRaw();
        if (c == '\r')
        {
            if (Peek() == '\n')
            {
                blockPosition++;
            }

            c = '\n';
        }

        if (c == '\n')
        {
            nextLine++;
        }

        return c;
    }

    private int NextRaw()
    {
        int c = Peek();
        if (c != EndOfText)
        {
            blockPosition++;
        }

        return c;
    }

    private int Peek()
    {
        if (blockPosition == blockLength)
        {
            blockPosition = 0;
            try
            {
                blockLength = source.Read(block, 0, block.Length);
            }
            catch (DecoderFallbackException e)
            {
                throw new DataFormatException($"{sourceName}, line {nextLine}, column {FieldCount + 1}: {e.Message}.", e);
            }

            if (blockLength == 0)
            {
                return EndOfText;
            }
        }

        return block[blockPosition];
    }
}
