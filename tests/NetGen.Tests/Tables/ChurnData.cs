using System.Globalization;
using System.Text;
using NetGen.Numerics;

namespace NetGen.Tests.Tables;

/// <summary>Customers drawn from a seed: who has a small balance and does not visit leaves.</summary>
internal static class ChurnData
{
    public const string Header = "customer_id,plan,balance,visits,active,joined,region,note,churned\n";

    private static readonly string[] Plans = ["basic", "plus", "pro"], Regions = ["north", "south", "east", "west", ""], Notes = ["", "late payment", "happy, loyal", "payment again late"];

    public static IReadOnlyList<Churn.Row> Rows(int count, ulong seed)
    {
        var random = new RandomStream(seed, 1);
        return [.. Enumerable.Range(0, count).Select(_ => Row(ref random))];
    }

    public static string Text(IEnumerable<Churn.Row> rows)
    {
        var text = new StringBuilder(Header);
        int number = 0;
        foreach (Churn.Row row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"C{number++},{row.Plan},{row.Balance},{row.Visits},{(row.Active ? "Yes" : "no")},{row.Joined:yyyy-MM-dd},{row.Region},\"{row.Note}\",{(row.Churned == true ? 1 : 0)}\n");
        }

        return text.ToString();
    }

    private static Churn.Row Row(ref RandomStream random)
    {
        double balance = Math.Round(Math.Exp(2 + (6 * random.NextDouble())), 2);
        int visits = random.NextInt32(80);
        return new Churn.Row
        {
            Plan = Plans[random.NextInt32(3)],
            Balance = random.NextInt32(10) == 0 ? null : balance,
            Visits = visits,
            Active = random.NextInt32(2) == 0,
            Joined = new DateOnly(2015, 1, 1).AddDays(random.NextInt32(3000)),
            Region = Regions[random.NextInt32(5)] is { Length: > 0 } region ? region : null,
            Note = Notes[random.NextInt32(4)],
            Churned = balance < 150 == visits < 40,
        };
    }
}
