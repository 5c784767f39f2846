using System.Buffers.Binary;
using System.Globalization;

namespace NetGen.Data;

/// <summary>
/// The head of a file in the IDX format of LeCun, Cortes and Burges: 0, 0, element type, rank, the extents as 32-bit big-endian numbers.
/// The elements follow, row-major.
/// </summary>
/// <param name="Path">What messages call the file.</param>
/// <param name="Element">The element type.</param>
/// <param name="Extents">The shape; the first extent counts the samples and no extent is 0.</param>
internal sealed record IdxHeader(string Path, IdxElement Element, int[] Extents)
{
    /// <summary>The samples.</summary>
    public int Count => Extents[0];

    /// <summary>Bytes before the elements.</summary>
    public int Length => 4 + (4 * Extents.Length);

    /// <summary>Elements of a sample.</summary>
    public long RowElements => Extents[1..].Aggregate(1L, (product, extent) => product * extent);

    /// <summary>Reads the head of a file of images or other features: two to four dimensions.</summary>
    /// <exception cref="DataFormatException">It is no such file, or of more bytes than are wanted.</exception>
    public static IdxHeader OfImages(Stream stream, string path, long mostBytes) => Read(stream, path, _ => (2, 4), mostBytes);

    /// <summary>Reads the head of a file of labels, or of real targets: then they may be several a sample.</summary>
    /// <inheritdoc cref="OfImages"/>
    public static IdxHeader OfAnswers(Stream stream, string path, long mostBytes) =>
        Read(stream, path, element => (1, element.IsWhole ? 1 : 2), mostBytes);

    /// <summary>Throws unless there is an answer for each image.</summary>
    /// <exception cref="DataFormatException">There is not.</exception>
    public void RequireAnswers(IdxHeader answers)
    {
        if (Count != answers.Count)
        {
            throw new DataFormatException($"{answers.Path}: expected {Counted.Of(Count, "label")}, one for each image of {Path}; found {answers.Count}.");
        }
    }

    /// <summary>Throws unless a file has as many bytes behind its head as this says.</summary>
    /// <exception cref="DataFormatException">It has not.</exception>
    public void RequireBytes(long found)
    {
        long expected = Count * RowElements;
        if (found != expected * Element.Size)
        {
            string instead = found < expected * Element.Size ? $"the file ends after {found / Element.Size}" : "found more";
            throw new DataFormatException($"{Path}: expected {Counted.Of(expected, "element")} after the header; {instead}.");
        }
    }

    /// <summary>Samples out of their bytes and those of their answers.</summary>
    /// <param name="inputs">The samples' bytes.</param>
    /// <param name="answers">The head of the file of answers.</param>
    /// <param name="answerBytes">Their answers' bytes.</param>
    /// <param name="names">What they are called.</param>
    /// <param name="firstLabel">The number of the first class, where the answers are labels.</param>
    /// <param name="firstRow">The number of the first sample in the files.</param>
    public Dataset Samples(byte[] inputs, IdxHeader answers, byte[] answerBytes, SampleNames names, int firstLabel, int firstRow = 0)
    {
        InputValues values = Element.Inputs(inputs, Path, firstRow * RowElements);
        if (answers.Element.IsWhole)
        {
            int[] labels = answers.Element.Labels(answerBytes);
            FirstClass.Subtract(labels, firstLabel, firstRow);
            return Dataset.WithLabels(values, labels, names);
        }

        return Dataset.WithTargets(values, answers.Element.Numbers(answerBytes, answers.Path, firstRow * answers.RowElements),
            (int)answers.RowElements, names);
    }

    private static IdxHeader Read(Stream stream, string path, Func<IdxElement, (int Min, int Max)> ranks, long mostBytes)
    {
        Span<byte> magic = stackalloc byte[4];
        ReadPart(stream, magic, path, "the magic number");
        if (magic[0] != 0 || magic[1] != 0)
        {
            string kind = ForeignFile.NameOf(magic) is { } foreign ? ", as of " + foreign : "";
            throw new DataFormatException(
                $"{path}: expected an IDX file, which begins with the bytes 00 00; found {Convert.ToHexString(magic)}{kind}.");
        }

        IdxElement element = IdxElement.Of(magic[2], path);
        (int min, int max) = ranks(element);
        if (magic[3] < min || magic[3] > max)
        {
            throw new DataFormatException($"{path}: expected {(min == max ? $"{min}" : $"{min} to {max}")} dimensions at byte 3; found {magic[3]}.");
        }

        var extents = new int[magic[3]];
        long length = element.Size;
        Span<byte> bytes = stackalloc byte[4];
        for (int i = 0; i < extents.Length; i++)
        {
            ReadPart(stream, bytes, path, $"the extent of dimension {i}");
            uint extent = BinaryPrimitives.ReadUInt32BigEndian(bytes);
            length = extent is > 0 and <= int.MaxValue && length <= mostBytes / extent ? length * extent : 0;
            if (length == 0)
            {
                throw new DataFormatException(string.Create(CultureInfo.InvariantCulture,
                    $"{path}: the extent of dimension {i} is {extent}; expected at least 1 and fewer than 2^{(mostBytes > int.MaxValue ? 63 : 31)} elements in all."));
            }

            extents[i] = (int)extent;
        }

        return new IdxHeader(path, element, extents);
    }

    private static void ReadPart(Stream stream, Span<byte> bytes, string path, string what)
    {
        int found = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (found < bytes.Length)
        {
            throw new DataFormatException($"{path}: expected {Counted.Of(bytes.Length, "byte")} of {what}; the file ends after {found}.");
        }
    }
}
