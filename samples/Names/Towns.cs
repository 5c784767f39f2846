namespace Names;

/// <summary>The names that are embedded in the program.</summary>
internal static class Towns
{
    public static string[] Read()
    {
        using Stream file = typeof(Towns).Assembly.GetManifestResourceStream("names.txt")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
