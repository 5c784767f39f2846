namespace NetGen.Files;

/// <summary>
/// The path of a file with no symbolic link in it: where a write through all links ends, also where nothing is there yet. The way the
/// system walks it: <c>..</c> behind a link is the parent of what the link names.
/// </summary>
internal static class FinalPath
{
    // What Linux follows before it says ELOOP.
    private const int MostLinks = 40;

    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Of(string path)
    {
        int links = 0;
        return Resolve(Path.GetFullPath(path), ref links);
    }

    private static string Resolve(string path, ref int links)
    {
        string current = Path.GetPathRoot(path)!;
        foreach (string part in path[current.Length..]
            .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            if (part == ".")
            {
                continue;
            }

            string next = Path.Combine(current, part);
            if (new FileInfo(next).LinkTarget is string link)
            {
                if (++links > MostLinks)
                {
                    throw new IOException($"The symbolic links of '{path}' lead in a circle.");
                }

                next = Resolve(Path.Combine(current, link), ref links);
            }

            current = next;
        }

        return current;
    }
}
