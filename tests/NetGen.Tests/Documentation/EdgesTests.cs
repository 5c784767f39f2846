using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NetGen.Tests.Documentation;

/// <summary>The table of edges says the truth: every kind has at least three tests, each of which there is, and the long ones are marked.</summary>
public sealed partial class EdgesTests
{
    private static readonly string Tests = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>Whether a test is long, by its name.</summary>
    private static readonly Lazy<Dictionary<string, bool>> Existing = new(() => Directory.EnumerateFiles(Tests, "*Tests.cs", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj"))
        .SelectMany(file => Method().Matches(File.ReadAllText(file)).Select(method => (Name: $"{Path.GetFileNameWithoutExtension(file)}.{method.Groups["name"].Value}", IsLong: method.Value.Contains("Explicit = true", StringComparison.Ordinal))))
        .GroupBy(test => test.Name).ToDictionary(same => same.Key, same => same.Any(test => test.IsLong)));

    public static TheoryData<string, string> Kinds => [.. File.ReadLines(Path.Combine(Tests, "Edges.md")).Where(line => line.Contains('`') && line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Split('|')).Select(cells => (cells[1].Trim(), cells[2]))];

    [Theory, MemberData(nameof(Kinds))]
    public void Kind_has_its_tests(string kind, string tests)
    {
        var named = Named().Matches(tests).Select(name => (Name: name.Groups["name"].Value, IsLong: name.Value[0] == '*')).ToList();
        Assert.True(named.Count >= 3, $"{kind}: {named.Count} tests");
        Assert.All(named, test =>
        {
            Assert.True(Existing.Value.TryGetValue(test.Name, out bool isLong), $"{kind}: there is no test {test.Name}");
            Assert.Equal((test.Name, test.IsLong), (test.Name, isLong));
        });
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"\*?`(?<name>\w+\.\w+)`")]
    private static partial Regex Named();

    // An attribute may take several lines; between it and its method there is no empty one.
    [GeneratedRegex(@"\[(Fact|Theory)\b((?!\n\s*\n|\n\s*(public|internal) )[\s\S])*\n\s*(public|internal) (async Task|Task|void) (?<name>\w+)\(")]
    private static partial Regex Method();
}
