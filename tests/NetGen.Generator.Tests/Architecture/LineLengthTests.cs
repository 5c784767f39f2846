using System.Runtime.CompilerServices;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>Lines have at most 140 characters. What was longer when this began is counted, and the count may only fall: lower it with what you wrap.</summary>
public sealed class LineLengthTests
{
    private const int Longest = 140;

    [Theory]
    [InlineData("src", 156)]
    [InlineData("generator", 160)]
    public void Long_lines_become_fewer(string folder, int most)
    {
        var root = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "..", folder));
        var found = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Select((line, i) => (Place: $"{Path.GetRelativePath(root, file)}({i + 1})", line.Length)))
            .Where(line => line.Length > Longest)
            .ToList();

        Assert.True(found.Count <= most, $"{found.Count} lines of {folder} are longer than {Longest}, {most} may be: {string.Join(", ", found.Select(line => line.Place).TakeLast(20))}, …");
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
