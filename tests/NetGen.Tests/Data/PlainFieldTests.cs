using System.Globalization;
using NetGen.Data;

namespace NetGen.Tests.Data;

/// <summary>Fields that are read without .NET's parsers are what these read, to the bit; and none is read that they refuse.</summary>
public sealed class PlainFieldTests
{
    private const int Fields = 200_000;

    [Fact]
    public void Plain_numbers_have_the_bits_that_parsing_gives()
    {
        var random = new Random(1);
        int plain = 0;
        for (int i = 0; i < Fields; i++)
        {
            string field = Draw(random, "0123456789", "0123456789.", "0123456789.-+e ,\u0663", longest: 19);
            bool isNumber = double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
            if (PlainNumber.TryRead(field, out double read))
            {
                plain++;
                Assert.True(isNumber && BitConverter.DoubleToInt64Bits(number) == BitConverter.DoubleToInt64Bits(read), field);
            }

            if (PlainNumber.TryRead(field, out float narrow))
            {
                float parsed = float.Parse(field, NumberStyles.Float, CultureInfo.InvariantCulture);
                Assert.True(BitConverter.SingleToInt32Bits(parsed) == BitConverter.SingleToInt32Bits(narrow), field);
            }
        }

        Assert.InRange(plain, Fields / 3, Fields);
    }

    [Theory]
    [InlineData("12.5", 12.5)]
    [InlineData("-0", -0.0)]
    [InlineData("+.5", 0.5)]
    [InlineData("999999999999999", 999999999999999.0)]
    [InlineData(".000000000000001", 1e-15)]
    public void Numbers_of_tables_are_plain(string field, double expected)
    {
        Assert.True(PlainNumber.TryRead(field, out double read));
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(read));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1.2.3")]
    [InlineData("1-2")]
    [InlineData("1e5")]
    [InlineData("1234567890123456")]
    public void Others_are_left_to_the_parser(string field) => Assert.False(PlainNumber.TryRead(field, out double _));

    [Fact]
    public void Days_are_those_of_the_format_and_of_the_calendar()
    {
        var random = new Random(2);
        int days = 0;
        for (int i = 0; i < Fields; i++)
        {
            string field = FormattableString.Invariant($"{random.Next(2, 30) * 100:0000}-{random.Next(0, 14):00}-{random.Next(0, 33):00}");
            field = random.Next(4) == 0
                ? field.Remove(random.Next(10), 1).Insert(random.Next(9), Draw(random, "0-", "9 ", "\u0663", longest: 2))
                : field;
            bool isDay = DateOnly.TryParseExact(field, FieldWords.Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day);
            Assert.True(PlainDay.TryRead(field, out DateOnly read) == isDay && read == day, field);
            days += isDay ? 1 : 0;
        }

        Assert.InRange(days, Fields / 4, Fields);
    }

    private static string Draw(Random random, string often, string some, string any, int longest) => string.Concat(
        Enumerable.Range(0, random.Next(longest + 1))
            .Select(_ => (random.Next(20) switch { 0 => any, < 4 => some, _ => often }) is var signs
                ? signs[random.Next(signs.Length)]
                : ' '));
}
