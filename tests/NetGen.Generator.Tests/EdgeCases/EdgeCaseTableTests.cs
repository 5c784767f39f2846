using System.Reflection;
using System.Text.RegularExpressions;
using NetGen.Generator.Tests.Diagnostics;

namespace NetGen.Generator.Tests.EdgeCases;

/// <summary>The table of what users do to a source generator: a test for each line, which exists.</summary>
public class EdgeCaseTableTests
{
    private const int Lines = 53;

    private static readonly string Tests = Path.Combine(RulePages.Folder(), "../../../../tests");

    [Fact]
    public void Every_line_has_a_test()
    {
        var rows = Regex.Matches(File.ReadAllText(Path.Combine(Tests, "NetGen.Generator.Tests/EdgeCases/README.md")), @"^\| (\d+) \| .+ \| (.+) \|$", RegexOptions.Multiline);

        Assert.Equal(Enumerable.Range(1, Lines), rows.Select(row => int.Parse(row.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));
        var missing = rows.SelectMany(row => Regex.Matches(row.Groups[2].Value, "`([A-Za-z]+)\\.([A-Za-z_0-9]+)`"), (row, test) => (Row: row.Groups[1].Value, Class: test.Groups[1].Value, Method: test.Groups[2].Value))
            .Where(test => !IsThere(test.Class, test.Method));
        Assert.Empty(missing);
        Assert.All(rows, row => Assert.Contains('`', row.Groups[2].Value));
    }

    private static bool IsThere(string type, string method) =>
        Assembly.GetExecutingAssembly().GetTypes().Where(found => found.Name == type).Any(found => found.GetMethod(method) is not null)
        || Directory.EnumerateFiles(Tests, type + ".cs", SearchOption.AllDirectories).Any(file => File.ReadAllText(file).Contains(" " + method + "(", StringComparison.Ordinal));
}
