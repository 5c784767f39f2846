using System.IO.Compression;
using System.Text;

namespace NetGen.Tests.Data;

/// <summary>Bytes become text as they were written, or not at all.</summary>
public sealed class TextEncodingTests
{
    private const string Russian = "рост,пол\n1,мужской\n2,женский\n3,мужской\n";

    private static readonly Encoding Cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    public static TheoryData<string> Unicode => new("utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE");

    [Fact]
    public void Code_page_is_refused_with_line_and_column_or_named()
    {
        byte[] file = Cyrillic.GetBytes(Russian);
        Assert.StartsWith(
            "the stream, line 1, column 1: the bytes F0 are not utf-8. If the text is in another encoding",
            Assert.Throws<DataFormatException>(() => Read(file)).Message, StringComparison.Ordinal);
        Dataset data = Read(file, new CsvOptions { Encoding = Cyrillic });
        Assert.Equal(["женский", "мужской"], data.ClassNames);
        Assert.Equal([1, 0, 1], data.Labels.ToArray());
    }

    [Theory]
    [InlineData("a,class\n1,x\n2,\u00e9\n", "line 3, column 2: the bytes E9 ")]
    [InlineData("a,class\n1,x\n2,y\u00e9", "line 3, column 2: the bytes E9 ")]
    [InlineData("a\u00fc,class\n1,x\n", "line 1, column 1: the bytes FC ")]
    public void Undecodable_byte_is_named_at_its_place(string text, string place) =>
        Assert.Contains(place, Assert.Throws<DataFormatException>(() => Read(Encoding.Latin1.GetBytes(text))).Message);

    [Fact]
    public void Undecodable_byte_behind_many_rows_is_named_at_its_place()
    {
        byte[] file = [.. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1.25,cat\n", 20_000))), .. "2,d"u8, 0xFF, .. "g\n"u8];
        Assert.Contains("line 20001, column 2: the bytes FF are not utf-8", Assert.Throws<DataFormatException>(() => Read(file)).Message);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(file);
        Assert.Contains("line 20001, column 2", Assert.Throws<DataFormatException>(() => Read(packed.ToArray())).Message);
    }

    [Theory]
    [MemberData(nameof(Unicode))]
    public void Byte_order_mark_tells_the_encoding(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        Dataset data = Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Russian)], new CsvOptions { Encoding = Encoding.Latin1 });
        Assert.Equal(["женский", "мужской"], data.ClassNames);
        Assert.Equal(["рост"], data.FeatureNames);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Utf16_without_a_mark_is_recognised(string name) =>
        Assert.Equal(["женский", "мужской"], Read(Encoding.GetEncoding(name).GetBytes(Russian)).ClassNames);

    [Fact]
    public void Utf32_without_a_mark_is_refused_as_that_and_a_half_character_too()
    {
        Assert.Contains("found a 0 character, as in UTF-32", Assert.Throws<DataFormatException>(() => Read(Encoding.UTF32.GetBytes(Russian))).Message);
        Assert.Contains("are not utf-16", Assert.Throws<DataFormatException>(() => Read([.. Encoding.Unicode.GetBytes(Russian), 0x31])).Message);
        Assert.Contains("are not utf-8", Assert.Throws<DataFormatException>(() => Read([.. "1,x\n2,"u8, 0xD0])).Message);
    }

    [Theory]
    [InlineData("a,b,c\n1,2,x\n3,4,x\0\n5,6,y\n", "line 3, column 3: expected text; found a 0 character")]
    [InlineData("a,b,c\n1,2\0,x\n3,4,y\n", "line 2, column 2: expected text; found a 0 character")]
    [InlineData("a,c\n1,\u001B$B8$\u001B(B\n", "line 2, column 2: expected text; found an escape character (U+001B), as in ISO-2022")]
    [InlineData("a,c\n1,\"x\u001B\"\n", "found an escape character")]
    public void Character_that_no_text_has_is_named_at_its_place(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<DataFormatException>(() => Read(Encoding.ASCII.GetBytes(text))).Message);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Utf16_of_letters_that_have_two_bytes_each_is_recognised(string name) => Assert.Equal(["犬の写真と説明文", "猫の写真と説明文"],
        Read(Encoding.GetEncoding(name).GetBytes("身長測定値,種類名称\n1.5,犬の写真と説明文\n2.25,猫の写真と説明文\n3,犬の写真と説明文\n")).ClassNames);

    [Fact]
    public void Class_whose_letters_were_lost_before_is_refused() => Assert.Contains(
        "line 2, column 2: expected a class; found '\uFFFD\uFFFD', in which letters were lost",
        Assert.Throws<DataFormatException>(() => Dataset.FromCsv(new StringReader("1,a\n2,\uFFFD\uFFFD\n"))).Message);

    private static Dataset Read(byte[] file, CsvOptions? options = null) => Dataset.FromCsv(new MemoryStream(file), options);
}
