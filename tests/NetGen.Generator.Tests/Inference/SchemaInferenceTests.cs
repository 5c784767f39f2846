using NetGen.Generator.Inference;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Inference;

/// <summary>What the compiler takes a column for, from its fields alone.</summary>
public class SchemaInferenceTests
{
    [Theory]
    [InlineData("1;2;-3", ColumnKind.Integer)]
    [InlineData("1;2.5;1e3", ColumnKind.Number)]
    [InlineData("0;1;1", ColumnKind.Boolean)]
    [InlineData("Yes;no;YES", ColumnKind.Boolean)]
    [InlineData("yes;false;no", ColumnKind.Category)]
    [InlineData("2024-03-01;1999-12-31", ColumnKind.Date)]
    [InlineData("2024-03-01 10:00;1999-12-31T23:59:59", ColumnKind.DateTime)]
    [InlineData("2024-03-01;soon", ColumnKind.Category)]
    [InlineData("a;b;a;b;a;b;a;b", ColumnKind.Category)]
    [InlineData("the first note;another long note;and one more", ColumnKind.Text)]
    [InlineData("1;NA;3;?", ColumnKind.Integer)]
    [InlineData("1e999;1", ColumnKind.Category)]
    internal void Column_is_the_narrowest_kind_that_all_fields_fit(string fields, ColumnKind expected) => Assert.Equal(expected, Of(fields.Split(';')).Kind);

    [Fact]
    public void Missing_field_makes_the_column_one_that_may_be_missing()
    {
        Assert.True(Of("1", "", "3").MayBeMissing);
        Assert.False(Of("1", "2", "3").MayBeMissing);
    }

    [Fact]
    public void Values_of_a_vocabulary_are_in_order_whatever_the_rows()
    {
        Assert.Equal(["a", "b", "c"], Of("c", "a", "b", "a", "c", "b", "a", "b", "c", "c", "a", "b").Values);
        Assert.Equal(["2", "9", "10"], Of("10", "9", "2").Values);
    }

    [Fact]
    public void Identifier_is_a_value_of_its_own_in_each_row_and_counts_or_has_no_space()
    {
        Assert.True(Of([.. Enumerable.Range(100, 20).Select(i => $"{i}")]).IsIdentifier);
        Assert.True(Of([.. Enumerable.Range(0, 20).Select(i => $"C{i * 7}")]).IsIdentifier);
        Assert.False(Of([.. Enumerable.Range(0, 20).Select(i => $"{i * i}")]).IsIdentifier);
        Assert.False(Of([.. Enumerable.Range(0, 19).Select(i => $"{i}")]).IsIdentifier);
    }

    [Fact]
    public void Decimal_comma_is_read_where_the_separator_is_another_sign()
    {
        var table = SchemaInference.Of("a;b\n1,5;2\n-2,25;3\n", isWhole: true);
        Assert.Equal((';', ColumnKind.Number, ','), (table.Separator, table.Columns[0].Kind, table.Columns[0].Decimal));
    }

    [Theory]
    [InlineData("", "found no text")]
    [InlineData("a,b\n", "expected rows below the header")]
    [InlineData("a,b\n1\n", "line 2: expected 2 fields as in the header; found 1")]
    [InlineData("a,a\n1,2\n", "'a' twice")]
    [InlineData("a,b\n\"1,2\n", "a closing quote")]
    public void What_is_no_table_is_told_with_its_line(string text, string expected) =>
        Assert.Contains(expected, SchemaInference.Of(text, isWhole: true).Problem!, StringComparison.Ordinal);

    [Fact]
    public void Line_that_was_cut_off_is_left_out()
    {
        var table = SchemaInference.Of("a,b\n1,2\n3,x and what was cu", isWhole: false);
        Assert.Equal((null, ColumnKind.Integer), (table.Problem, table.Columns[1].Kind));
    }

    private static InferredColumn Of(params string[] fields) => SchemaInference.Of("first,x\n" + string.Concat(fields.Select(field => $"0,{field}\n")), isWhole: true).Columns[1];
}
