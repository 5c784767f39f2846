using System.Text;
using System.Text.RegularExpressions;

namespace Explorer.Writing;

/// <summary>
/// One HTML file of the page's parts (<c>Page/</c>) and its data. <c>index.html</c> names the style, the texts and the scripts; each is put in its
/// place, so that the page asks for nothing.
/// </summary>
internal static partial class PageFile
{
    /// <summary>The page of some data.</summary>
    public static string Write(string data) => Named().Replace(Part("index.html"), part => part.Groups["name"].Value switch
    {
        "data" => data,
        var name => name.EndsWith('/') ? string.Concat(PartsIn(name).Select(Part)) : Part(name),
    });

    /// <summary>The data that a page was made of.</summary>
    /// <exception cref="InvalidDataException">No page of this tool.</exception>
    public static string DataOf(string page)
    {
        const string before = "<script type=\"application/json\" id=\"data\">";
        int start = page.IndexOf(before, StringComparison.Ordinal), end = start < 0 ? -1 : page.IndexOf("</script>", start, StringComparison.Ordinal);
        return end > 0 ? page[(start + before.Length)..end] : throw new InvalidDataException("This page has no data of the explorer in it.");
    }

    private static IEnumerable<string> PartsIn(string folder) => typeof(PageFile).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Page/" + folder, StringComparison.Ordinal)).Select(name => name["Page/".Length..]).Order(StringComparer.Ordinal);

    private static string Part(string name)
    {
        using Stream part = typeof(PageFile).Assembly.GetManifestResourceStream("Page/" + name)
            ?? throw new InvalidOperationException($"The page has no part '{name}'.");
        return new StreamReader(part, Encoding.UTF8).ReadToEnd();
    }

    [GeneratedRegex(@"\{\{(?<name>[\w./-]+)\}\}")]
    private static partial Regex Named();
}
