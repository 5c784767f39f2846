using System.Globalization;
using NetGen.Numerics;

namespace NetGen.Tables.Tests;

/// <summary>A table drawn from a seed as text: what is known of such tables in the world, with what happens in them: gaps, skewed amounts, rare and wide categories.</summary>
internal static class DrawnTable
{
    /// <summary>The tables by name, with the rows of training and of test.</summary>
    public static IReadOnlyDictionary<string, (int Train, int Test)> All { get; } = new Dictionary<string, (int, int)>
    {
        ["churn"] = (4000, 2000), ["titanic"] = (900, 900), ["adult"] = (6000, 3000), ["houses"] = (3000, 1500),
    };

    /// <summary>The text of a table, header and rows.</summary>
    public static string Of(string name, int rows, ulong seed)
    {
        var random = new Dice(seed);
        (string header, Func<Dice, string> row) = name switch
        {
            "churn" => ("customer_id,plan,balance,visits,supports,joined,region,churned", (Func<Dice, string>)Churn),
            "titanic" => ("passenger,class,sex,age,siblings,fare,embarked,survived", Titanic),
            "adult" => ("age,workclass,education,hours,gain,occupation,married,rich", Adult),
            "houses" => ("area,rooms,built,town,condition,garden,price", Houses),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such table."),
        };
        return header + "\n" + string.Concat(Enumerable.Range(0, rows).Select(_ => row(random) + "\n"));
    }

    private static string Churn(Dice random)
    {
        (int plan, int visits, int region, bool supports) = (Pick(random, 0.5, 0.3, 0.2), random.NextInt32(40), random.NextInt32(8), random.NextDouble() < 0.5);
        double balance = Math.Exp(3 + (7 * random.NextDouble()));
        DateOnly joined = new DateOnly(2019, 1, 1).AddDays(random.NextInt32(2000));
        double odds = (plan == 0 ? 1 : -0.7) - (visits / 12.0) + (1.2 * Math.Sin(Math.Log(balance))) + (supports ? -0.6 : 0.6) + ((joined.Year - 2021) * 0.4) + (((region * 5) % 8) - 3.5) * 0.3;
        return Line(
            $"C{1000 + random.NextInt32(1_000_000)}", new[] { "basic", "plus", "pro" }[plan], random.NextDouble() < 0.05 ? "" : Number(balance, "F2"), visits, supports ? "yes" : "no",
            joined.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"region {region}", Answer(random, odds));
    }

    private static string Titanic(Dice random)
    {
        (int @class, bool female, int siblings, int port) = (1 + Pick(random, 0.24, 0.21, 0.55), random.NextDouble() < 0.35, Pick(random, 0.68, 0.23, 0.06, 0.03), Pick(random, 0.72, 0.19, 0.09));
        double age = Math.Clamp(29 + (14 * random.NextNormal()), 1, 80), fare = Math.Exp(4.4 - (0.8 * @class) + (0.5 * random.NextNormal()));
        double odds = -0.3 + (female ? 2.6 - (@class == 3 ? 1.2 : 0) : -0.4) - (0.6 * (@class - 2)) + (age < 12 ? 1.6 : 0) - (0.02 * (age - 29)) - (0.3 * siblings) + (port == 1 ? 0.3 : 0);
        return Line(
            $"P{random.NextInt32(1_000_000)}", @class, female ? "female" : "male", random.NextDouble() < 0.2 ? "" : Number(age, "F1"), siblings, Number(fare, "F3"), new[] { "S", "C", "Q" }[port], Answer(random, odds));
    }

    private static string Adult(Dice random)
    {
        (int work, int education, int occupation, bool married) = (Pick(random, 0.7, 0.11, 0.1, 0.09), Pick(random, 0.15, 0.32, 0.22, 0.21, 0.1), random.NextInt32(12), random.NextDouble() < 0.47);
        double age = Math.Clamp(38 + (13 * random.NextNormal()), 17, 90), hours = Math.Clamp(40 + (11 * random.NextNormal()), 5, 99);
        double gain = random.NextDouble() < 0.92 ? 0 : Math.Exp(7 + (1.3 * random.NextNormal()));
        double odds = -2.6 + (0.75 * (education - 1.5)) + (married ? 1.9 : -0.6) + (0.035 * (hours - 40)) - (0.0022 * (age - 48) * (age - 48)) + (gain > 5000 ? 3 : 0) + (((occupation * 7) % 12) - 5.5) * 0.17 + (work == 2 ? 0.4 : 0);
        return Line(
            Number(age, "F0"), random.NextDouble() < 0.05 ? "?" : new[] { "private", "public", "self", "none" }[work], new[] { "school", "high school", "college", "bachelor", "master" }[education], Number(hours, "F0"),
            Number(gain, "F0"), $"job {occupation}", married ? "yes" : "no", Answer(random, odds));
    }

    private static string Houses(Dice random)
    {
        double area = Math.Exp(4.7 + (0.45 * random.NextNormal()));
        (int rooms, int built, int town, int condition, bool garden) = ((int)Math.Clamp(1 + (area / 28) + random.NextNormal(), 1, 12), 1900 + random.NextInt32(124), random.NextInt32(20), Pick(random, 0.2, 0.5, 0.3), random.NextDouble() < 0.4);
        double perMeter = 2400 * (1 + ((town * 7) % 20 * 0.06)) * (0.85 + (0.15 * condition)) * (1 + (0.0025 * Math.Abs(built - 1960)));
        double price = ((area * perMeter) + (rooms * 6000) + (garden ? 25_000 : 0)) * Math.Exp(0.12 * random.NextNormal());
        return Line(Number(area, "F1"), rooms, built, $"town {town}", new[] { "poor", "fair", "good" }[condition], garden ? "yes" : "no", Number(price, "F0"));
    }

    private static string Answer(Dice random, double odds) => random.NextDouble() < 1 / (1 + Math.Exp(-odds)) ? "yes" : "no";

    private static int Pick(Dice random, params double[] shares)
    {
        double draw = random.NextDouble();
        int i = 0;
        for (; i + 1 < shares.Length && draw >= shares[i]; i++)
        {
            draw -= shares[i];
        }

        return i;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Line(params object[] fields) => string.Join(",", fields.Select(field => Convert.ToString(field, CultureInfo.InvariantCulture)));

    /// <summary>A stream of random numbers that is handed on, not copied.</summary>
    private sealed class Dice(ulong seed)
    {
        private RandomStream stream = new(seed, 77);

        public double NextDouble() => stream.NextDouble();

        public double NextNormal() => stream.NextNormal();

        public int NextInt32(int bound) => stream.NextInt32(bound);
    }
}
