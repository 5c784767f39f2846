using System.Text;

namespace NetGen.Tests.Data;

/// <summary>
/// Texts of a class column that nobody would call classes, or that are one class in two forms: asked about, with what to say.
/// </summary>
public sealed class CsvClassTests
{
    [Theory]
    [InlineData("cat", "cat\u200B", "look the same and are written in other characters")]
    [InlineData("new\u00A0york", "new york", "look the same and are written in other characters")]
    [InlineData("new  york", "new york", "look the same and are written in other characters")]
    [InlineData("c\u0430t", "cat", "look the same and are written in other characters")]
    [InlineData("\uFF23at", "Cat", "look the same and are written in other characters")]
    [InlineData("it\u2019s", "it's", "look the same and are written in other characters")]
    [InlineData("co\u2010op", "co-op", "look the same and are written in other characters")]
    [InlineData("1.0", "1", "are the same number")]
    [InlineData("1e1", "10", "are the same number")]
    [InlineData("Cat", "cat", "differ by case alone")]
    [InlineData("ÉTÉ", "\u00E9t\u00E9", "differ by case alone")]
    public void Two_texts_of_one_class_are_asked_about(string first, string second, string because)
    {
        string text = $"1,2,{first}\n3,4,{second}\n5,6,other\n7,8,{first}\n";
        string message = Assert.Throws<DataFormatException>(() => Read(text)).Message;
        Assert.Contains(because, message, StringComparison.Ordinal);
        Assert.Contains("CsvOptions.ClassNames", message, StringComparison.Ordinal);
        Assert.Equal([0, 1, 2, 0], Read(text, new CsvOptions { ClassNames = [first, second, "other"] }).Labels.ToArray());
        using var folder = new Files.TemporaryFolder();
        // The second form may stand in another file.
        string[] shards = [folder.Write("a.csv", Encoding.UTF8.GetBytes($"1,2,{first}\n5,6,other\n")),
            folder.Write("b.csv", Encoding.UTF8.GetBytes($"1,2,{second}\n5,6,other\n"))];
        Assert.Contains(because, Assert.Throws<DataFormatException>(() => StreamedDataset.FromCsv(shards)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ma\u00DFe", "masse")]
    [InlineData("m2", "m\u00B2")]
    [InlineData("\u0436", "x")]
    public void Classes_that_look_different_are_two(string first, string second) =>
        Assert.Equal(3, Read($"1,2,{first}\n3,4,{second}\n5,6,other\n").ClassCount);

    [Fact]
    public void Class_that_is_left_out_is_none() => Assert.Contains("is both the class (CsvOptions.ClassColumn) and left out",
        Assert.Throws<ArgumentException>(() => Read("a,b,c\n1,2,x\n3,4,y\n", new CsvOptions { ClassColumn = "c", IgnoredColumns = [-1] }))
            .Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\uFEFF\uFEFFa,b,c\n1,2,x\n", "column 1 has a character that is not seen: '\\uFEFFa'")]
    [InlineData("a,b\u200B,c\n1,2,x\n", "column 2 has a character that is not seen: 'b\\u200B'")]
    [InlineData("a,b,c\n\uFEFF1,2,x\n", "expected a finite number; found '\\uFEFF1'")]
    public void What_is_not_seen_is_told(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<DataFormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Letters_are_told_apart_by_their_case() => Assert.Equal(["A", "a", "b"], Read("1,2,a\n3,4,A\n5,6,b\n").ClassNames);

    [Theory]
    [InlineData("NA")]
    [InlineData("null")]
    [InlineData("n/a")]
    [InlineData("?")]
    [InlineData("NaN")]
    public void Word_for_no_value_is_no_class_without_a_word(string missing)
    {
        string text = $"1,2,x\n3,4,{missing}\n5,6,y\n";
        Assert.StartsWith($"table.csv, line 2, column 3: expected a class; found '{missing}', which stands for no value",
            Assert.Throws<DataFormatException>(() => Read(text)).Message, StringComparison.Ordinal);
        Assert.Equal([1, 0, 2], Read(text, new CsvOptions { ClassNames = [missing, "x", "y"] }).Labels.ToArray());
    }

    [Fact]
    public void Numbers_with_a_fraction_are_targets_or_named()
    {
        const string text = "area,rooms,price\n1,2,1.5\n3,4,2\n5,6,3.75\n";
        string message = Assert.Throws<DataFormatException>(() => Read(text)).Message;
        Assert.Contains("numbers with a fraction, as '1.5'", message, StringComparison.Ordinal);
        Assert.Equal([1.5f, 2, 3.75f], Read(text, new CsvOptions { TargetColumns = [-1] }).Targets.ToArray());
        Assert.Equal(3, Read(text, new CsvOptions { ClassNames = ["1.5", "2", "3.75"] }).ClassCount);
        // What pandas makes of labels in a column where one was missing, and the labels of a margin.
        Assert.Equal(["0.0", "1.0"], Read("1,2,0.0\n3,4,1.0\n").ClassNames);
        Assert.Equal(["-1", "1"], Read("1,2,-1\n3,4,1\n").ClassNames);
    }

    [Theory]
    [InlineData("0,5", "the class column has 2 numbers from 0 to 5, which would make 6 classes, 4 of them without a sample. ")]
    [InlineData("0,2", "the class column has 2 numbers from 0 to 2, which would make 3 classes, 1 of them without a sample. ")]
    [InlineData("0,10,20", "the class column has 3 numbers from 0 to 20, which would make 21 classes, 18 of them without a sample. ")]
    public void Numbers_with_wide_gaps_are_names_or_what_they_say(string classes, string expected)
    {
        string[] numbers = classes.Split(',');
        string text = string.Concat(numbers.Concat(numbers).Select(number => $"1,2,{number}\n"));
        string names = string.Join(", ", numbers.Select(number => $"\"{number}\""));
        Assert.Equal($"table.csv: {expected}Set CsvOptions.FirstLabel to 0 where the numbers are right as they are, or name the classes (ClassNames = [{names}]).",
            Assert.Throws<DataFormatException>(() => Read(text)).Message);
        Assert.Equal(int.Parse(numbers[^1], System.Globalization.CultureInfo.InvariantCulture) + 1, Read(text, new CsvOptions { FirstLabel = 0 }).ClassCount);
        Assert.Equal(numbers, Read(text, new CsvOptions { ClassNames = numbers }).ClassNames);
    }

    /// <summary>A part of a larger table may lack a class.</summary>
    [Theory]
    [InlineData("0,1,2,4", 5)]
    [InlineData("0,1,3", 4)]
    [InlineData("5", 6)]
    public void Numbers_with_narrow_gaps_are_a_part_of_more(string classes, int count) =>
        Assert.Equal(count, Read(string.Concat(classes.Split(',').Select(number => $"1,2,{number}\n"))).ClassCount);

    [Fact]
    public void Text_above_classes_that_never_comes_again_could_be_a_header()
    {
        string rows = string.Concat(Enumerable.Range(0, 12).Select(i => $"{i}.5,{i * 2},{(i % 2 == 0 ? "cat" : "dog")}\n"));
        string message = Assert.Throws<DataFormatException>(() => Read("2019,2020,class\n" + rows)).Message;
        Assert.Equal("table.csv: the first row ('2019', '2020', 'class') can be a header or a sample; set CsvOptions.Header to Yes or No.",
            message);
        Assert.Equal(12, Read("2019,2020,class\n" + rows, new CsvOptions { Header = CsvHeader.Yes }).Count);
        Assert.Equal(3, Read("2019,2020,class\n" + rows, new CsvOptions { Header = CsvHeader.No }).ClassCount);
        // A class that comes again, and one among others that come once.
        Assert.Equal(13, Read("1,2,dog\n" + rows).Count);
        Assert.Equal(14, Read("1,2,fox\n" + rows + "1,2,owl\n").Count);
    }

    private static Dataset Read(string text, CsvOptions? options = null) =>
        Dataset.FromCsv(new MemoryStream(Encoding.UTF8.GetBytes(text)), options, "table.csv");
}
