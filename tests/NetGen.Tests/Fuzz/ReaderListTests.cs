using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NetGen.Tests.Fuzz;

/// <summary>
/// No file of the source opens or decodes what others wrote without a fuzzer: the list of readers in the table of edges has them all, and
/// no other.
/// </summary>
public sealed partial class ReaderListTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    /// <summary>A reader's files and its fuzzers, as the list has them.</summary>
    private static readonly (string Files, string Fuzzers)[] Listed = [.. File.ReadLines(Path.Combine(Root, "tests", "Edges.md"))
        .Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line.Split('→'))
        .Select(parts => (parts[0], parts.ElementAtOrDefault(1) ?? ""))];

    [Fact]
    public void Every_file_of_the_source_that_reads_has_its_line()
    {
        var reading = new[] { "src", Path.Combine("generator", "NetGen.Generator") }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "NetGen.Templates"))
            .Where(file => Reads().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetFileNameWithoutExtension(file)!).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(reading, Listed.SelectMany(line => NamesIn(line.Files)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_fuzzer_of_the_list_is_there_and_every_one_that_is_there_is_listed()
    {
        Assert.InRange(Listed.Count(line => line.Fuzzers.Length > 0), 9, int.MaxValue);
        string[] named = [.. Listed.SelectMany(line => NamesIn(line.Fuzzers)).Distinct()];
        Assert.Equal(ReaderFuzzTests.Names.Order(StringComparer.Ordinal),
            named.Where(name => !name.Contains('.')).Order(StringComparer.Ordinal));
        foreach (string test in named.Where(name => name.Contains('.')))
        {
            string file =
                Assert.Single(Directory.EnumerateFiles(Path.Combine(Root, "tests"), test.Split('.')[0] + ".cs",
                    SearchOption.AllDirectories));
            Assert.Contains($"public void {test.Split('.')[1]}(", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> NamesIn(string text) => Named().Matches(text).Select(name => name.Groups[1].Value);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(Data)?File\.(Open|Read)|new FileStream\(|FileMode\.Open|StreamReader\(|class CsvReader|Utf8JsonReader\(|JsonDocument\.Parse|GZipStream\(|ZLibStream\(|ZipArchive\(|ImageResult|\.GetText\(cancellation\)|new CsvReader\(|ImageFile\.Read\(|JsonSerializer\.Deserialize|BinaryReader\(")]
    private static partial Regex Reads();
}
