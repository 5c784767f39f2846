using NetGen.Data;

namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>
    /// Labelled images from a pair of IDX files (the format of MNIST and its relatives), (count, features), (count, height, width) or
    /// (count, height, width, channels), plain or gzip, told apart by their first bytes. A sample is one image, row-major.
    /// Unsigned bytes are kept as they are and stand for the numbers 0 to 255, as bytes do everywhere: a network that declares
    /// <c>[Input(28, 28, 1, Min = 0, Max = 255), Rescale]</c> reads them as numbers from 0 to 1. Other element types become
    /// single-precision numbers.
    /// </summary>
    /// <param name="imagesPath">The file of images.</param>
    /// <param name="labelsPath">The file of labels, a whole number per image; of floating-point numbers, one or several, they are real
    /// targets.</param>
    /// <param name="classNames">The classes' names by label, if they have any.</param>
    /// <param name="firstLabel">The number of the first class, as <see cref="FromArrays(float[], int[], IReadOnlyList{string}?, int?)"/>
    /// takes it: 1 for EMNIST's letters.</param>
    /// <exception cref="LabelOutOfRangeException">A label is below the first class or has no name, or it is not clear which numbers are
    /// classes.</exception>
    /// <exception cref="DataFormatException">A file is not IDX, is cut short or too long, or the two do not belong together.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static Dataset FromIdx(string imagesPath, string labelsPath, IReadOnlyList<string>? classNames = null, int? firstLabel = null)
    {
        ArgumentNullException.ThrowIfNull(imagesPath);
        ArgumentNullException.ThrowIfNull(labelsPath);
        IdxFile images = IdxFile.ReadImages(imagesPath);
        IdxFile answers = IdxFile.ReadAnswers(labelsPath);
        images.Header.RequireAnswers(answers.Header);
        FirstClass.Require(firstLabel);
        if (answers.Header.Element.IsWhole && firstLabel is null && classNames is null)
        {
            var numbers = new LabelNumbers();
            numbers.Add(answers.Header.Element.Labels(answers.Bytes));
            numbers.RequireClasses("the labels of " + labelsPath, isWhole: true);
        }

        return images.Header.Samples(images.Bytes, answers.Header, answers.Bytes, NamesOf(classNames), firstLabel ?? 0);
    }

    /// <summary>
    /// A table of numbers as text, plain or gzip: by default, features with the class in the last column. The names of a header are those
    /// of the features and targets (<see cref="Names"/>).
    /// </summary>
    /// <param name="path">The file: UTF-8, what its byte order mark says, or <see cref="CsvOptions.Encoding"/>.</param>
    /// <param name="options">Which columns mean what; null for the defaults of <see cref="CsvOptions"/>.</param>
    /// <exception cref="DataFormatException">
    /// The file is empty, a row has another number of fields, a field is missing or not a finite number, a column is not there, bytes are
    /// not of the encoding, gzip data is damaged. The message names the line and the column.
    /// </exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static Dataset FromCsv(string path, CsvOptions? options = null)
    {
        using FileStream stream = DataFile.Open(path, "the text of a table");
        return FromCsv(stream, options, path);
    }

    /// <inheritdoc cref="FromCsv(string, CsvOptions?)" path="/*[not(self::param)]"/>
    /// <param name="stream">Text, plain or gzip, read from its present position to its end and left open.</param>
    /// <param name="options">Which columns mean what.</param>
    /// <param name="sourceName">What messages call the source.</param>
    public static Dataset FromCsv(Stream stream, CsvOptions? options = null, string sourceName = "the stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        Stream content = Gzip.Open(stream, sourceName);
        try
        {
            using var text = new TableText(content, options?.Encoding, sourceName);
            return FromCsv(text, options, sourceName);
        }
        catch (DataFormatException e)
        {
            throw Gzip.Cause(content, e);
        }
    }

    /// <inheritdoc cref="FromCsv(string, CsvOptions?)" path="/*[not(self::param)]"/>
    /// <param name="reader">The text, read to its end and left open.</param>
    /// <param name="options">Which columns mean what; its encoding is the reader's affair.</param>
    /// <param name="sourceName">What messages call the source.</param>
    public static Dataset FromCsv(TextReader reader, CsvOptions? options = null, string sourceName = "the text")
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new CsvTable(reader, options ?? new CsvOptions(), sourceName).Read();
    }
}
