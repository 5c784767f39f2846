namespace NetGen.Data;

/// <summary>Files that data are read from.</summary>
internal static class DataFile
{
    private const int MostLookedAt = 1000;

    /// <summary>Opens a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="expected">What is to be in it, for messages.</param>
    /// <exception cref="DataFormatException">It is a folder, for which some systems say that access is denied.</exception>
    /// <exception cref="IOException">It is missing or cannot be read.</exception>
    public static FileStream Open(string path, string expected)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Directory.Exists(path)
            ? throw new DataFormatException($"{path}: expected {expected}; found a folder{Content(path)}.")
            : File.OpenRead(path);
    }

    private static string Content(string folder)
    {
        string[] names;
        try
        {
            names = [.. Directory.EnumerateFiles(folder).Take(MostLookedAt).Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }

        return names.Length == 0 ? " without files" : $" with {NameDifference.List(names)}";
    }
}
