using System.Text;
using NetGen;

/// <summary>Rows of tables, each with one thing that a rule on tables speaks of; drawn from seeds.</summary>
internal static class DrawnRows
{
    /// <summary>A plan that one of three quarters of the rows has, and one of twenty-four others, which say nothing, in the rest.</summary>
    public static Problem RareOf(Func<Stream, Dataset> read) => Of("rare plans", read, "plan,visits,left", 120, 2000, (random, _) =>
    {
        (int plan, int visits) = (random.Next(4), random.Next(40));
        string name = plan < 3 ? new[] { "basic", "plus", "pro" }[plan] : $"special{random.Next(24)}";
        return $"{name},{visits},{YesWith(random, (plan == 0 ? 2 : -1) + (2 - (visits / 10.0)))}";
    });

    /// <summary>One row in twenty is a yes.</summary>
    public static Problem SeldomOf(Func<Stream, Dataset> read, bool weighs) => Of("one yes in twenty", read, "first,second,left", 1000, 4000, (random, _) =>
    {
        (double first, double second) = (Normal(random), Normal(random));
        return FormattableString.Invariant($"{first:F3},{second:F3},{YesWith(random, (1.5 * first) + (1.5 * second) - 4.6)}");
    }) with
    { MeasuresRecall = true, WeighsClasses = weighs };

    /// <summary>Amounts over six powers of ten, of which the power says who leaves.</summary>
    public static Problem AmountsOf(Func<Stream, Dataset> read) => Of("amounts", read, "balance,left", 500, 2000, (random, _) =>
    {
        double power = 1 + (6 * random.NextDouble());
        return FormattableString.Invariant($"{Math.Pow(10, power):F2},{YesWith(random, 8 * Math.Cos(power * Math.PI / 2))}");
    });

    /// <summary>Rows of noise around a weak rule, each three times or once.</summary>
    public static Problem RepeatedOf(Func<Stream, Dataset> read, int times)
    {
        string[] once = [.. Rows(1200, seed: 1, WeakRow)];
        Dataset all = Read(read, WeakHeader, once.SelectMany(row => Enumerable.Repeat(row, times)));
        var (training, test) = all.StratifiedSplit(0.8, seed: 1);
        return new("rows that come twice", training, test) { Later = Read(read, WeakHeader, Rows(2000, seed: 2, WeakRow)) };
    }

    /// <summary>Rows of 480 days, over which it comes and goes how many leave; the next 120 days are what is asked about.</summary>
    public static Problem DaysOf(Func<Stream, Dataset> read, bool inTime)
    {
        string[] rows = [.. Rows(1500, seed: 1, DayRow)];
        Dataset known = Read(read, DayHeader, rows.Take(1200));
        var (training, test) = inTime ? known.OrderBy("joined").SplitInTime(0.8) : known.StratifiedSplit(0.8, seed: 1);
        return new("rows of days", training, test) { Later = Read(read, DayHeader, rows.Skip(1200)) };
    }

    /// <summary>Towns that say nothing, each in a few rows.</summary>
    public static Problem TownsOf(Func<Stream, Dataset> read) => Of("towns", read, "age,town,left", 150, 2000, (random, _) =>
    {
        int age = 20 + random.Next(60);
        return $"{age},Town{random.Next(60)},{YesWith(random, (age - 50) / 10.0)}";
    });

    /// <summary>Blood pressures, as they are written down and as two numbers.</summary>
    public static Problem PressuresOf(Func<Stream, Dataset> read) => Of("blood pressures", read, "pressure,systolic,diastolic,ill", 400, 2000, (random, _) =>
    {
        int systolic = 90 + random.Next(80), diastolic = 55 + random.Next(50);
        return $"{systolic}/{diastolic},{systolic},{diastolic},{YesWith(random, ((systolic - 130) / 8.0) + ((diastolic - 80) / 6.0))}";
    });

    private const string WeakHeader = "a,b,c,d,left", DayHeader = "joined,visits,left";

    private static string WeakRow(Random random, int row)
    {
        double[] x = [Normal(random), Normal(random), Normal(random), Normal(random)];
        return string.Join(",", x.Select(value => FormattableString.Invariant($"{value:F3}"))) + "," + YesWith(random, x[0]);
    }

    private static string DayRow(Random random, int row)
    {
        (DateOnly day, int visits) = (new DateOnly(2022, 1, 1).AddDays(row * 2 / 5), random.Next(40));
        return FormattableString.Invariant($"{day:yyyy-MM-dd},{visits},{YesWith(random, 4 * Math.Sin(row / 60.0))}");
    }

    private static Problem Of(string name, Func<Stream, Dataset> read, string header, int training, int test, Func<Random, int, string> row) =>
        new(name, Read(read, header, Rows(training, 1, row)), Read(read, header, Rows(test, 2, row)));

    private static IEnumerable<string> Rows(int count, int seed, Func<Random, int, string> row)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(i => row(random, i));
    }

    private static Dataset Read(Func<Stream, Dataset> read, string header, IEnumerable<string> rows) =>
        read(new MemoryStream(Encoding.UTF8.GetBytes(header + "\n" + string.Join("\n", rows) + "\n")));

    private static string YesWith(Random random, double odds) => random.NextDouble() < 1 / (1 + Math.Exp(-odds)) ? "yes" : "no";

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
