using System.Text;
using NetGen;

/// <summary>
/// Rows of a table with what the rules on tables look for: a number of its own for each customer, a country that is always the same until
/// there are customers elsewhere, and a column that is written down when one has left.
/// </summary>
internal static class Customers
{
    private static readonly string[] Plans = ["basic", "plus", "pro"];

    /// <summary>Customers of the past, of whom all is known.</summary>
    public static string Past { get; } = Drawn(400, seed: 1, isPast: true);

    /// <summary>Customers of today, elsewhere, none of whom has left yet.</summary>
    public static string Today { get; } = Drawn(2000, seed: 2, isPast: false);

    /// <summary>A problem whose rows a network reads as it declares them.</summary>
    public static Problem As(Func<Stream, Dataset> read) => new("customers", Read(read, Past), Read(read, Today));

    private static Dataset Read(Func<Stream, Dataset> read, string text) => read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string Drawn(int rows, int seed, bool isPast)
    {
        var random = new Random(seed);
        var text = new StringBuilder("customer,plan,visits,country,closed,churned\n");
        for (int i = 0; i < rows; i++)
        {
            int plan = random.Next(3), visits = random.Next(40);
            bool leaves = random.NextDouble() < 1 / (1 + Math.Exp(-((plan == 0 ? 2 : -1) + (2 - visits / 10.0))));
            string closed = isPast && leaves ? "yes" : "no";
            text.Append(FormattableString.Invariant($"C{seed}{i},{Plans[plan]},{visits},{(isPast ? "de" : "fr")},{closed},{(leaves ? "yes" : "no")}\n"));
        }

        return text.ToString();
    }
}
