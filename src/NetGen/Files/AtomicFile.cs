namespace NetGen.Files;

/// <summary>
/// A file that is written whole or not at all: what is written goes to a temporary file in the same folder, which <see cref="Commit"/>
/// flushes to the disk and renames over the old one. Whoever opens the path at any moment finds the old content or the new. Disposed
/// without a commit, it leaves no trace.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private readonly string target;
    private readonly string temporary;
    private readonly FileStream stream;
    private bool committed;

    /// <summary>Begins a new content for the file at the path.</summary>
    /// <param name="path">The file; it need not exist, its folder must.</param>
    /// <param name="open">What opens the temporary file, given its path; a test fills the disk here.</param>
    public AtomicFile(string path, Func<string, FileStream> open)
    {
        target = Path.GetFullPath(path);
        temporary = Path.Combine(Path.GetDirectoryName(target) ?? "", TemporaryName(target, $"{Guid.NewGuid():N}"));
        stream = open(temporary);
    }

    /// <summary>Receives the new content.</summary>
    public Stream Content => stream;

    /// <summary>A new file for writing. Unbuffered: what a full disk refuses is refused at the write, never again when closing.</summary>
    public static FileStream CreateNew(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);

    /// <summary>Removes what processes left that were killed while they wrote the file. Nobody else may be writing it.</summary>
    public static void DeleteLeftovers(string path)
    {
        string target = Path.GetFullPath(path);
        foreach (string leftover in Directory.GetFiles(Path.GetDirectoryName(target) ?? "", TemporaryName(target, "*")))
        {
            File.Delete(leftover);
        }
    }

    /// <summary>Puts the new content in the old one's place.</summary>
    public void Commit()
    {
        stream.Flush(flushToDisk: true);
        stream.Dispose();
        File.Move(temporary, target, overwrite: true);
        committed = true;
    }

    /// <summary>Closes the file, and removes the temporary one unless it has taken its place.</summary>
    public void Dispose()
    {
        stream.Dispose();
        if (committed)
        {
            return;
        }

        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The error that prevented the commit is the one to report.
        }
    }

    private static string TemporaryName(string target, string unique) => $".{Path.GetFileName(target)}.{unique}.tmp";
}
