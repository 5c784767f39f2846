using NetGen.Tests.Files;
using NetGen.Tests.Fuzz;

namespace NetGen.Tests.Data;

/// <summary>Labels 1, 2, 3 are three classes or four: whoever gives them says so, through whatever door they come. (Tables: CsvHeaderTests.)</summary>
public sealed class FirstClassTests : IDisposable
{
    private const string Unclear =
        "are the 3 numbers from 1 to 3; classes count from 0, which would make 4 of them. Say firstLabel: 1 where that is the first class, firstLabel: 0 where the numbers are " +
        "right as they are, or name the classes.";

    private static readonly float[] Values = [1, 2, 3, 4, 5, 6];

    private readonly TemporaryFolder folder = new();

    /// <summary>Every way to give labels: labels, names and the first class go in.</summary>
    public static TheoryData<string> Doors => new("array", "bytes", "rows", "matrix", "idx", "packed idx", "streamed idx", "packed and streamed idx");

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
        // One class alone, or numbers with gaps, are a part of something larger.
        Assert.Equal("3, 3, 3, 3, 3, 3 of 4", Read(door, [3, 3, 3, 3, 3, 3]));
        Assert.Equal("2, 7, 2, 7, 2, 7 of 8", Read(door, [2, 7, 2, 7, 2, 7]));
    }

    [Theory, MemberData(nameof(Doors))]
    public void Label_below_the_first_class_is_named(string door)
    {
        string message = Assert.Throws<LabelOutOfRangeException>(() => Read(door, [1, 2, 3, 0, 1, 2], first: 1)).Message;
        Assert.Equal("The label of sample 3 is 0; expected a class counted from 1 (firstLabel).", message);
        Assert.Throws<ArgumentOutOfRangeException>("firstLabel", () => Read(door, [1, 2, 3, 0, 1, 2], first: -1));
    }

    private string Read(string door, int[] labels, string[]? names = null, int? first = null)
    {
        Dataset data = door switch
        {
            "array" => Dataset.FromArrays(Values, labels, names, first),
            "bytes" => Dataset.FromArrays(new byte[6], labels, names, first),
            "rows" => Dataset.FromArrays(Array.ConvertAll(Values, value => new[] { value }), labels, names, first),
            "matrix" => Dataset.FromArrays(new float[6, 1], labels, names, first),
            _ => FromIdx(door, labels, names, first),
        };
        return $"{string.Join(", ", data.Labels.ToArray())} of {data.ClassCount}";
    }

    private Dataset FromIdx(string door, int[] labels, string[]? names, int? first)
    {
        byte[] images = [0, 0, 8, 2, 0, 0, 0, 6, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6];
        byte[] answers = [0, 0, 8, 1, 0, 0, 0, 6, .. labels.Select(label => (byte)label)];
        if (door.Contains("packed", StringComparison.Ordinal))
            (images, answers) = (FuzzTargets.Gzip(images), FuzzTargets.Gzip(answers));
        (string imagesPath, string answersPath) = (folder.Write("images", images), folder.Write("answers", answers));
        if (!door.Contains("streamed", StringComparison.Ordinal))
            return Dataset.FromIdx(imagesPath, answersPath, names, first);
        Dataset[] blocks = [.. StreamedDataset.FromIdx(imagesPath, answersPath, blockSize: 2, names, first).Blocks(CancellationToken.None).Select(block => block.Samples)];
        return Dataset.FromArrays(new float[6], [.. blocks.SelectMany(block => block.Labels.ToArray())], names, firstLabel: 0);
    }
}
