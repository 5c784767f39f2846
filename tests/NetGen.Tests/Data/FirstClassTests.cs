using NetGen.Tests.Files;
using NetGen.Tests.Fuzz;

namespace NetGen.Tests.Data;

/// <summary>
/// Labels 1, 2, 3 are three classes or four, 0 and 5 two or six: whoever gives them says so, through whatever door they come. (Tables:
/// CsvHeaderTests, CsvClassTests.)
/// </summary>
public sealed class FirstClassTests : IDisposable
{
    private const string Unclear =
        "are the 3 numbers from 1 to 3; classes count from 0, which would make 4 of them. Say firstLabel: 1 where that is the first class, firstLabel: 0 where the numbers are " +
        "right as they are, or name the classes.";

    private readonly TemporaryFolder folder = new();

    /// <summary>Every way to give labels: labels, names and the first class go in.</summary>
    public static TheoryData<string> Doors => new((string[])[.. Memory, .. Files]);

    public static TheoryData<string> Arrays => new(Memory);

    public static TheoryData<string> WholeFiles => new(Files);

    private static string[] Memory => ["array", "bytes", "rows", "matrix", "tokens", "sequences"];

    private static string[] Files => ["idx", "packed idx", "streamed idx", "packed and streamed idx"];

    public void Dispose() => folder.Dispose();

    [Theory, MemberData(nameof(Doors))]
    public void Labels_that_do_not_begin_at_0_are_asked_about(string door)
    {
        string message = Assert.Throws<LabelOutOfRangeException>(() => Read(door, [1, 2, 3, 3, 2, 1])).Message;
        Assert.StartsWith("The labels ", message, StringComparison.Ordinal);
        Assert.EndsWith(Unclear, message, StringComparison.Ordinal);
        Assert.Equal("0, 1, 2, 2, 1, 0 of 3", Read(door, [1, 2, 3, 3, 2, 1], first: 1));
        Assert.Equal("1, 2, 3, 3, 2, 1 of 4", Read(door, [1, 2, 3, 3, 2, 1], first: 0));
        Assert.Equal("1, 2, 3, 3, 2, 1 of 4", Read(door, [1, 2, 3, 3, 2, 1], names: ["none", "one", "two", "three"]));
    }

    [Theory, MemberData(nameof(Doors))]
    public void Labels_that_leave_no_doubt_are_taken(string door)
    {
        Assert.Equal("2, 0, 1, 1, 1, 1 of 3", Read(door, [2, 0, 1, 1, 1, 1]));
        // One class alone, or numbers with few gaps, are a part of something larger.
        Assert.Equal("3, 3, 3, 3, 3, 3 of 4", Read(door, [3, 3, 3, 3, 3, 3]));
        Assert.Equal("0, 1, 2, 4, 0, 1 of 5", Read(door, [0, 1, 2, 4, 0, 1]));
    }

    /// <summary>A few samples lack most classes by chance.</summary>
    [Theory, MemberData(nameof(Arrays))]
    public void Few_samples_may_leave_numbers_out(string door)
    {
        Assert.Equal("0, 5, 0, 5, 0, 5 of 6", Read(door, [0, 5, 0, 5, 0, 5]));
        Assert.Equal("2, 7, 2, 7, 2, 7 of 8", Read(door, [2, 7, 2, 7, 2, 7]));
        Assert.Equal(10, Dataset.FromArrays(new float[20], [.. Enumerable.Range(0, 20).Select(i => i * i % 10)]).ClassCount);
    }

    [Theory, MemberData(nameof(Doors))]
    public void Numbers_with_wide_gaps_are_asked_about(string door)
    {
        int[] wide = Repeated(0, 5);
        string message = Assert.Throws<LabelOutOfRangeException>(() => Read(door, wide)).Message;
        Assert.StartsWith("The labels ", message, StringComparison.Ordinal);
        Assert.EndsWith(
            "are 2 numbers from 0 to 5, which would make 6 classes, 4 of them without a sample. Say firstLabel: 0 where the numbers are " +
            "right as they are, name all of the classes, or number those that there are from 0 to 1.", message, StringComparison.Ordinal);
        string taken = string.Join(", ", wide) + " of 6";
        Assert.Equal(taken, Read(door, wide, first: 0));
        Assert.Equal(taken, Read(door, wide, names: ["a", "b", "c", "d", "e", "f"]));

        Assert.Contains("are 2 numbers from 3 to 7; classes count from 0, which would make 8 of them. Say firstLabel: 3 ",
            Assert.Throws<LabelOutOfRangeException>(() => Read(door, Repeated(3, 7))).Message, StringComparison.Ordinal);
        Assert.Contains("are 3 numbers from 0 to 20, which would make 21 classes, 18 of them without a sample.",
            Assert.Throws<LabelOutOfRangeException>(() => Read(door, Repeated(0, 10, 20))).Message, StringComparison.Ordinal);
    }

    /// <summary>Of a file that is all there is.</summary>
    [Theory, MemberData(nameof(WholeFiles))]
    public void Few_samples_of_a_whole_file_are_asked_about_too(string door)
    {
        Assert.Contains("4 of them without a sample", Assert.Throws<LabelOutOfRangeException>(() => Read(door, [0, 5, 0, 5, 0, 5])).Message,
            StringComparison.Ordinal);
        Assert.Contains("from 2 to 7", Assert.Throws<LabelOutOfRangeException>(() => Read(door, [2, 7, 2, 7, 2, 7])).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Masks of 0 and 255 are two classes, or one and what does not count; never 256.</summary>
    [Fact]
    public void Masks_of_0_and_255_are_asked_about()
    {
        int[] mask = [.. Enumerable.Range(0, 64).Select(i => i % 3 == 0 ? 255 : 0)];
        Assert.Equal(
            "The labels are 2 numbers from 0 to 255, which would make 256 classes, 254 of them without a sample. Where 255 stands for what does " +
            "not count, say ignoredLabel: 255. Say firstLabel: 0 where the numbers are right as they are, name all of the classes, or number " +
            "those that there are from 0 to 1.",
            Assert.Throws<LabelOutOfRangeException>(() => Dataset.FromClassMaps(new float[64], mask, positions: 16)).Message);
        Assert.Equal(1, Dataset.FromClassMaps(new float[64], mask, positions: 16, ignoredLabel: 255).ClassCount);
        Assert.Equal(256, Dataset.FromClassMaps(new float[64], mask, positions: 16, firstLabel: 0).ClassCount);
        // One image has few of the classes, on many positions.
        Assert.Equal(16, Dataset.FromClassMaps(new float[64], [.. mask.Select((label, i) => label == 0 ? 7 * (i % 2) : 15)], positions: 64).ClassCount);
    }

    [Theory, MemberData(nameof(Doors))]
    public void Label_below_the_first_class_is_named(string door)
    {
        string message = Assert.Throws<LabelOutOfRangeException>(() => Read(door, [1, 2, 3, 0, 1, 2], first: 1)).Message;
        Assert.Equal("The label of sample 3 is 0; expected a class counted from 1 (firstLabel).", message);
        Assert.Throws<ArgumentOutOfRangeException>("firstLabel", () => Read(door, [1, 2, 3, 0, 1, 2], first: -1));
    }

    private static int[] Repeated(params int[] labels) => [.. Enumerable.Range(0, 96).Select(i => labels[i % labels.Length])];

    private string Read(string door, int[] labels, string[]? names = null, int? first = null)
    {
        int count = labels.Length;
        Dataset data = door switch
        {
            "array" => Dataset.FromArrays(new float[count], labels, names, first),
            "bytes" => Dataset.FromArrays(new byte[count], labels, names, first),
            "rows" => Dataset.FromArrays(Array.ConvertAll(labels, _ => new float[1]), labels, names, first),
            "matrix" => Dataset.FromArrays(new float[count, 1], labels, names, first),
            "tokens" => Dataset.FromSequences(Array.ConvertAll(labels, _ => new int[1]), labels, classNames: names, firstLabel: first),
            "sequences" => Dataset.FromSequences(
                Array.ConvertAll(labels, _ => new float[][] { [0f] }), labels, classNames: names, firstLabel: first),
            _ => FromIdx(door, labels, names, first),
        };
        return $"{string.Join(", ", data.Labels.ToArray())} of {data.ClassCount}";
    }

    private Dataset FromIdx(string door, int[] labels, string[]? names, int? first)
    {
        byte[] images = [0, 0, 8, 2, 0, 0, 0, (byte)labels.Length, 0, 0, 0, 1, .. new byte[labels.Length]];
        byte[] answers = [0, 0, 8, 1, 0, 0, 0, (byte)labels.Length, .. labels.Select(label => (byte)label)];
        if (door.Contains("packed", StringComparison.Ordinal))
            (images, answers) = (FuzzTargets.Gzip(images), FuzzTargets.Gzip(answers));
        (string imagesPath, string answersPath) = (folder.Write("images", images), folder.Write("answers", answers));
        if (!door.Contains("streamed", StringComparison.Ordinal))
            return Dataset.FromIdx(imagesPath, answersPath, names, first);
        Dataset[] blocks = [.. StreamedDataset.FromIdx(imagesPath, answersPath, blockSize: 2, names, first).Blocks(CancellationToken.None).Select(block => block.Samples)];
        return Dataset.FromArrays(new float[labels.Length], [.. blocks.SelectMany(block => block.Labels.ToArray())], names, firstLabel: 0);
    }
}
