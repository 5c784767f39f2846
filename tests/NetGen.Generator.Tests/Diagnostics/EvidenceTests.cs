using System.Globalization;
using System.Runtime.CompilerServices;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>
/// What a rule's page says was measured is what tests/NetGen.Evidence measured, and a warning is one because the cured network is better. With NETGEN_UPDATE=1
/// in the environment the pages are written.
/// </summary>
public sealed class EvidenceTests
{
    /// <summary>Warnings that no training of a small network shows, and why they are warnings.</summary>
    private static readonly Dictionary<string, string> Unmeasured = new()
    {
        ["NG0000"] = "NetGen itself failed",
        ["NG1016"] = "a layer that nothing reads does nothing",
        ["NG1017"] = "weights whose gradient is exactly 0 never learn",
        ["NG7004"] = "a preset's numbers are those of its images",
        ["NG7005"] = "the measure is wrong, not the network",
        ["NG9006"] = "the measure is wrong, not the network",
        ["NG9007"] = "the measure is wrong, not the network",
        ["NG9008"] = "a network that was not trained knows nothing",
    };

    private static readonly Row[] Rows = [.. File.ReadLines(InEvidence("results.csv")).Skip(1).Select(Row.Of)];

    public static TheoryData<string> Measured => [.. Rows.Select(row => row.Rule)];

    [Theory, MemberData(nameof(Measured))]
    public void Page_says_what_was_measured(string id)
    {
        var text = TextOf(Rows.Single(row => row.Rule == id));
        RulePages.Update(id, "evidence", text);
        Assert.Contains($"<!-- evidence -->\n{text}<!-- /evidence -->", RulePages.TextOf(id), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Measured))]
    public void Warning_is_one_because_the_cured_network_is_better(string id)
    {
        var row = Rows.Single(row => row.Rule == id);
        if (RuleCatalog.Find(id).Severity >= ProblemSeverity.Warning)
            Assert.True(row.Cured[1] > row.Faulty[1], $"{id}: {row.Cured[1]} is not better than {row.Faulty[1]}");
    }

    [Fact]
    public void Every_warning_is_measured_or_says_why_not() => Assert.Equal(
        RuleCatalog.All.Where(rule => rule.Severity == ProblemSeverity.Warning).Select(rule => rule.Id).Order(StringComparer.Ordinal),
        Unmeasured.Keys.Concat(Rows.Select(row => row.Rule).Where(id => RuleCatalog.Find(id).Severity == ProblemSeverity.Warning)).Order(StringComparer.Ordinal));

    /// <summary>Of forty and more sound networks, five trainings each: nothing, or what a person judged.</summary>
    [Fact]
    public void Nothing_is_told_of_sound_networks_that_a_person_does_not_find_true()
    {
        var rows = Table("## Sound networks");
        Assert.InRange(rows.Count, 40, int.MaxValue);
        Assert.All(new[] { "README", "sample", "classic", "ordinary", "evidence" }, from => Assert.Contains(rows, row => row[1] == from));
        Assert.All(rows, row => Assert.True(row[5].Length == 0 || (row[6].Length > 0 && !row[6].Contains("not judged", StringComparison.Ordinal)), string.Join(" | ", row)));
        Assert.InRange(rows.Count(row => row[5].Length > 0), 0, 2);
    }

    [Fact]
    public void Cause_of_each_faulty_network_is_told_first_in_every_training()
    {
        var rows = Table("## Faulty networks");
        // Of a table's rows the compiler alone speaks.
        Assert.Equal(Rows.Select(row => row.Rule).Where(rule => !rule.StartsWith("NG702", StringComparison.Ordinal) && rule != "NG7031"), rows.Select(row => row[0]));
        foreach (var row in rows.Where(row => RuleCatalog.Find(row[0]).Severity >= ProblemSeverity.Warning))
            Assert.All(row[3].Split(", "), told => Assert.True(told.Split(" × ")[1].StartsWith(row[0] + " ", StringComparison.Ordinal), $"{row[0]}: {row[3]}"));
    }

    /// <summary>The rows of a table of monitors.md, cell by cell.</summary>
    private static List<string[]> Table(string heading) =>
        [.. File.ReadLines(InEvidence("monitors.md")).SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];

    private static string TextOf(Row row)
    {
        static string Line(string what, double[] figures) =>
            "| " + what + " | " + string.Join(" | ", figures.Select(figure => figure.ToString("F3", CultureInfo.InvariantCulture))) + " |\n";
        return $"{char.ToUpperInvariant(row.Problem[0])}{row.Problem[1..]}, {row.Measure}{(row.Measure.Contains(" less ", StringComparison.Ordinal) ? "" : " on samples that were not trained on")}, five seeds (`tests/NetGen.Evidence`):\n\n"
            + "| | lowest | median | highest |\n| --- | --- | --- | --- |\n" + Line(row.Fault, row.Faulty) + Line(row.Cure, row.Cured);
    }

    private static string InEvidence(string name, [CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "NetGen.Evidence", name));

    private sealed record Row(string Rule, string Problem, string Measure, string Fault, double[] Faulty, string Cure, double[] Cured)
    {
        public static Row Of(string line)
        {
            var cells = line.Split(';');
            double[] Figures(int first) => [.. cells[first..(first + 3)].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
            return new(cells[0], cells[1], cells[2], cells[3], Figures(4), cells[7], Figures(8));
        }
    }
}
