using System.Text;

namespace NetGen.Tests.Tables;

/// <summary>Tables of text are read strictly: what is wrong is told with its line and column, and nothing is guessed.</summary>
public sealed class TableFileTests
{
    private const string Header = "area,rooms,age,price\n";

    [Fact]
    public void Columns_are_found_by_name_in_any_order()
    {
        Dataset data = Read("price,age,area,rooms\n300000,12,80.5,\n250000,,70,3\n");
        Assert.Equal([80.5f, float.NaN, 12, 70, 3, float.NaN], data.Inputs.ToArray());
        Assert.Equal([300000f, 250000], data.Targets.ToArray());
        Assert.Equal(["area", "rooms", "age"], data.FeatureNames!);
    }

    [Theory]
    [InlineData(Header + "80,3,1,300000\n80,x,1,300000\n", "the stream, line 3, column 2 ('rooms'): expected a number; found 'x'")]
    [InlineData(Header + "80,3,1,\n80,3,1,?\n", "the stream: expected a value in every field; 2 are missing: line 2, column 4 ('price'); line 3, column 4 ('price')")]
    [InlineData(Header + "80,3,1\n", "the stream, line 2: expected 4 fields as in the header; found 3")]
    [InlineData(Header + "80,3,1,Infinity\n", "the stream, line 2, column 4 ('price'): expected a number; found 'Infinity'")]
    [InlineData("area,rooms,price\n1,2,3\n", "its columns are not those of Prices; missing: 'age'")]
    [InlineData("area,rooms,age,price,extra\n1,2,3,4,5\n", "unknown: 'extra' (a column that is no feature is declared [Column(\"…\", Ignore = true)])")]
    [InlineData("area,rooms,age,price,area\n1,2,3,4,5\n", "column 5: expected a name of its own for each column; 'area' comes twice")]
    [InlineData("", "expected a table with a header; found no text")]
    public void Fault_is_told_with_its_place(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<DataFormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Table_without_rows_is_refused() => Assert.Throws<DatasetException>(() => Read(Header));

    [Fact]
    public void Unknown_category_is_an_error_unless_there_is_a_place_for_others()
    {
        var error = Assert.Throws<DataFormatException>(() => Animals.Read(Stream("weight;size;seen;kind\n1,5;small;2024-01-01 10:00;horse\n")));
        Assert.Contains("line 2, column 4 ('kind'): expected one of 'cat', 'dog', 'cow'; found 'horse'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Label_without_rows_of_a_class_keeps_all_classes() => Assert.Equal(2, Churn.Read(ChurnData.Rows(1, 1)).ClassCount);

    private static Dataset Read(string text) => Prices.Read(Stream(text));

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
