using System.Runtime.CompilerServices;
using System.Text;

namespace NetGen.Generator.Tests.Harness;

/// <summary>
/// Text pinned beside its test, named as Verify names it: <c>Class.Method#Hint.verified.cs</c>. Compared byte by byte; a difference or a
/// missing file fails and leaves <c>.received.cs</c> to look at and, when it is right, to rename.
/// </summary>
public static class Snapshot
{
    /// <summary>Compares a text with its pinned form.</summary>
    /// <param name="text">What was generated.</param>
    /// <param name="hint">Which of a test's texts it is, usually the hint name without its ending.</param>
    public static void Verify(string text, string hint, string extension = "cs", [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var name = $"{Path.GetFileNameWithoutExtension(file)}.{method}#{hint}";
        var verified = Path.Combine(Path.GetDirectoryName(file)!, $"{name}.verified.{extension}");
        var received = Path.Combine(Path.GetDirectoryName(file)!, $"{name}.received.{extension}");
        var expected = File.Exists(verified) ? new UTF8Encoding(false, true).GetString(File.ReadAllBytes(verified)) : null;
        if (text == expected)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllBytes(received, new UTF8Encoding(false).GetBytes(text));
        Assert.Fail(expected is null
            ? $"There is no {name}.verified.{extension}. Read {name}.received.{extension}; if it is right, rename it."
            : $"{name}.verified.{extension} differs from what was generated, first in line {FirstDifference(expected, text)}. Compare {name}.received.{extension}; if it is right, rename it.");
    }

    private static string FirstDifference(string expected, string text)
    {
        var (before, after) = (expected.Split('\n'), text.Split('\n'));
        var line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line])
            line++;
        return $"{line + 1}:\n  expected: {before.ElementAtOrDefault(line)}\n  received: {after.ElementAtOrDefault(line)}";
    }
}
