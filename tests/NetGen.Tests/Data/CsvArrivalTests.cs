using NetGen.Data;
using NetGen.Tests.Fuzz;

namespace NetGen.Tests.Data;

/// <summary>
/// Records are the same however their characters arrive: a line that is in memory whole is read where it stands, another is put together.
/// </summary>
public sealed class CsvArrivalTests
{
    private const string Table =
        "id,amount,town\r\nA1,12.5,Aach\n\"A,2\", 4 ,\"Bern\"\r\r\n A3\t,,\"a \"\"town\"\"\nof two lines\"\n,,\nA4,1e3,Chur \"old\"\n\n  \nA5,-.5,last";

    [Fact]
    public void Pieces_of_a_text_make_the_records_of_the_whole()
    {
        (int whole, int faults) = (0, 0);
        for (int seed = 0; seed < 4_000; seed++)
        {
            var random = new Random(seed);
            string text = seed == 0 ? Table : TextMutations.OfTable(Table, random);
            (char separator, int piece) = (random.Next(4) == 0 ? ';' : ',', random.Next(1, 9));
            string expected = Records(new Pieces(text, 1), separator);
            Assert.Equal(expected, Records(new StringReader(text), separator));
            Assert.Equal(expected, Records(new Pieces(text, piece), separator));
            (whole, faults) = expected.Contains("expected", StringComparison.Ordinal) ? (whole, faults + 1) : (whole + 1, faults);
        }

        Assert.True(whole > 1_000 && faults > 100, $"{whole} whole, {faults} with a fault");
    }

    /// <summary>Lines that lie across two blocks, at each place of a line.</summary>
    [Fact]
    public void Long_text_is_read_across_its_blocks()
    {
        string text = string.Concat(Enumerable.Range(0, 9_000).Select(i => i % 7 == 0 ? $"\"x\"\"{i}\",{i}\r\n" : $" x{i} ,{i * 37}\r\n"));
        using var source = new StringReader(text);
        var reader = new CsvReader(source, ',', "the text");
        for (int i = 0; i < 9_000; i++)
        {
            Assert.True(reader.Read());
            Assert.Equal((i + 1, 2), (reader.Line, reader.FieldCount));
            Assert.Equal(i % 7 == 0 ? $"x\"{i}" : $"x{i}", reader.Field(0).ToString());
            Assert.Equal($"{(i % 7 == 0 ? i : i * 37)}", reader.Field(1).ToString());
        }

        Assert.False(reader.Read());
    }

    private static string Records(TextReader source, char separator)
    {
        var said = new System.Text.StringBuilder();
        var reader = new CsvReader(source, separator, "the text");
        try
        {
            while (reader.Read())
            {
                said.Append(reader.Line).Append(':');
                for (int i = 0; i < reader.FieldCount; i++)
                {
                    said.Append('[').Append(reader.Field(i)).Append(']');
                }

                said.Append('\n');
            }
        }
        catch (DataFormatException e)
        {
            said.Append(e.Message);
        }

        return said.ToString();
    }

    /// <summary>Hands out a few characters at a time.</summary>
    private sealed class Pieces(string text, int length) : TextReader
    {
        private int position;

        public override int Read(char[] buffer, int index, int count)
        {
            int read = Math.Min(Math.Min(length, count), text.Length - position);
            text.CopyTo(position, buffer, index, read);
            position += read;
            return read;
        }
    }
}
