using System.Text;
using NetGen;

/// <summary>
/// Rows with what the rules on tables tell as information, each beside the same rows without it: customers, how often they came, whether
/// they left.
/// </summary>
internal static class DrawnRows
{
    private const int Few = 400, Many = 2000;

    /// <summary>Customers by letters of their own, one each, who leave more than the others do.</summary>
    public static Problem Rare(Func<Stream, Dataset> read) => Of(read, "plan,visits", (random, i) =>
    {
        // A fifth has a plan that nobody else has; those of the test are others.
        bool isRare = i % 5 == 0;
        string plan = isRare ? i / 5 < 24 ? $"{(char)('a' + (i / 5))}" : "elsewhere" : $"plan {random.Next(3)}";
        int visits = random.Next(40);
        return ($"{plan},{visits}", (isRare ? 3 : -0.5) + (2 - (visits / 10.0)));
    }, rows: 120);

    /// <summary>One in twenty-five left, and as many as stayed of those that the network is asked about.</summary>
    public static Problem Unequal(Func<Stream, Dataset> read) => new("customers, as many left as stayed", Read(read, "plan,visits",
        Leaving(Few, 1, 0.04)), Read(read, "plan,visits", Leaving(Many, 2, 0.5)));

    /// <summary>As many left as stayed.</summary>
    public static Problem Equal(Func<Stream, Dataset> read) => new("customers, as many left as stayed", Read(read, "plan,visits",
        Leaving(Few, 1, 0.5)), Read(read, "plan,visits", Leaving(Many, 2, 0.5)));

    /// <summary>Amounts from 1 to a million, as many of each power of ten.</summary>
    public static Problem Wide(Func<Stream, Dataset> read) => Of(read, "balance,visits", (random, _) =>
    {
        double power = 14 * random.NextDouble();
        int visits = random.Next(40);
        return (FormattableString.Invariant($"{Math.Exp(power):F2},{visits}"), (1.2 * (6 - power)) + (2 - (visits / 10.0)));
    });

    /// <summary>A hundred towns, which say nothing.</summary>
    public static Problem Thin(Func<Stream, Dataset> read) => Of(read, "town,visits", (random, _) =>
    {
        int visits = random.Next(40);
        return ($"town {random.Next(100)},{visits}", 2 * (2 - (visits / 10.0)));
    });

    /// <summary>Each row comes so many times; some rows, drawn from all, are held back.</summary>
    public static Problem Repeated(Func<Stream, Dataset> read, int times)
    {
        string[] rows = [.. Drawn(200, 1, Noisy)];
        string[] all = [.. Enumerable.Range(0, times).SelectMany(_ => rows)];
        var (train, test) = Read(read, "visits,spent,age", all).Split(0.7, seed: 1);
        return new Problem("customers, some rows held back", train, test);
    }

    /// <summary>Two years in which more leave from some day on; held back are the last rows, or rows from anywhere.</summary>
    public static Problem Grown(Func<Stream, Dataset> read, bool isInTime)
    {
        string[] rows = [.. Drawn(1460, 1, (random, i) =>
        {
            int visits = random.Next(40);
            string day = new DateOnly(2022, 1, 1).AddDays(i / 2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            return ($"{day},{visits}", (i < 1100 ? -1.5 : 1.5) + (2 - (visits / 10.0)));
        })];
        Dataset data = Read(read, "joined,visits", rows);
        var (train, test) = isInTime ? data.OrderBy("joined").SplitInTime(0.7) : data.Split(0.7, seed: 1);
        return new Problem("customers of two years, some held back", train, test);
    }

    private static (string Fields, double Odds) Noisy(Random random, int i)
    {
        int visits = random.Next(40);
        return (FormattableString.Invariant($"{visits},{100 * random.NextDouble():F2},{18 + random.Next(60)}"), 2 - (visits / 10.0));
    }

    private static Problem Of(Func<Stream, Dataset> read, string columns, Func<Random, int, (string, double)> row, int rows = Few) =>
        new("customers", Read(read, columns, Drawn(rows, 1, row)), Read(read, columns, Drawn(Many, 2, row)));

    private static IEnumerable<string> Leaving(int count, int seed, double share)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            bool leaves = i < share * count;
            // Who leaves came less, and has the plan of most who leave.
            int visits = Math.Min(random.Next(40), leaves ? random.Next(40) : 39);
            int plan = Math.Min(random.Next(3), leaves ? random.Next(3) : 2);
            yield return $"plan {plan},{visits},{(leaves ? "yes" : "no")}";
        }
    }

    private static IEnumerable<string> Drawn(int count, int seed, Func<Random, int, (string Fields, double Odds)> row)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            (string fields, double odds) = row(random, i);
            yield return $"{fields},{(random.NextDouble() < 1 / (1 + Math.Exp(-odds)) ? "yes" : "no")}";
        }
    }

    private static Dataset Read(Func<Stream, Dataset> read, string columns, IEnumerable<string> rows) =>
        read(new MemoryStream(Encoding.UTF8.GetBytes(columns + ",churned\n" + string.Join('\n', rows))));
}
