using NetGen.Data;
using NetGen.Data.Streaming;

namespace NetGen;

public sealed partial class StreamedDataset
{
    /// <summary>
    /// Labelled images of a pair of IDX files, plain or gzip. The bytes are kept as they are and stand for the numbers 0 to 255.
    /// </summary>
    /// <inheritdoc cref="FromIdx(IEnumerable{ValueTuple{string, string}}, int?, IReadOnlyList{string}?, int?)" path="/*[not(self::param or self::summary)]"/>
    /// <param name="imagesPath">The file of images.</param>
    /// <param name="labelsPath">The file of labels, a whole number per image, or of real targets.</param>
    /// <param name="blockSize">Samples that are read at a time, at least 1; null for those of a megabyte.</param>
    /// <param name="classNames">The classes' names by label, if they have any.</param>
    /// <param name="firstLabel">The number of the first class, as <see cref="Dataset.FromIdx"/> takes it.</param>
    public static StreamedDataset FromIdx(string imagesPath, string labelsPath, int? blockSize = null,
        IReadOnlyList<string>? classNames = null, int? firstLabel = null) =>
        FromIdx([(imagesPath, labelsPath)], blockSize, classNames, firstLabel);

    /// <summary>
    /// Labelled images of several pairs of IDX files. The bytes are kept as they are and stand for the numbers 0 to 255. Of plain files,
    /// each block is a shard: an epoch reads them in any order. Gzip can only be read from its beginning: there each pair is one shard.
    /// </summary>
    /// <param name="files">The files of images and those of their labels, of the element types that <see cref="Dataset.FromIdx"/>
    /// reads.</param>
    /// <param name="blockSize">Samples that are read at a time, at least 1; null for those of a megabyte.</param>
    /// <param name="classNames">The classes' names by label, if they have any.</param>
    /// <param name="firstLabel">The number of the first class, as <see cref="Dataset.FromIdx"/> takes it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The block size is below 1.</exception>
    /// <exception cref="DataFormatException">A file is not IDX, is cut short or too long, or two do not belong together.</exception>
    /// <exception cref="LabelOutOfRangeException">It is not clear which numbers are classes. Other labels out of range are found on
    /// reading.</exception>
    /// <exception cref="DatasetException">There are no files.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static StreamedDataset FromIdx(IEnumerable<(string Images, string Labels)> files, int? blockSize = null,
        IReadOnlyList<string>? classNames = null, int? firstLabel = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockSize ?? 1, 1, nameof(blockSize));
        FirstClass.Require(firstLabel);
        var names = new SampleNames { Classes = classNames };
        IdxPair[] pairs = [.. files.Select(pair => IdxPair.Of(pair.Images, pair.Labels))];
        if (firstLabel is null && classNames is null)
        {
            var numbers = new LabelNumbers();
            foreach (IdxPair pair in pairs.Where(pair => pair.Answers.Header.Element.IsWhole))
            {
                pair.AddLabelsTo(numbers);
            }

            numbers.RequireClasses("the labels", isWhole: true);
        }

        return new StreamedDataset(pairs.SelectMany(pair => pair.Shards(blockSize, names, firstLabel ?? 0)));
    }

    /// <summary>
    /// Tables of text, plain or gzip, as <see cref="Dataset.FromCsv(string, CsvOptions?)"/> reads one; each is a shard. They are gone
    /// through once at the beginning, for the number of their rows, the names of their classes and what is wrong with them. Where they have
    /// headers, columns are found by their names in the first: another order is the same table, a missing or an unknown column is an error.
    /// </summary>
    /// <param name="paths">The files.</param>
    /// <param name="options">Which columns mean what, in all of them; null for the defaults of <see cref="CsvOptions"/>.</param>
    /// <exception cref="DataFormatException">A file is malformed; the message names the line and the column.</exception>
    /// <exception cref="DatasetException">There are no files.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static StreamedDataset FromCsv(IEnumerable<string> paths, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        options ??= new CsvOptions();
        var shards = new List<CsvShard>();
        foreach (string path in paths)
        {
            shards.Add(new CsvShard(path, options, shards.FirstOrDefault()));
        }

        string[] texts = [.. shards.SelectMany(shard => shard.Classes).Distinct(StringComparer.Ordinal)];
        IReadOnlyList<string>? names = options.ClassNames
            ?? CsvClasses.Names(texts, options, string.Join(", ", shards.Take(3).Select(shard => shard.Name)));
        return new StreamedDataset(shards.Select(shard => shard.With(names)));
    }

    /// <summary>Blocks that a function reads, each in one piece; each is a shard.</summary>
    /// <param name="counts">The number of samples of each block.</param>
    /// <param name="read">Reads the block with that number, counted from 0; called on another thread than <c>Fit</c>'s.</param>
    /// <exception cref="DatasetException">There are no blocks, or one is empty.</exception>
    public static StreamedDataset FromBlocks(IEnumerable<int> counts, Func<int, Dataset> read)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(read);
        return new StreamedDataset(counts.Select((count, block) => new BlockShard($"block {block}", count, () => read(block))));
    }
}
