using NetGen.Data;
using NetGen.Training;

namespace NetGen;

/// <summary>
/// Samples that are read block by block, for data larger than memory. In training, the blocks of an epoch come in an order that the seed
/// determines, as many at a time as fill a window, and the window's samples are shuffled: at most a window and a block are in memory. The
/// larger the window, the better the mixing; where the file's order means something (all of one class first), a window should hold many
/// blocks.
/// </summary>
/// <remarks>Immutable, and its readers may be used by several threads where <see cref="ISampleReader"/> says so.</remarks>
public sealed class SampleStream
{
    /// <summary>A stream of what a reader reads.</summary>
    /// <param name="reader">The samples.</param>
    /// <param name="blockSize">Samples that are read at a time, at least 1.</param>
    /// <param name="windowSize">Samples that are shuffled together, at least <paramref name="blockSize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is too small.</exception>
    public SampleStream(ISampleReader reader, int blockSize = 1024, int windowSize = 32 * 1024)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(windowSize, blockSize);
        Reader = reader;
        BlockSize = blockSize;
        WindowSize = windowSize;
    }

    /// <summary>The samples.</summary>
    public ISampleReader Reader { get; }

    /// <summary>Samples that are read at a time; the last block may have fewer.</summary>
    public int BlockSize { get; }

    /// <summary>Samples that are shuffled together.</summary>
    public int WindowSize { get; }

    /// <summary>The number of samples.</summary>
    public int Count => Reader.Count;

    /// <summary>
    /// Labelled images of a pair of IDX files, as <see cref="Dataset.FromIdx"/> reads them, but only what is needed and as bytes. The files must
    /// not be packed: a packed file can only be read from its beginning.
    /// </summary>
    /// <param name="imagesPath">The file of images.</param>
    /// <param name="labelsPath">The file of labels, one byte per image.</param>
    /// <param name="scale">What every byte is multiplied by.</param>
    /// <param name="blockSize">Samples that are read at a time.</param>
    /// <param name="windowSize">Samples that are shuffled together.</param>
    /// <exception cref="DataFormatException">A file is not IDX, packed, cut short or too long, or the two do not belong together.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static SampleStream FromIdx(
        string imagesPath, string labelsPath, float scale = 1f / 255, int blockSize = 1024, int windowSize = 32 * 1024) =>
        new(new IdxReader(imagesPath, labelsPath, scale), blockSize, windowSize);

    /// <summary>A block, held against the network.</summary>
    /// <exception cref="DatasetException">The reader gave another number of samples, or they are not what the network needs.</exception>
    internal Dataset Read(int block, NetworkSummary network)
    {
        int first = block * BlockSize;
        int count = Math.Min(BlockSize, Count - first);
        Dataset samples = Reader.Read(first, count);
        if (samples.Count != count)
        {
            throw new DatasetException($"The reader was asked for {count} samples from sample {first} on; it gave {samples.Count}.");
        }

        SampleCheck.Require(samples, network, $"block of training data from sample {first} on");
        return samples;
    }
}

/// <summary>Reads samples by their position: a file format, a database, a generator. The same rows must be the same samples every time.</summary>
public interface ISampleReader
{
    /// <summary>The number of samples, at least 1.</summary>
    int Count { get; }

    /// <summary>Reads consecutive samples.</summary>
    /// <param name="first">The first, from 0.</param>
    /// <param name="count">How many, at least 1; all of them exist.</param>
    /// <returns>Exactly so many samples, all of the same length and kind.</returns>
    Dataset Read(int first, int count);
}
