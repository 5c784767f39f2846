using System.Runtime.CompilerServices;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>The pages beside the rules, and their examples: the first is at fault, the second is sound.</summary>
internal static class RulePages
{
    public static string Folder([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "generator", "NetGen.Generator", "Diagnostics", "Rules"));

    public static string TextOf(string id) => File.ReadAllText(Path.Combine(Folder(), id + ".md"));

    /// <summary>With NETGEN_UPDATE=1 in the environment, writes what a page has between two comments.</summary>
    public static void Update(string id, string name, string text)
    {
        if (Environment.GetEnvironmentVariable("NETGEN_UPDATE") != "1")
            return;
        var (page, first, last) = (TextOf(id), $"<!-- {name} -->\n", $"<!-- /{name} -->");
        var (start, end) = (page.IndexOf(first, StringComparison.Ordinal) + first.Length, page.IndexOf(last, StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(Folder(), id + ".md"), page[..start] + text + page[end..]);
    }

    /// <summary>The C# of a page, as files of their own.</summary>
    public static string[] ExamplesOf(string id) =>
        [.. TextOf(id).Split("```csharp\n").Skip(1).Select(block => "using NetGen;\n" + block[..block.IndexOf("```", StringComparison.Ordinal)])];
}
