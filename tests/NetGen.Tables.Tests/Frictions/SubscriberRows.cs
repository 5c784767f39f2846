using System.Globalization;
using System.Text;
using NetGen.Numerics;

namespace NetGen.Tables.Tests.Frictions;

/// <summary>Twelve columns drawn from a seed: an identifier, numbers of which some are missing, a yes or no, a day, categories, a text, and who left.</summary>
internal static class SubscriberRows
{
    private static readonly string[] Plans = ["basic", "plus", "pro"], Regions = ["north", "south", "east", "west"], Contracts = ["monthly", "yearly"];

    private static readonly string[] Notes =
        ["asked for a lower price", "very happy with the service", "moved to another city", "late with the last payment", "wants to upgrade next month", "called about a bill, twice"];

    public static string Of(int rows, ulong seed)
    {
        var random = new RandomStream(seed, 78);
        var text = new StringBuilder("customer_id,plan,balance,visits,age,calls,supports,joined,region,contract,notes,churned\n");
        for (int i = 0; i < rows; i++)
        {
            int plan = random.NextInt32(3), visits = random.NextInt32(40), age = 18 + random.NextInt32(60), calls = random.NextInt32(9), contract = random.NextInt32(2), note = random.NextInt32(Notes.Length);
            double balance = Math.Exp(3 + (7 * random.NextDouble()));
            bool supports = random.NextDouble() < 0.5;
            DateOnly joined = new DateOnly(2019, 1, 1).AddDays(random.NextInt32(2000));
            double odds = (plan == 0 ? 1 : -0.5) + (note is 0 or 2 ? 1.2 : -0.6) - (visits / 15.0) + (Math.Log(balance) < 6 ? 0.8 : -0.4) + (contract == 0 ? 0.8 : -0.8) + ((calls - 4) * 0.2) + (supports ? -0.4 : 0.4);
            bool leaves = random.NextDouble() < 1 / (1 + Math.Exp(-odds));
            string paid = random.NextDouble() < 0.05 ? "" : balance.ToString("F2", CultureInfo.InvariantCulture), years = random.NextDouble() < 0.1 ? "NaN" : age.ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"C{1000 + (7 * i)},{Plans[plan]},{paid},{visits},{years},{calls},{(supports ? "yes" : "no")},{joined:yyyy-MM-dd},{Regions[random.NextInt32(4)]},{Contracts[contract]},")
                .Append(CultureInfo.InvariantCulture, $"{(Notes[note].Contains(',') ? $"\"{Notes[note]}\"" : Notes[note])},{(leaves ? "yes" : "no")}\n");
        }

        return text.ToString();
    }
}
