using System.Globalization;

/// <summary>Customers drawn from a seed: who pays much for little, complains and is new leaves more often.</summary>
internal static class Customers
{
    private const string Header = "customer_id,plan,balance,visits,supports,joined,region,notes,churned";

    private static readonly string[] Plans = ["basic", "plus", "pro"], Regions = ["north", "south", "east", "west"];

    private static readonly string[] Notes = ["asked for a lower price", "very happy with the service", "moved to another city", "late with the last payment", "wants to upgrade next month"];

    /// <summary>Writes a table.</summary>
    public static void Write(string path, int rows, int seed)
    {
        var random = new Random(seed);
        using var table = new StreamWriter(path) { NewLine = "\n" };
        table.WriteLine(Header);
        for (int i = 0; i < rows; i++)
        {
            int plan = random.Next(3), note = random.Next(Notes.Length), visits = random.Next(40);
            double balance = Math.Exp(3 + (7 * random.NextDouble()));
            bool supports = random.Next(2) == 0;
            var joined = new DateOnly(2019, 1, 1).AddDays(random.Next(2000));
            double odds = (plan == 0 ? 1 : -0.5) + (note is 0 or 2 ? 1.5 : -1) - (visits / 15.0) + (Math.Log(balance) < 6 ? 1 : -0.5) + (joined.Year > 2022 ? 0.5 : 0);
            bool churned = random.NextDouble() < 1 / (1 + Math.Exp(-odds));
            string paid = random.Next(20) == 0 ? "" : balance.ToString("F2", CultureInfo.InvariantCulture);
            table.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"C{1000 + (7 * i)},{Plans[plan]},{paid},{visits},{(supports ? "yes" : "no")},{joined:yyyy-MM-dd},{Regions[random.Next(4)]},{Notes[note]},{(churned ? "yes" : "no")}"));
        }
    }
}
