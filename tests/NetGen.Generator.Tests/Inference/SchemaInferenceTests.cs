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
    [InlineData("01067;80331;20095", ColumnKind.Category)]
    [InlineData("0.5;10;0", ColumnKind.Number)]
    [InlineData("9:30;23:59;0:05", ColumnKind.Time)]
    [InlineData("09:30:15;1:05 PM", ColumnKind.Time)]
    [InlineData("25:00;9:30", ColumnKind.Category)]
    [InlineData("2024-03-01T12:30:00Z;2024-03-01T12:30:00.25+02:00", ColumnKind.DateTime)]
    [InlineData("2024-03-01T12:30:00Z;2024-03-01T12:30:00", ColumnKind.Category)]
    internal void Column_is_the_narrowest_kind_that_all_fields_fit(string fields, ColumnKind expected) =>
        Assert.Equal(expected, Of(fields.Split(';')).Kind);

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

    [Theory]
    [InlineData("Loan ID", true)]
    [InlineData("loan_id", true)]
    [InlineData("loanId", true)]
    [InlineData("key", true)]
    [InlineData("paid", false)]
    [InlineData("people", false)]
    public void Whole_numbers_that_all_differ_are_an_identifier_where_they_are_called_so(string name, bool expected)
    {
        string Rows(int i) => $"0,{900_000 + (i * i * 7)}\n";
        Assert.Equal(expected,
            SchemaInference.Of($"first,{name}\n" + string.Concat(Enumerable.Range(0, 30).Select(Rows)),
                isWhole: true).Columns[1].IsIdentifier);
        Assert.False(SchemaInference.Of($"first,{name}\n" + string.Concat(Enumerable.Range(0, 30).Select(i => Rows(i / 2))),
            isWhole: true).Columns[1].IsIdentifier);
    }

    [Fact]
    public void Decimal_comma_is_read_where_the_separator_is_another_sign()
    {
        var table = SchemaInference.Of("a;b\n1,5;2\n-2,25;3\n", isWhole: true);
        Assert.Equal((';', ColumnKind.Number, ','), (table.Separator, table.Columns[0].Kind, table.Columns[0].Form.Decimal));
    }

    [Theory]
    [InlineData(';', "1.250,50;999,00", ColumnKind.Number, ',', '.')]
    [InlineData(';', "1.250.000;999", ColumnKind.Integer, ',', '.')]
    [InlineData(';', "1,5;2", ColumnKind.Number, ',', '\0')]
    [InlineData(';', "0.250;1.250", ColumnKind.Number, '.', '\0')]
    [InlineData(';', "1'250.5;7", ColumnKind.Number, '.', '\'')]
    [InlineData(';', "1 250,5;7", ColumnKind.Number, ',', ' ')]
    [InlineData(';', "1\u202F250,5;1\u00A0000;7 000", ColumnKind.Number, ',', ' ')]
    [InlineData(',', "1\u202F250.5;12\u2009345", ColumnKind.Number, '.', ' ')]
    [InlineData(';', "1’250.50;1'250", ColumnKind.Number, '.', '\'')]
    [InlineData(';', "1'250,50;7", ColumnKind.Number, ',', '\'')]
    [InlineData(';', "\u22121.250,50;-7,5", ColumnKind.Number, ',', '.')]
    [InlineData(',', "1,250.50;999.00", ColumnKind.Number, '.', ',')]
    [InlineData(',', "1,250;999", ColumnKind.Integer, '.', ',')]
    [InlineData(',', "1,5;2,25", ColumnKind.Number, ',', '\0')]
    [InlineData(',', "1.250;999", ColumnKind.Number, '.', '\0')]
    [InlineData('\t', "1.250;999", ColumnKind.Number, '.', '\0')]
    internal void Signs_of_numbers_are_those_that_fit_all_fields(char separator, string fields, ColumnKind kind, char decimalSign,
        char thousands)
    {
        var column = Written(separator, fields.Split(';'));
        Assert.Equal((kind, decimalSign, thousands), (column.Kind, column.Form.Decimal, column.Form.Thousands));
        Assert.Null(column.Form.Open);
    }

    [Theory]
    [InlineData(',', "(12.50);3", NegativeForm.Parentheses, "", null)]
    [InlineData(',', "(1,250);3;-5", NegativeForm.Parentheses, "", null)]
    [InlineData(',', "$(5.00);$3", NegativeForm.Parentheses, "$", null)]
    [InlineData(',', "($5);$3", NegativeForm.Parentheses, "$", null)]
    [InlineData(';', "1.250,50-;3,00", NegativeForm.Trailing, "", null)]
    [InlineData(';', "5,00- €;5,00 €-;3 €", NegativeForm.Trailing, "€", null)]
    [InlineData(';', "(12.50%);3.5 %", NegativeForm.Parentheses, "%", null)]
    [InlineData(',', "\u22125;3", NegativeForm.Sign, "", null)]
    [InlineData(',', "(5);3", NegativeForm.Parentheses, "", "(5)")]
    [InlineData(',', "2-;3", NegativeForm.Trailing, "", "2-")]
    internal void Numbers_below_0_are_read_as_in_books_where_they_are_amounts_and_asked_about_where_not(char separator, string fields,
        NegativeForm negative, string unit, string? asked)
    {
        var column = Written(separator, fields.Split(';'));
        Assert.Equal((negative, unit), (column.Form.Negative, column.Form.Unit));
        Assert.Contains(column.Kind, (ColumnKind[])[ColumnKind.Number, ColumnKind.Integer]);
        Assert.Equal((asked is null ? null : OpenQuestion.Negative, asked), (column.Form.Open, column.Form.Examples.FirstOrDefault()));
    }

    [Theory]
    [InlineData(';', "1,5;2.5", "1,5", "2.5")]
    [InlineData(',', "1;2;3;4;5;6,5;7.5", "1", "6,5")]
    [InlineData(',', "12 %;0.12;0.15", "12 %", "0.12")]
    [InlineData(',', "$5;€5;$7", "$5", "€5")]
    [InlineData(',', "(5.5);5.5-", "(5.5)", "5.5-")]
    [InlineData(';', "1.250.000;1,5;1'000", "1.250.000", "1'000")]
    internal void Numbers_in_several_forms_are_asked_about(char separator, string fields, string one, string other)
    {
        var form = Written(separator, fields.Split(';')).Form;
        Assert.Equal((OpenQuestion.SeveralForms, one, other), (form.Open, form.Examples[0], form.Examples[1]));
    }

    [Fact]
    public void Units_of_letters_are_words_until_they_are_too_many_for_a_vocabulary()
    {
        string[] Weights(int count) => [.. Enumerable.Range(1, count).Select(i => i % 2 == 0 ? $"{i} kg" : $"{i} lb")];
        Assert.Null(Of(Weights(20)).Form.Open);
        Assert.Equal(OpenQuestion.SeveralForms, Of(Weights(80)).Form.Open);
        string[] streets = ["Main St", "Elm Rd", "Oak Ave", "Hill Way", "Lake Dr"];
        Assert.Null(Of([.. Enumerable.Range(1, 80).Select(i => $"{i} {streets[i % 5]}")]).Form.Open);
    }

    [Theory]
    [InlineData("00.00.0000", "1.2.2024;2.2.2024;3.2.2024;4.2.2024;31.12.2024")]
    [InlineData("1,2,3", "1,5;2,5;3,5;4,5;5,5")]
    [InlineData("9,5x", "1,5;2,5;3,5;4,5;5,5")]
    internal void Field_that_is_odd_among_numbers_or_days_of_any_form_is_asked_about(string odd, string others) =>
        Assert.Equal([odd], Written(';', [.. others.Split(';'), odd]).Form.OddWords);

    [Theory]
    [InlineData("31.12.2024;1.2.2023", ColumnKind.Date, "d.M.yyyy")]
    [InlineData("31/12/2024;01/02/2023", ColumnKind.Date, "d/M/yyyy")]
    [InlineData("12/31/2024;01/02/2023", ColumnKind.Date, "M/d/yyyy")]
    [InlineData("2024/12/31;2023/01/02", ColumnKind.Date, "yyyy/M/d")]
    [InlineData("31-12-2024;01-02-2023", ColumnKind.Date, "d-M-yyyy")]
    [InlineData("31.12.2024 10:30;1.2.2023 9:05:07", ColumnKind.DateTime, "d.M.yyyy")]
    [InlineData("12/31/2024 1:05 PM;1/2/2023 12:00 AM", ColumnKind.DateTime, "M/d/yyyy")]
    [InlineData("31-Dec-2024;01-Feb-2023", ColumnKind.Date, "d-MMM-yyyy")]
    [InlineData("31 December 2024;1 February 2023", ColumnKind.Date, "d MMMM yyyy")]
    [InlineData("12/31/24;1/2/23", ColumnKind.Date, "M/d/yy")]
    [InlineData("2024-12;2023-01", ColumnKind.Date, "yyyy-MM")]
    [InlineData("2024-03-01 12:30:00+00:00;2024-03-02 12:30:00.5+00:00", ColumnKind.DateTime, "yyyy-MM-dd HH:mm:ss.FFFFFFFK")]
    [InlineData("2024-03-01 12:30:00+00;2024-03-02 12:30:00.5+00", ColumnKind.DateTime, "yyyy-MM-dd HH:mm:ss.FFFFFFFzz")]
    internal void Days_are_read_in_the_form_that_fits_all_fields(string fields, ColumnKind kind, string format)
    {
        var column = Written(',', fields.Split(';'));
        Assert.Equal((kind, format, null), (column.Kind, column.Form.Day, column.Form.Open));
    }

    [Fact]
    public void Whole_numbers_that_all_lie_in_the_calendar_are_days()
    {
        var days = Enumerable.Range(0, 30)
            .Select(i => new DateTime(2024, 1, 20).AddDays(i).ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture))
            .ToArray();
        Assert.Equal((ColumnKind.Date, "yyyyMMdd"), (Of(days).Kind, Of(days).Form.Day));
        days[3] = "20241345";
        Assert.Equal(ColumnKind.Integer, Of(days).Kind);
    }

    [Theory]
    [InlineData(',', "12.5%;3%;-1%", ColumnKind.Number, "%")]
    [InlineData(',', "$1,200.50;-$3.00;$-7", ColumnKind.Number, "$")]
    [InlineData(';', "1.200,50 €;3,00 €", ColumnKind.Number, "€")]
    [InlineData(',', "36 months;60 months", ColumnKind.Integer, "months")]
    [InlineData(',', "70 kg;70", ColumnKind.Category, "")]
    [InlineData(',', "C1007;C1014", ColumnKind.Category, "")]
    [InlineData(',', "80+;90+", ColumnKind.Category, "")]
    [InlineData(',', "10-20 years;20-30 years", ColumnKind.Category, "")]
    [InlineData(',', "70 kg;0150 kg", ColumnKind.Category, "")]
    [InlineData(',', "12%;5 %;", ColumnKind.Integer, "%")]
    internal void Numbers_may_have_one_unit_that_all_have(char separator, string fields, ColumnKind kind, string unit)
    {
        var column = Written(separator, fields.Split(';'));
        Assert.Equal((kind, unit), (column.Kind, column.Form.Unit));
    }

    [Theory]
    [InlineData("None", "1.5;2;3;4;5", ColumnKind.Number, "None")]
    [InlineData("-", "1;2;3;4;5", ColumnKind.Integer, "-")]
    [InlineData("12.5x", "1;2;3;4;5", ColumnKind.Integer, "12.5x")]
    [InlineData("none;-", "10%;20%;30%;40%;50%;60%;70%;80%;90%;95%", ColumnKind.Integer, "none;-")]
    [InlineData("0000-00-00", "2024-01-01;2024-01-02;2024-01-03;2024-01-04;2024-01-05", ColumnKind.Date, "0000-00-00")]
    [InlineData("never", "1.2.2024;2.2.2024;3.2.2024;4.2.2024;31.12.2024", ColumnKind.Date, "never")]
    [InlineData("None", "1;2;3;4", ColumnKind.Category, "")]
    [InlineData("a;b;c;d", "1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20", ColumnKind.Category, "")]
    internal void Few_words_among_many_numbers_or_days_are_asked_about(string words, string others, ColumnKind kind, string odd)
    {
        var column = Of([.. others.Split(';'), .. words.Split(';')]);
        Assert.Equal((kind, odd), (column.Kind, string.Join(";", column.Form.OddWords)));
    }

    [Fact]
    public void What_words_among_numbers_mean_is_asked_besides_what_their_points_mean()
    {
        var table = SchemaInference.Of("price;y\n1.250;1\n2.250;1\n3.250;1\n4.250;1\n5.250;1\n-;1\n", isWhole: true);
        Assert.Equal(OpenQuestion.ThousandOrFraction, table.Columns[0].Form.Open);
        Assert.Equal(["-"], table.Columns[0].Form.OddWords);
        table = SchemaInference.Of("price;y\n1.250;1,5\n2.250;1\n3.250;1\n4.250;1\n5.250;1\n-;1\n", isWhole: true);
        Assert.Equal((ColumnKind.Integer, '.', null), (table.Columns[0].Kind, table.Columns[0].Form.Thousands, table.Columns[0].Form.Open));
    }

    [Fact]
    public void What_means_two_things_is_left_open()
    {
        Assert.Equal(OpenQuestion.ThousandOrFraction, Written(';', "1.250", "2.375").Form.Open);
        Assert.Equal(OpenQuestion.ThousandOrFraction, Written('\t', "1,250", "2,375").Form.Open);
        Assert.Equal(OpenQuestion.DayOrMonth, Written(',', "03/04/2024", "05/06/2024").Form.Open);
        Assert.Equal(OpenQuestion.DayOrMonth, Written(',', "03-04-2024 10:00", "05-06-2024 11:00").Form.Open);
    }

    [Fact]
    public void Column_with_a_comma_before_its_fractions_settles_what_a_point_means_in_another()
    {
        var table = SchemaInference.Of("price;weight;size\n1.250;1,5;1,250\n999;0,25;2,5\n", isWhole: true);
        Assert.Equal([(ColumnKind.Integer, ',', '.'), (ColumnKind.Number, ',', '\0'), (ColumnKind.Number, ',', '\0')],
            table.Columns.Select(column => (column.Kind, column.Form.Decimal, column.Form.Thousands)));
        Assert.All(table.Columns, column => Assert.Null(column.Form.Open));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,\"a note that was cut o")]
    [InlineData("a,b\n1,2\n3,\"a note\nof two lines that was cut o")]
    [InlineData("a,b\n1,2\n3,\"a \"")]
    [InlineData("a,b\n1,2\n3")]
    [InlineData("a,b\r1,2\r3,x")]
    public void Record_that_was_cut_off_is_left_out_wherever_it_was_cut(string text)
    {
        var table = SchemaInference.Of(text, isWhole: false);
        Assert.Equal((null, ColumnKind.Integer), (table.Problem, table.Columns[1].Kind));
    }

    [Theory]
    [InlineData("", "found no text")]
    [InlineData("a,b\n", "expected rows below the header")]
    [InlineData("a,b\n1\n", "line 2: expected 2 fields as in the header; found 1")]
    [InlineData("# exported today\na,b\n1,2\n",
        "line 2: expected 1 field as in the header, which is '# exported today'; found 2. A header is the first line of its file.")]
    [InlineData("a,a\n1,2\n", "'a' twice")]
    [InlineData("a,b\nK\uFFFDln,2\n", "line 2: expected UTF-8; a letter was lost when the compiler read it (U+FFFD).")]
    [InlineData("a,b\n\"1,2\n", "a closing quote")]
    public void What_is_no_table_is_told_with_its_line(string text, string expected) =>
        Assert.Contains(expected, SchemaInference.Of(text, isWhole: true).Problem!, StringComparison.Ordinal);

    [Fact]
    public void Line_that_was_cut_off_is_left_out()
    {
        var table = SchemaInference.Of("a,b\n1,2\n3,x and what was cu", isWhole: false);
        Assert.Equal((null, ColumnKind.Integer), (table.Problem, table.Columns[1].Kind));
    }

    private static InferredColumn Written(char separator, params string[] fields) =>
        SchemaInference.Of($"first{separator}x\n" + string.Concat(fields.Select(field => $"a{separator}\"{field}\"\n")),
            isWhole: true).Columns[1];

    private static InferredColumn Of(params string[] fields) =>
        SchemaInference.Of("first,x\n" + string.Concat(fields.Select(field => $"0,{field}\n")), isWhole: true).Columns[1];
}
