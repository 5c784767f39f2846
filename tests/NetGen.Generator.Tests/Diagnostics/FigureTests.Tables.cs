using System.Globalization;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>The cases of the rules on tables: their figures are counted in rows that are made here.</summary>
public partial class FigureTests
{
    /// <summary>Of the rows of tables that are written here, in which every column but the named one is without a fault.</summary>
    private static IEnumerable<(string Id, string Declaration, double[] Figures)> OfTables()
    {
        foreach (var rows in new[] { 20, 33 })
        {
            yield return Of("NG7021", Table(rows, "customer", row => $"C{row * 17}", "Column(\"customer\", Hash = 16), "), rows, rows);
            yield return Of("NG7022", Table(rows, "country", _ => "de"), rows);
            yield return Of("NG7022", Table(rows, "country", _ => "7"), 7, rows);
            yield return Of("NG7022", Table(rows, "country", _ => ""), rows);
            yield return Of("NG7023", Table(rows, "plan", row => row == 5 ? "gold" : row % 3 == 0 ? "pro" : "basic"), rows);
            yield return Of("NG7023", Table(rows, "plan", row => row is 5 or 7 or 8 ? $"gold {row}" : row % 3 == 0 ? "pro" : "basic"), 5,
                rows, 2);
            foreach (var values in new[] { 2, 4 })
                yield return Of("NG7024", Table(rows, "refund", row => Churned(row) == "yes" ? "paid" : $"none{row % (values - 1)}"), rows,
                    values);
            foreach (var rare in new[] { 1, rows / 11 })
                yield return Of("NG7025", Table(rows, "churned", row => row < rare ? "yes" : "no"), rare, rows,
                    100 * (1 - ((double)rare / rows)));
            foreach (var (most, sign, arguments) in new[] { (2_500_000, "", ""), (70_000, "", ""),
                (2_500_000, "'", "Column(\"balance\", Kind = ColumnKind.Number, Thousands = '\\''), ") })
            {
                // 20, 22, 24 … and one of another size; half of the rows lie below the one in the middle.
                yield return Of("NG7026",
                    Table(rows, "balance",
                        row => row == 3 ? most.ToString("N0", CultureInfo.InvariantCulture).Replace(",", sign) : $"{20 + (2 * row)}",
                        arguments), 20, most, 20 + (2 * (rows / 2)) + (rows / 2 >= 3 ? 2 : 0));
            }
            foreach (var twice in new[] { 2, 3 })
                yield return Of("NG7027", Table(rows + twice, "spent", row => $"{100 + (row % rows * 7 % 101)}.25", repeatsFrom: rows),
                    twice, rows + twice);
            yield return Of("NG7028",
                Table(rows, "joined", row => new DateTime(2024, 1, 5).AddDays(row).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                2024, 1, 5, 2024, rows < 27 ? 1 : 2, rows < 27 ? rows + 4 : rows - 27);
            foreach (var places in new[] { 64, 40 })
                yield return Of("NG7029", Table(rows, "town", row => $"town{row % 7}", $"Column(\"town\", Hash = {places}), "), places,
                    rows, (double)rows / places, 4);
            yield return Of("NG7021", Table(rows, "name", row => $"n{(row == 1 ? 0 : row)}x"), rows - 1, rows);
            foreach (var size in new[] { 9, 12 })
                yield return Of("NG7031", Table(rows, "pressure", row => $"{110 + (row % size)}/7{row % size % 10}"), size, 110, 70);
            foreach (var codes in new[] { 3, 5 })
                yield return Of("NG7032", Table(rows, "postcode", row => $"{row % codes:00}067"), codes, 0, 67);
            foreach (var words in new[] { 65, 80 })
                yield return Of("NG7033", Table(4 * rows + 60, "town", row => $"town{row % words}x"), words, 4 * rows + 60, 128, words / 128.0);
            yield return Of("NG7034", Table(rows, "customer", row => $"C{row * 17}"), rows);
        }

        static string Churned(int row) => row * 7 % 5 < 2 ? "yes" : "no";

        static string Table(int rows, string name, Func<int, string> field, string columns = "", int repeatsFrom = int.MaxValue)
        {
            (string Name, Func<int, string> Field)[] all = [("age", row => $"{20 + (row * 37 % 53)}"),
                ("visits", row => $"{row * 23 % 17}"), ("churned", Churned)];
            all = [.. all.Where(column => column.Name != name), (name, field)];
            var lines = Enumerable.Range(0, rows)
                .Select(row => string.Join(",", all.Select(column => column.Field(row >= repeatsFrom ? row - repeatsFrom : row))));
            return $"Table(\"churn.csv\", Label = \"churned\"), {columns}Dense(8), Relu, Dense(1), Sigmoid, BinaryCrossEntropy\n;\n/* churn.csv\n"
                + string.Join(",", all.Select(column => column.Name)) + "\n" + string.Join("\n", lines) + "\n*/";
        }
    }
}
