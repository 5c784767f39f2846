using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Analyzers;
using NetGen.Generator.Inference;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Inference;

/// <summary>Fields that are more than words are told as what they are, and no column that is decided for goes without a word.</summary>
public class WordFormsTests
{
    [Theory]
    [InlineData("120/80;118/76;131/88", "numbers with '/' between them", true)]
    [InlineData("10-20;20-30;30+", "numbers with '-' between them", true)]
    [InlineData("10 – 20;20 – 30", "numbers with '–' between them", true)]
    [InlineData("1990-2000;2000-2010", "numbers with '-' between them", true)]
    [InlineData("10 to 20;20 to 30", "numbers with 'to' between them", true)]
    [InlineData("5 x 3;2.5 x 4;7 x 1", "numbers with 'x' between them", true)]
    [InlineData("16:9;4:3;25:61", "numbers with ':' between them", true)]
    [InlineData("5'11\";6'2\"", "numbers with ''' between them", true)]
    [InlineData("70 kg;150 lb;80 kg", "numbers in several units", true)]
    [InlineData("1h 30m;2h 5m", "numbers in several units", true)]
    [InlineData("1 day;2 days;3 days", "numbers in several units", true)]
    [InlineData("01067;80331;20095", "digits, of which some begin with 0", false)]
    [InlineData("192.168.0.1;10.0.0.7", "network addresses", false)]
    [InlineData("fe80::1;2001:db8::7", "network addresses", false)]
    [InlineData("1.2.3;1.10.0;v2.0.1-rc.1", "versions", false)]
    [InlineData("+49 30 123456;+1 555 1234567", "groups of digits, as telephone numbers are", false)]
    [InlineData("(555) 123-4567;(555) 765-4321", "groups of digits, as telephone numbers are", false)]
    [InlineData("555-1234;555-4321", "groups of digits, as telephone numbers are", false)]
    [InlineData("red;green;blue", null, false)]
    [InlineData("C1007;C1008", null, false)]
    [InlineData("12 Main;7 Elm;3 Oak;1 Ash;2 Fir;4 Yew;5 Bay", null, false)]
    [InlineData("1st;2nd;3rd;4th", null, false)]
    [InlineData("3a;3b;4c", null, false)]
    [InlineData("A/B;C/D", null, false)]
    [InlineData("80331;20095", null, false)]
    internal void Form_is_that_of_most_fields(string fields, string? what, bool hasSize)
    {
        var form = WordForms.Of(fields.Split(';'));
        Assert.Equal((what, hasSize), (form?.What, form?.HasSize ?? false));
    }

    [Theory]
    [InlineData("1.9;1.8;1.10", "1.9", "1.10")]
    [InlineData("1.1;1.10;2.0", "1.1", "1.10")]
    [InlineData("0.9;0.100", "0.9", "0.100")]
    [InlineData("1.9;2.10", null, null)]
    [InlineData("1.90;1.10", null, null)]
    [InlineData("1.9;1.25", null, null)]
    [InlineData("1.9;1.05;1.0", null, null)]
    [InlineData("1.1;1.20", null, null)]
    [InlineData("1.9;1.10;red", null, null)]
    internal void Versions_are_told_by_a_0_that_some_write(string fields, string? earlier, string? later)
    {
        var versions = WordForms.VersionsAmong(fields.Split(';'));
        Assert.Equal((earlier, later), (versions?.Earlier, versions?.Later));
    }

    [Theory]
    [InlineData(';', "192.168.100.101;192.168.100.102")]
    [InlineData(',', "+4930123456;+4989654321")]
    internal void Addresses_and_telephone_numbers_are_no_amounts(char separator, string fields)
    {
        var table = SchemaInference.Of($"a{separator}b\n" + string.Concat(fields.Split(';').Select(field => $"{field}{separator}1\n")), isWhole: true);
        Assert.Equal(ColumnKind.Category, table.Columns[0].Kind);
    }

    /// <summary>Each with 40 rows: what is read, and which rule says what of it.</summary>
    [Theory]
    [InlineData("pressure", "NG7031", "numbers with '/' between them, as '100/60'")]
    [InlineData("twice", "NG7031", "numbers with '/' between them, as '100/60'")]
    [InlineData("bracket", "NG7032", "numbers with '-' between them, as '0-10'")]
    [InlineData("postcode", "NG7032", "digits, of which some begin with 0, as '01000'")]
    [InlineData("host", "NG7032", "network addresses, as '10.0.0.0'")]
    [InlineData("release", "NG7032", "'release' is read as numbers: its 12 different ones may be versions, of which '1.10' comes after '1.1'. "
        + "Kind = ColumnKind.Number says that numbers are meant, Category that words are.")]
    [InlineData("nearly", "NG7021", "'nearly' has 39 different values in 40 rows")]
    [InlineData("own", "NG7034", "'own' has another value in each of 40 rows, as '10.0.0.0', and is left out")]
    [InlineData("name", "NG7021", "'name' has 39 different values in 40 rows")]
    [InlineData("code", "NG7034", "'code' has another value in each of 40 rows, as 'K0'")]
    public void Column_that_nobody_declares_is_told_once(string column, string rule, string expected)
    {
        string Field(int row) => column switch
        {
            "pressure" => $"{100 + row}/{60 + (row % 13)}",
            "twice" => $"{100 + (row / 2)}/{60 + (row / 2)}",
            "bracket" => $"{row % 4 * 10}-{(row % 4 * 10) + 10}",
            "postcode" => $"0{1000 + (row % 5)}",
            "host" => $"10.0.0.{row % 6}",
            "release" => $"1.{1 + (row % 12)}",
            "nearly" => $"10.0.0.{(row == 7 ? 6 : row)}",
            "own" => $"10.0.0.{row}",
            "name" => $"one {(row == 7 ? 6 : row)}",
            _ => $"K{row * row}",
        };
        string Source(string columns) =>
            $"using NetGen; [Network, Table(\"t.csv\", Label = \"left\"), {columns}Dense(4), Relu, Dense(1), Sigmoid, BinaryCrossEntropy, Adam] public partial class Net; /* t.csv\nage,{column},left\n"
            + string.Concat(Enumerable.Range(0, 40).Select(row => $"{20 + (row * 37 % 53)},{Field(row)},{(row * 7 % 5 < 2 ? "yes" : "no")}\n")) + "*/";
        string[] rules = ["NG7021", "NG7031", "NG7032", "NG7033", "NG7034"];
        var said = Harness.Declared.Problems(Source("")).Where(problem => rules.Contains(problem.Id)).ToArray();
        Assert.Equal(rule, Assert.Single(said).Id);
        Assert.Contains(expected, said[0].ToDiagnostic(Location.None).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.DoesNotContain(Harness.Declared.Problems(Source($"Column(\"{column}\", Ignore = true), ")), problem => rules.Contains(problem.Id));
        if (column == "release")
            Assert.DoesNotContain(Harness.Declared.Problems(Source("Column(\"release\", Kind = ColumnKind.Number), ")), problem => rules.Contains(problem.Id));
    }
}
