using NetGen.Numerics;
using NetGen.Preparation;
using NetGen.Tables;

namespace NetGen.Tests.Tables;

/// <summary>What each encoder makes of its fields, held against the formula: read, fitted, encoded and scaled.</summary>
public sealed class EncoderTests
{
    [Fact]
    public void Quantiles_are_the_ranks_of_the_training_values_whatever_their_distribution()
    {
        double[] amounts = [.. Enumerable.Range(0, 1000).Select(i => Math.Exp(i / 100.0))];
        Dataset data = Ranked.Read(amounts.Select((amount, i) => new Ranked.Row { Amount = amount, Level = i < 600 ? 1 : 2, Price = 0 }));
        var network = new Ranked(1);
        network.FitPreprocessing(data);
        network.Parameters.Clear();
        network.Dense1.Weights[0] = 1;
        // A share of 0.25, of evenly spread ranks a deviation of √3/2 below the mean.
        Assert.Equal(-Math.Sqrt(3) / 2, network.Predict(new Ranked.Row { Amount = amounts[250], Level = 1 }).Price, 0.01);
        Assert.Equal(-Math.Sqrt(3), network.Predict(new Ranked.Row { Amount = -5, Level = 1 }).Price, 1e-6);
        Assert.Equal(Math.Sqrt(3), network.Predict(new Ranked.Row { Amount = 1e9, Level = 1 }).Price, 1e-6);
        Assert.Equal(0, network.Predict(new Ranked.Row { Amount = null, Level = 1 }).Price, 1e-6);
        double between = network.Predict(new Ranked.Row { Amount = (amounts[500] + amounts[501]) / 2, Level = 1 }).Price;
        Assert.InRange(between, network.Predict(new Ranked.Row { Amount = amounts[500], Level = 1 }).Price, network.Predict(new Ranked.Row { Amount = amounts[501], Level = 1 }).Price);
        // Values that are many are in the middle of theirs: 1 has the ranks 0 to 0.6.
        network.Parameters.Clear();
        network.Dense1.Weights[1] = 1;
        Assert.Equal((0.3 - 0.5) * Math.Sqrt(12), network.Predict(new Ranked.Row { Amount = 1, Level = 1 }).Price, 0.03);
        Assert.Equal((0.8 - 0.5) * Math.Sqrt(12), network.Predict(new Ranked.Row { Amount = 1, Level = 2 }).Price, 0.03);
        Ranked loaded = Ranked.Load(network.SaveToBytes());
        Assert.Equal(network.Predict(new Ranked.Row { Amount = 7, Level = 2 }), loaded.Predict(new Ranked.Row { Amount = 7, Level = 2 }));
        Assert.Contains(Ranked.Summary.Buffers, buffer => buffer.Name == "preprocessing.quantiles" && buffer.Shape.SequenceEqual([2, 65]));
    }

    [Fact]
    public void Number_is_standardized_by_the_mean_and_deviation_of_the_training_rows() =>
        AssertEncoded(new NumberColumn("x"), ["1", "2", "3", "6"], [[-1.0690450f], [-0.5345225f], [0], [1.6035675f]]);

    [Fact]
    public void Robust_scale_is_the_median_and_the_middle_half() =>
        AssertEncoded(new NumberColumn("x") { Scale = ColumnScale.Robust }, ["0", "1", "2", "3", "1000"], [[-1], [-0.5f], [0], [0.5f], [499]]);

    [Fact]
    public void MinMax_goes_from_0_to_1() =>
        AssertEncoded(new NumberColumn("x") { Scale = ColumnScale.MinMax }, ["-2", "0", "2"], [[0], [0.5f], [1]]);

    [Fact]
    public void Log1P_keeps_the_sign_and_comes_after_the_bounds() => AssertEncoded(
        new NumberColumn("x") { Scale = ColumnScale.None, Log1P = true, ClipMin = -1, ClipMax = 100 },
        ["-50", "0", "9", "1e9"],
        [[-0.6931472f], [0], [2.3025851f], [4.6151205f]]);

    [Fact]
    public void Constant_column_becomes_0() => AssertEncoded(new NumberColumn("x"), ["7", "7"], [[0], [0]]);

    [Theory]
    [InlineData(Missing.Mean, 4)]
    [InlineData(Missing.Median, 2.75f)]
    [InlineData(Missing.MostFrequent, 1)]
    [InlineData(Missing.Constant, 9)]
    [InlineData(Missing.Zero, 0)]
    public void Missing_number_is_what_the_policy_says_and_has_its_indicator(Missing missing, float expected) => AssertEncoded(
        new NumberColumn("x") { Scale = ColumnScale.None, Missing = missing, Fill = missing == Missing.Constant ? 9 : 0, Indicator = true },
        ["1", "", "1", "3", "NaN", "11", "2.5", "5.5", "1", "3.5", "1", "n/a", "10.5"],
        [[1, 0], [Of(missing, expected), 1], [1, 0], [3, 0], [Of(missing, expected), 1], [11, 0], [2.5f, 0], [5.5f, 0], [1, 0], [3.5f, 0], [1, 0], [Of(missing, expected), 1], [10.5f, 0]]);

    [Fact]
    public void Missing_number_of_policy_zero_is_exactly_0_behind_the_scale() =>
        Assert.Equal(0f, Encoded(new NumberColumn("x") { Missing = Missing.Zero }, ["1.1", "", "2.7", "13.3"])[1][0]);

    [Fact]
    public void Category_is_a_one_at_its_place_and_other_behind_the_last()
    {
        AssertEncoded(new CategoryColumn("x", "a", "b") { Unseen = Unseen.Other }, ["b", "a", "zebra"], [[0, 1, 0], [1, 0, 0], [0, 0, 1]]);
        AssertEncoded(new CategoryColumn("x", "a", "NA") { Missing = Missing.Zero }, ["NA", "", "a"], [[0, 1], [0, 0], [1, 0]]);
        AssertEncoded(new CategoryColumn("x", "a", "b") { Missing = Missing.MostFrequent, Indicator = true }, ["b", "?", "b", "a"], [[0, 1, 0], [0, 1, 1], [0, 1, 0], [1, 0, 0]]);
    }

    [Fact]
    public void Ordinal_category_is_its_place() =>
        AssertEncoded(new CategoryColumn("x", "low", "mid", "high") { IsOrdinal = true, Scale = ColumnScale.None }, ["high", "low", "mid"], [[2], [0], [1]]);

    [Fact]
    public void Boolean_is_1_or_0_in_its_usual_words_or_in_those_given()
    {
        AssertEncoded(new BooleanColumn("x"), ["yes", "F", "TRUE", "0", "y"], [[1], [0], [1], [0], [1]]);
        AssertEncoded(new BooleanColumn("x") { Words = ["NA", "ja"], Missing = Missing.Constant, Fill = 0.5 }, ["ja", "NA", ""], [[1], [0], [0.5f]]);
    }

    [Fact]
    public void Day_becomes_what_goes_by_and_what_goes_round()
    {
        float[][] encoded = Encoded(
            new DateColumn("x", hasTime: false) { Parts = DateParts.Elapsed | DateParts.Year | DateParts.DayOfYear | DateParts.DayOfWeek, Scale = ColumnScale.MinMax },
            ["2024-01-01", "2024-07-01", "2025-01-01"]);
        // 366 days between the ends, 182 to July; the first and the last are Monday and Wednesday.
        AssertClose([0, 0, 0, 1, MathF.Sin(2 * MathF.PI / 7), MathF.Cos(2 * MathF.PI / 7)], encoded[0]);
        Assert.Equal(182f / 366, encoded[1][0], 1e-6);
        Assert.Equal(1, encoded[2][0]);
        AssertClose([0, 1, MathF.Sin(6 * MathF.PI / 7), MathF.Cos(6 * MathF.PI / 7)], encoded[2][2..]);
    }

    [Theory]
    [InlineData("d.M.yyyy", "1.3.2024", true)]
    [InlineData("d.M.yyyy", "01.03.2024", true)]
    [InlineData("M/d/yyyy", "3/1/2024", true)]
    [InlineData("yyyyMMdd", "20240301", true)]
    [InlineData("d.M.yyyy", "2024-03-01", false)]
    [InlineData("d.M.yyyy", "3.13.2024", false)]
    [InlineData("d.M.yyyy", "31.02.2024", false)]
    [InlineData("d.M.yyyy", "1.3.24", false)]
    public void Day_is_read_as_its_format_says(string format, string field, bool isRead)
    {
        float[] day = [0], time = [0, 0];
        Assert.Equal(isRead, new DateColumn("x", hasTime: false) { Format = format }.TryRead(field, day));
        Assert.Equal(isRead, new DateColumn("x", hasTime: true) { Format = format }.TryRead(field + " 1:30 PM", time));
        Assert.Equal(isRead, new DateColumn("x", hasTime: true) { Format = format + " H:mm" }.TryRead(field + " 13:30", time));
        Assert.False(new DateColumn("x", hasTime: true) { Format = format + " H:mm" }.TryRead(field, new float[2]));
        if (isRead)
        {
            Assert.Equal(new DateOnly(2024, 3, 1).DayNumber, day[0]);
            Assert.Equal([new DateOnly(2024, 3, 1).DayNumber, 13.5f * 3600], time);
        }
    }

    [Fact]
    public void Time_of_day_goes_round() => AssertEncoded(
        new DateColumn("x", hasTime: true) { Parts = DateParts.TimeOfDay }, ["2024-01-01 06:00", "2024-01-01T12:00:00"], [[1, 0], [0, -1]]);

    [Fact]
    public void Hashed_category_has_the_same_bucket_everywhere_and_text_counts_its_words()
    {
        float[][] encoded = Encoded(new HashedColumn("x", 16), ["north", "south", "north"]);
        Assert.Equal(encoded[0], encoded[2]);
        Assert.NotEqual(encoded[0], encoded[1]);
        Assert.Equal(1, encoded[0].Sum());
        float[][] words = Encoded(new TextColumn("x", 2) { Words = ["late", "payment"] }, ["Late payment", "payment, LATE!", "nothing of it", "late payments late", ""]);
        Assert.Equal(words[0], words[1]);
        Assert.Equal([MathF.Sqrt(0.5f), MathF.Sqrt(0.5f)], words[0]);
        Assert.Equal([0f, 0], words[2]);
        Assert.Equal([1f, 0], words[3]);
        Assert.Equal([0f, 0], words[4]);
        float[][] texts = Encoded(new TextColumn("x", 64), ["Late payment", "payment, LATE!", "late late late payment", ""]);
        Assert.Equal(texts[0], texts[1]);
        Assert.Equal([1 / MathF.Sqrt(10), 3 / MathF.Sqrt(10)], texts[2].Where(value => value > 0).Order());
        Assert.All(texts[3], value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData("1.234.567,5", 1234567.5f)]
    [InlineData("-0,25", -0.25f)]
    [InlineData("1234,5", 1234.5f)]
    [InlineData("12.34,5", null)]
    [InlineData("1.2345", null)]
    [InlineData("1234.567", null)]
    [InlineData("1.2e5", null)]
    [InlineData("+12.345", 12345f)]
    [InlineData("1.234,5e1", 12345f)]
    [InlineData("1.234,567.890", null)]
    [InlineData(".123", null)]
    [InlineData("1,5,5", null)]
    [InlineData("1e999", null)]
    public void Number_with_signs_of_its_own_is_read_strictly(string field, float? expected)
    {
        var column = new NumberColumn("x") { Decimal = ',', Thousands = '.' };
        float[] value = [0];
        Assert.Equal(expected is not null, column.TryRead(field, value));
        Assert.Equal(expected ?? value[0], value[0]);
    }

    [Theory]
    [InlineData("%", "12.5%", 12.5f)]
    [InlineData("%", "12.5 %", 12.5f)]
    [InlineData("%", "-3%", -3f)]
    [InlineData("%", "12.5", null)]
    [InlineData("%", "%", null)]
    [InlineData("%", "12.5%%", null)]
    [InlineData("$", "$5", 5f)]
    [InlineData("$", "-$5", -5f)]
    [InlineData("$", "$-5", -5f)]
    [InlineData("$", "-$-5", null)]
    [InlineData("$", "5 $", 5f)]
    [InlineData("$", "€5", null)]
    public void Number_with_a_unit_is_read_with_it_alone(string unit, string field, float? expected)
    {
        float[] value = [0];
        Assert.Equal(expected is not null, new NumberColumn("x") { Unit = unit }.TryRead(field, value));
        Assert.Equal(expected ?? value[0], value[0]);
    }

    [Theory]
    [InlineData(NegativeForm.Sign, "", "\u22125", -5f)]
    [InlineData(NegativeForm.Sign, "", "(5)", null)]
    [InlineData(NegativeForm.Sign, "", "5-", null)]
    [InlineData(NegativeForm.Parentheses, "", "(5)", -5f)]
    [InlineData(NegativeForm.Parentheses, "", "( 5.5 )", -5.5f)]
    [InlineData(NegativeForm.Parentheses, "", "-5", -5f)]
    [InlineData(NegativeForm.Parentheses, "", "5", 5f)]
    [InlineData(NegativeForm.Parentheses, "", "(-5)", null)]
    [InlineData(NegativeForm.Parentheses, "", "-(5)", null)]
    [InlineData(NegativeForm.Parentheses, "", "(5", null)]
    [InlineData(NegativeForm.Parentheses, "", "()", null)]
    [InlineData(NegativeForm.Parentheses, "", "5-", null)]
    [InlineData(NegativeForm.Parentheses, "$", "$(5)", -5f)]
    [InlineData(NegativeForm.Parentheses, "$", "($5)", -5f)]
    [InlineData(NegativeForm.Parentheses, "$", "(-$5)", null)]
    [InlineData(NegativeForm.Parentheses, "$", "-$(5)", null)]
    [InlineData(NegativeForm.Parentheses, "%", "(5 %)", -5f)]
    [InlineData(NegativeForm.Trailing, "", "5-", -5f)]
    [InlineData(NegativeForm.Trailing, "", "5\u2212", -5f)]
    [InlineData(NegativeForm.Trailing, "", "-5-", null)]
    [InlineData(NegativeForm.Trailing, "", "-", null)]
    [InlineData(NegativeForm.Trailing, "", "5--", null)]
    [InlineData(NegativeForm.Trailing, "€", "5- €", -5f)]
    [InlineData(NegativeForm.Trailing, "€", "5 €-", -5f)]
    public void Number_below_0_is_read_as_its_column_has_it(NegativeForm negative, string unit, string field, float? expected)
    {
        float[] value = [0];
        Assert.Equal(expected is not null, new NumberColumn("x") { Unit = unit, Negative = negative }.TryRead(field, value));
        Assert.Equal(expected ?? value[0], value[0]);
    }

    [Fact]
    public void Numbers_that_are_written_in_any_form_are_read_as_what_they_are()
    {
        var random = new RandomStream(11, 1);
        foreach (char decimalSign in ".,")
        {
            foreach (char thousands in "\0., '".Where(sign => sign != decimalSign))
            {
                foreach (string unit in new[] { "", "€", "kg", "%" })
                {
                    foreach (NegativeForm negative in Enum.GetValues<NegativeForm>())
                    {
                        var column = new NumberColumn("x") { Decimal = decimalSign, Thousands = thousands, Unit = unit, Negative = negative };
                        for (int i = 0; i < 40; i++)
                        {
                            double number = Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.NextInt32(8)), random.NextInt32(3));
                            string size = Math.Abs(number).ToString(thousands == '\0' || i % 3 == 0 ? "0.##" : "#,0.##", System.Globalization.CultureInfo.InvariantCulture);
                            size = string.Concat(size.Select(c => c == '.' ? decimalSign : c == ',' ? thousands : c));
                            string bare = unit.Length == 0 ? size : i % 2 == 0 ? $"{size} {unit}" : $"{unit}{size}";
                            string field = number >= 0 ? bare : negative switch
                            {
                                NegativeForm.Parentheses when i % 5 > 0 => $"({bare})",
                                NegativeForm.Trailing when i % 5 > 0 => i % 2 == 0 && unit.Length > 0 ? $"{size}- {unit}" : bare + "-",
                                _ => (i % 4 < 2 ? '-' : '\u2212') + bare,
                            };
                            float[] value = [0];
                            Assert.True(column.TryRead(field, value), $"'{field}' as {column.Expected}, {negative}");
                            Assert.Equal((float)number, value[0]);
                        }
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(' ', "1\u202F234", 1234f)]
    [InlineData('\u00A0', "1 234", 1234f)]
    [InlineData(' ', "\u22121\u2009234.5", -1234.5f)]
    [InlineData('\'', "1’234", 1234f)]
    [InlineData(' ', "1  234", null)]
    [InlineData(' ', "1 23", null)]
    public void Signs_between_groups_that_look_alike_are_alike(char thousands, string field, float? expected)
    {
        float[] value = [0];
        Assert.Equal(expected is not null, new NumberColumn("x") { Thousands = thousands }.TryRead(field, value));
        Assert.Equal(expected ?? value[0], value[0]);
    }

    [Fact]
    public void Words_for_no_value_are_missing_in_every_kind_of_column()
    {
        TableColumn[] columns =
        [
            new NumberColumn("x") { MissingWords = ["-", "None"], Missing = Missing.Mean },
            new BooleanColumn("x") { MissingWords = ["-", "None"], Missing = Missing.Mean },
            new CategoryColumn("x", "a") { MissingWords = ["-", "None"], Missing = Missing.Zero, Unseen = Unseen.Other },
            new HashedColumn("x", 4) { MissingWords = ["-", "None"], Missing = Missing.Zero },
            new DateColumn("x", hasTime: true) { MissingWords = ["-", "None"], Missing = Missing.Mean },
            new TimeColumn("x") { MissingWords = ["-", "None"], Missing = Missing.Mean },
            new TextColumn("x", 4) { MissingWords = ["-", "None"], Missing = Missing.Zero },
        ];
        Assert.All(columns, column => Assert.True(column.IsMissing("None") && column.IsMissing("-") && column.IsMissing("") && !column.IsMissing("none of it")));
    }

    [Theory]
    [InlineData("2024-03-01T12:30:00Z", 12.5f)]
    [InlineData("2024-03-01T14:30:00+02:00", 12.5f)]
    [InlineData("2024-03-01T07:30:00.0-05:00", 12.5f)]
    [InlineData("2024-03-01T12:30:00", null)]
    [InlineData("2024-03-01 12:30:00Z", null)]
    public void Moment_is_what_it_is_in_UTC_on_every_machine(string field, float? hours)
    {
        var column = new DateColumn("x", hasTime: true) { Format = "yyyy-MM-ddTHH:mm:ss.FFFFFFFK" };
        float[] time = [0, 0];
        Assert.Equal(hours is not null, column.TryRead(field, time));
        Assert.True(hours is null || time.SequenceEqual([new DateOnly(2024, 3, 1).DayNumber, 3600 * hours.Value]));
        var moment = new DateTime(2024, 3, 1, 12, 30, 0, DateTimeKind.Utc);
        float[] local = [0, 0];
        column.Write(moment.ToLocalTime(), local);
        Assert.Equal([new DateOnly(2024, 3, 1).DayNumber, 12.5f * 3600], local);
    }

    [Theory]
    [InlineData("9:30", 9.5f)]
    [InlineData("09:30:00", 9.5f)]
    [InlineData("9:30 PM", 21.5f)]
    [InlineData("23:59:59.5", 23 + ((59 + (59.5f / 60)) / 60))]
    [InlineData("24:00", null)]
    [InlineData("9.30", null)]
    public void Time_of_day_is_read_strictly(string field, float? hours)
    {
        float[] time = [0];
        Assert.Equal(hours is not null, new TimeColumn("x").TryRead(field, time));
        Assert.Equal(hours * 3600 ?? time[0], time[0], 0.01f);
    }

    [Fact]
    public void Clock_goes_by_and_goes_round() => AssertEncoded(
        new TimeColumn("x") { Parts = DateParts.Elapsed | DateParts.TimeOfDay, Scale = ColumnScale.None }, ["6:00", "12:00 PM", "0:00"], [[0.25f, 1, 0], [0.5f, 0, -1], [0, 0, 1]]);

    [Fact]
    public void Column_without_a_value_to_fill_from_is_refused() =>
        Assert.Contains("'x'", Assert.Throws<DatasetException>(() => Encoded(new NumberColumn("x") { Missing = Missing.Median }, ["", ""])).Message, StringComparison.Ordinal);

    private static float Of(Missing missing, float expected) => missing == Missing.Mean ? 4 : expected;

    private static void AssertEncoded(TableColumn column, string[] fields, float[][] expected)
    {
        float[][] encoded = Encoded(column, fields);
        for (int row = 0; row < fields.Length; row++)
        {
            AssertClose(expected[row], encoded[row]);
        }
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 2e-6f);
        }
    }

    private static float[][] Encoded(TableColumn column, string[] fields)
    {
        var schema = new TableSchema("Net", [column], new NumberColumn("y"));
        float[][] rows = [.. fields.Select(Read)];
        TableFit fit = TableFit.Of(schema, new SampleRows(rows.Length, column.Length, visit => Array.ForEach(rows, row => visit(row))));
        var encoder = new RowEncoder<float>(schema);
        return [.. rows.Select(row =>
        {
            var encoded = new float[schema.Steps.EncodedLength];
            encoder.Encode(row, fit.Fill, fit.Quantiles, encoded);
            return encoded.Select((value, i) => (float)((value - (float)fit.Map.Center[i]) * fit.Map.Scale[i])).ToArray();
        })];

        float[] Read(string field)
        {
            var values = new float[column.Length];
            if (column.IsMissing(field))
            {
                Assert.True(column.MayBeMissing);
                Array.Fill(values, float.NaN);
            }
            else
            {
                Assert.True(column.TryRead(field, values), field);
            }

            return values;
        }
    }
}

[Network]
[Table(Label = "price")]
[Column("amount", Scale = ColumnScale.Quantile, Missing = Missing.Zero)]
[Column("level", Scale = ColumnScale.Quantile)]
[Dense(1), MeanSquaredError, Adam(0.01)]
internal sealed partial class Ranked;
