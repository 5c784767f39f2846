using System.Globalization;
using System.Text;
using NetGen.Tests.Files;

namespace NetGen.Tests.Data;

public sealed class CsvTests
{
    private static Dataset Read(string text, CsvOptions? options = null) => Dataset.FromCsv(new StringReader(text), options, "table.csv");

    [Fact]
    public void FromCsv_last_column_is_the_class_by_default()
    {
        Dataset data = Read("5.1,3.5,0\n4.9,-3e-1,1\n");
        Assert.Equal([5.1f, 3.5f, 4.9f, -0.3f], data.Inputs.ToArray());
        Assert.Equal([0, 1], data.Labels.ToArray());
        Assert.Equal(2, data.ClassCount);
        Assert.Null(data.ClassNames);
    }

    [Fact]
    public void FromCsv_texts_become_class_names_in_ordinal_order()
    {
        Dataset data = Read("length,width,species\n1,2,virginica\n3,4,setosa\n5,6,virginica\n", new CsvOptions { ClassColumn = "species" });
        Assert.Equal(["setosa", "virginica"], data.ClassNames);
        Assert.Equal([1, 0, 1], data.Labels.ToArray());
        Assert.Equal([1f, 2, 3, 4, 5, 6], data.Inputs.ToArray());
    }

    [Fact]
    public void FromCsv_given_class_names_keep_two_files_alike()
    {
        Dataset train = Read("1,cat\n2,dog\n3,owl\n");
        Dataset test = Read("1,owl\n2,cat\n", new CsvOptions { ClassNames = train.ClassNames });
        Assert.Equal([2, 0], test.Labels.ToArray());
        Assert.Equal(3, test.ClassCount);
        var e = Assert.Throws<DataFormatException>(() => Read("1,cat\n2,emu\n", new CsvOptions { ClassNames = train.ClassNames }));
        Assert.Equal("table.csv, line 2, column 2: expected one of the 3 given class names; found 'emu'.", e.Message);
    }

    [Theory]
    [InlineData("0,7,8\n1,9,10\n", 0)]
    [InlineData("7,0,8\n9,1,10\n", 1)]
    [InlineData("7,0,8\n9,1,10\n", -2)]
    public void FromCsv_class_column_by_index_counts_from_either_end(string text, int column)
    {
        Dataset data = Read(text, new CsvOptions { ClassColumn = column });
        Assert.Equal([0, 1], data.Labels.ToArray());
        Assert.Equal([7f, 8, 9, 10], data.Inputs.ToArray());
    }

    [Fact]
    public void FromCsv_target_columns_make_a_regression_in_their_order()
    {
        Dataset data = Read("a;b;c;when\n1;2;3;monday\n4;5;6;friday\n",
            new CsvOptions { Separator = ';', TargetColumns = ["c", 0], IgnoredColumns = [-1] });
        Assert.False(data.HasLabels);
        Assert.Equal([2f, 5], data.Inputs.ToArray());
        Assert.Equal([3f, 1, 6, 4], data.Targets.ToArray());
    }

    [Theory]
    [InlineData("x,y,class\n1,2,0\n", CsvHeader.Auto, 1)]
    [InlineData("1,2,setosa\n1,2,virginica\n", CsvHeader.Auto, 2)]
    [InlineData("1990,1991,0\n1,2,0\n", CsvHeader.Yes, 1)]
    [InlineData("1990,1991,0\n1,2,0\n", CsvHeader.No, 2)]
    [InlineData(",y,class\n1,2,0\n", CsvHeader.Yes, 1)]
    public void FromCsv_header_is_seen_where_the_first_row_does_not_read_as_numbers(string text, CsvHeader header, int samples) =>
        Assert.Equal(samples, Read(text, new CsvOptions { Header = header }).Count);

    [Fact]
    public void FromCsv_lines_before_the_table_are_passed_over() =>
        Assert.Equal(2, Read("150,4,setosa,versicolor,virginica\n5.1,3.5,0\n4.9,3.0,1\n", new CsvOptions { SkipLines = 1 }).Count);

    [Theory]
    [InlineData("1,2,0\r\n3,4,1\r\n")]
    [InlineData("1,2,0\r3,4,1")]
    [InlineData("\n\n1,2,0\n\n\n3,4,1\n\n")]
    [InlineData(" 1 ,\t2, 0 \n3,4,1")]
    [InlineData("\"1\",\"2\",\"0\"\n\"3\",4,1\n")]
    [InlineData(" \"1\" ,\t\"2\"\t, \"0\" \n\"3\",4,1\n")]
    public void FromCsv_line_ends_spaces_and_quotes_do_not_matter(string text)
    {
        Dataset data = Read(text);
        Assert.Equal([1f, 2, 3, 4], data.Inputs.ToArray());
        Assert.Equal([0, 1], data.Labels.ToArray());
    }

    [Fact]
    public void FromCsv_quoted_fields_hold_separators_quotes_and_line_breaks()
    {
        Dataset data = Read("1,\"a, b\"\n2,\"say \"\"c\"\"\"\n3,\"two\nlines\"\n");
        Assert.Equal(["a, b", "say \"c\"", "two\nlines"], data.ClassNames);
        var e = Assert.Throws<DataFormatException>(() => Read("1,\"two\nlines\"\nx,b\n", new CsvOptions { Header = CsvHeader.No }));
        Assert.StartsWith("table.csv, line 3, column 1:", e.Message);
    }

    [Fact]
    public void FromCsv_streams_plain_or_gzip_with_or_without_seeking_are_left_open()
    {
        byte[] text = [.. Encoding.UTF8.Preamble, .. "1,2,0\n3,4,1\n"u8];
        foreach (byte[] content in (byte[][])[text, IdxTests.Gzip(text)])
        {
            using var stream = new MemoryStream(content);
            Assert.Equal(2, Dataset.FromCsv(stream).Count);
            stream.Position = 0;
            using var pipe = new ForwardOnlyStream(stream);
            Assert.Equal([1f, 2, 3, 4], Dataset.FromCsv(pipe).Inputs.ToArray());
            Assert.True(stream.CanRead);
        }
    }

    [Fact]
    public void FromCsv_files_are_named_in_errors()
    {
        using var folder = new TemporaryFolder();
        string good = folder.Write("good.csv", "1,2,0\n"u8);
        string packed = folder.Write("packed.csv", IdxTests.Gzip("1,2,0\n3,4,1\n"u8));
        string damaged = folder.Write("damaged.csv", [.. IdxTests.Gzip("1,2,0\n"u8)[..10], 0xFF, 0xFF, 0xFF]);
        Assert.Equal(1, Dataset.FromCsv(good).Count);
        Assert.Equal(2, Dataset.FromCsv(packed).Count);
        var e = Assert.Throws<DataFormatException>(() => Dataset.FromCsv(damaged));
        Assert.StartsWith($"{damaged}: its gzip data is damaged", e.Message);
        Assert.Throws<FileNotFoundException>(() => Dataset.FromCsv(folder["none.csv"]));
    }

    [Theory]
    [InlineData("", "table.csv: expected a table of numbers; found no text.")]
    [InlineData("\n\n", "table.csv: expected a table of numbers; found no text.")]
    [InlineData("a,b,class\n", "table.csv: expected samples below the header in line 1; found none.")]
    [InlineData("1,2,0\n1,2\n", "table.csv, line 2: expected 3 fields as in the first row; found 2.")]
    [InlineData("1,2,0\n\n1,2,3,4\n", "table.csv, line 3: expected 3 fields as in the first row; found 4.")]
    [InlineData("a,b,class\n1,x7,0\n", "table.csv, line 2, column 2 ('b'): expected a finite number; found 'x7'.")]
    [InlineData("1,2,0\n1,NaN,0\n", "table.csv, line 2, column 2: expected a finite number; found 'NaN'.")]
    [InlineData("NaN,2,0\n", "table.csv, line 1, column 1: expected a finite number; found 'NaN'.")]
    [InlineData("1,2,0\n1,1e999,0\n", "table.csv, line 2, column 2: expected a finite number; found '1e999'.")]
    [InlineData("1,2,0\n1,-Infinity,0\n", "table.csv, line 2, column 2: expected a finite number; found '-Infinity'.")]
    [InlineData("1,2,0\n\"1,2,0\n3,4,1\n", "table.csv, line 2, column 1: expected a closing quote for the one that opens here; the text ends.")]
    [InlineData("1,2,0\n3,\"4\"5,1\n", "table.csv, line 2, column 2: expected the end of the field behind a closing quote; found '5'. A quote within quotes is written twice.")]
    [InlineData("1,2,0\n\"a\nb\"\"\" \"c\",4,1\n", "table.csv, line 3, column 1: expected the end of the field behind a closing quote; found '\"'. A quote within quotes is written twice.")]
    [InlineData("1,2,0\n3,4,\"1\"\u0001\n", "table.csv, line 2, column 3: expected the end of the field behind a closing quote; found '\uFFFD'. A quote within quotes is written twice.")]
    [InlineData("1\n2\n", "table.csv, line 1: expected a feature column besides the class or targets, separated by ','; found 1 column in all.")]
    [InlineData("1,2,0\n1,\u0001\a,0\n", "table.csv, line 2, column 2: expected a finite number; found '\uFFFD\uFFFD'.")]
    [InlineData("1,2,0\n1,\0\a,0\n", "table.csv, line 2, column 2: expected text; found a 0 character, as in UTF-32 or a file that is no text.")]
    public void FromCsv_hostile_text_is_refused_with_line_and_column(string text, string message) =>
        Assert.Equal(message, Assert.Throws<DataFormatException>(() => Read(text)).Message);

    [Fact]
    public void FromCsv_missing_values_are_all_reported_by_line_and_column()
    {
        var e = Assert.Throws<DataFormatException>(() => Read("a,b,class\n1,,0\n?,2,0\n3,NA,\n"));
        Assert.Equal(
            "table.csv: expected a value in every field; 4 are missing: " +
            "line 2, column 2 ('b'); line 3, column 1 ('a'); line 4, column 2 ('b'); line 4, column 3 ('class').",
            e.Message);
        var many = Assert.Throws<DataFormatException>(() => Read(string.Concat(Enumerable.Repeat("1,null,0\n", 100))));
        Assert.Contains("100 are missing: line 1, column 2; line 2,", many.Message);
        Assert.EndsWith("line 8, column 2 and 92 more.", many.Message);
    }

    [Fact]
    public void FromCsv_columns_that_are_not_there_are_named()
    {
        Assert.Equal("table.csv, line 1: expected a column 'kind'; found 'a', 'b', 'class'.",
            Assert.Throws<DataFormatException>(() => Read("a,b,class\n1,2,0\n", new CsvOptions { ClassColumn = "kind" })).Message);
        Assert.Equal("table.csv, line 1: expected a column -4; found 3 columns.",
            Assert.Throws<DataFormatException>(() => Read("1,2,0\n", new CsvOptions { ClassColumn = -4 })).Message);
    }

    [Fact]
    public void FromCsv_options_that_contradict_each_other_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Read("1,2\n", new CsvOptions { ClassColumn = 0, TargetColumns = [1] }));
        Assert.Throws<ArgumentException>(() => Read("1,2\n", new CsvOptions { ClassColumn = "a", Header = CsvHeader.No }));
        Assert.Throws<ArgumentException>(() => Read("1,2\n", new CsvOptions { Separator = '"' }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Read("1,2\n", new CsvOptions { SkipLines = -1 }));
    }

    [Fact]
    public void FromCsv_numbers_read_the_same_under_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Cultures.Foreign;
            Assert.Equal([-1.5f, 2.25f], Read("-1.5,2.25,0\n").Inputs.ToArray());
            var e = Assert.Throws<DataFormatException>(() => Read("1,2,0\n", new CsvOptions { ClassColumn = -4 }));
            Assert.Contains("column -4;", e.Message);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>A pipe: can be read, not sought.</summary>
    private sealed class ForwardOnlyStream(Stream inner) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
