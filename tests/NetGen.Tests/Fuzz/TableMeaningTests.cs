using System.Text;

namespace NetGen.Tests.Fuzz;

/// <summary>A changed table is either refused, with line and column, or it means what it says: what a second reader makes of the same text.</summary>
public sealed class TableMeaningTests
{
    private const string Table =
        "id,amount,count,active,size,town,since,left\n" +
        "A1,12.5,3,yes,small,Aach,2024-01-31,no\n" +
        "A2,,4,no,large,Bern,2023-12-01,yes\n" +
        "\"A,3\",1e3,-2,T,\"small\",\"Zug\",2020-02-29,0\r\n" +
        "A4,-.5,7,0,large,\"Chur\",2024-06-15,1\n" +
        "\n" +
        "A5,NaN,10,false,small,\"a \"\"town\"\"\nof two lines\",1999-12-31,N\n" +
        "A6,+8.25,6,Y,large, Bern ,2001-01-01,TRUE";

    [Fact]
    public void Some_changed_tables_are_refused_or_mean_what_they_say() => Check(first: 0, count: 3_000);

    /// <summary>Another beginning by the environment's NETGEN_FUZZ_FIRST.</summary>
    [Fact(Explicit = true)]
    public void Hundred_thousand_changed_tables_are_refused_or_mean_what_they_say() =>
        Check(int.TryParse(Environment.GetEnvironmentVariable("NETGEN_FUZZ_FIRST"), out int first) ? first : 10_000, 100_000);

    private static void Check(int first, int count)
    {
        (int taken, int refused) = (0, 0);
        for (int seed = first; seed < first + count; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = Encoding.UTF8.GetBytes(seed == first ? Table : TextMutations.OfTable(Table, random));
            string text = Encoding.UTF8.GetString(bytes);
            (float[] inputs, int[] labels, string? fault) = ReferenceTable.Read(text);
            try
            {
                Dataset read = Meanings.Read(new MemoryStream(bytes));
                Assert.True(fault is null, $"seed {seed}: was read, and is wrong at '{fault}':\n{text}");
                Assert.True(inputs.AsSpan().SequenceEqual(read.Inputs) && labels.AsSpan().SequenceEqual(read.Labels), $"seed {seed}: means something else:\n{text}");
                taken++;
            }
            catch (Exception e) when (e is DataFormatException or DatasetException)
            {
                Assert.True(fault is not null, $"seed {seed}: is right, and was refused: {e.Message}\n{text}");
                Assert.True(e.Message.Contains(fault, StringComparison.Ordinal) || text.Contains('\0', StringComparison.Ordinal), $"seed {seed}: expected '{fault}' in: {e.Message}\n{text}");
                refused++;
            }
        }

        // Both happen, often.
        Assert.True(taken > count / 20 && refused > count / 20, $"{taken} taken, {refused} refused");
    }
}

[Network]
[Table(Label = "left")]
[Column("id", Ignore = true)]
[Column("amount", Missing = Missing.Median)]
[Column("count", Kind = ColumnKind.Integer)]
[Column("active", Kind = ColumnKind.Boolean)]
[Column("size", Categories = ["small", "large"])]
[Column("town", Categories = ["Aach", "Bern", "Chur"], Unseen = Unseen.Other)]
[Column("since", Kind = ColumnKind.Date)]
[Dense(1), Sigmoid, BinaryCrossEntropy, Adam(0.01)]
internal sealed partial class Meanings;
