namespace NetGen.Benchmarks.Results;

/// <summary>Writes the pages and the plot.</summary>
internal static class PageWriter
{
    /// <summary>What was written.</summary>
    /// <param name="root">The repository.</param>
    public static IReadOnlyList<string> Write(string root)
    {
        var written = new List<string>();
        foreach (var (path, text) in ResultPages.Pages(root))
            Put(path, text);
        Put(ResultPages.Plot(root), FamilyPlot.Draw(ResultPages.Newest(root, "families")));
        return written;

        void Put(string path, string text)
        {
            File.WriteAllText(path, text);
            written.Add(path);
        }
    }
}
