using static System.FormattableString;

namespace NetGen.Data;

/// <summary>Samples of a pair of IDX files by their position. Opens the files anew for each block: nothing is held between, and threads may share it.</summary>
internal sealed class IdxReader : ISampleReader
{
    private readonly string imagesPath;
    private readonly string labelsPath;
    private readonly float scale;
    private readonly long imagesStart;
    private readonly long labelsStart;
    private readonly int imageLength;

    public IdxReader(string imagesPath, string labelsPath, float scale)
    {
        this.imagesPath = imagesPath;
        this.labelsPath = labelsPath;
        this.scale = scale;
        (int[] images, imagesStart) = Head(imagesPath, minRank: 2, maxRank: 4);
        (int[] labels, labelsStart) = Head(labelsPath, minRank: 1, maxRank: 1);
        if (images[0] != labels[0])
        {
            throw new DataFormatException($"{labelsPath}: expected {images[0]} labels, one for each image of {imagesPath}; found {labels[0]}.");
        }

        Count = images[0];
        imageLength = checked(images[1..].Aggregate(1, (product, extent) => checked(product * extent)));
    }

    public int Count { get; }

    public Dataset Read(int first, int count)
    {
        byte[] images = Bytes(imagesPath, imagesStart + ((long)first * imageLength), checked(count * imageLength));
        byte[] labels = Bytes(labelsPath, labelsStart + first, count);
        return Dataset.WithLabels(new InputValues(images, scale), Array.ConvertAll(labels, label => (int)label), classNames: null);
    }

    private static (int[] Extents, long Start) Head(string path, int minRank, int maxRank)
    {
        using FileStream file = File.OpenRead(path);
        int[] extents = IdxFile.ReadExtents(file, path, minRank, maxRank, mostElements: long.MaxValue / int.MaxValue);
        long expected = file.Position + extents.Aggregate(1L, (product, extent) => product * extent);
        return file.Length == expected
            ? (extents, file.Position)
            : throw new DataFormatException(Invariant($"{path}: expected {expected} bytes as its header says; the file has {file.Length}. A packed file cannot be streamed."));
    }

    private static byte[] Bytes(string path, long position, int length)
    {
        var bytes = new byte[length];
        using FileStream file = File.OpenRead(path);
        file.Position = position;
        file.ReadExactly(bytes);
        return bytes;
    }
}
