using NetGen.Numerics;

namespace NetGen.Files;

/// <summary>
/// A file that is written whole or not at all: what is written goes to a temporary file in the same folder, which <see cref="Commit"/>
/// flushes to the disk and puts in the old one's place. A symbolic link stays one, and the file it names is written; mode, owner and group
/// stay. Whoever opens the path at any moment finds the old content or the new. Disposed without a commit, it leaves no trace.
/// </summary>
/// <remarks>
/// Where a file cannot be replaced without losing something (a path mounted by itself, a second hard link, an owner that only root can
/// give) it is overwritten, and while that goes on the whole new content stands beside it under <see cref="RescueName"/>.
/// </remarks>
internal sealed class AtomicFile : IDisposable
{
    /// <summary>What a writer that is alive may need between two writes; what has been silent for longer is looked at.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    // EROFS, of Linux and macOS alike.
    private const int ReadOnlyFileSystem = 30;

    private readonly string target;
    private readonly string temporary;
    private readonly ReplacedFile? old;
    private readonly FileStream stream;
    private readonly DigestStream content;
    private bool committed;

    /// <summary>Begins a new content for the file at the path.</summary>
    /// <param name="path">The file; it need not exist, its folder must.</param>
    /// <param name="open">What opens the temporary file, given its path; a test fills the disk here.</param>
    /// <exception cref="IOException">The path is that of a folder, or in one that does not exist; what is there is no regular file, or
    /// nothing can be written.</exception>
    public AtomicFile(string path, Func<string, FileStreamOptions, FileStream> open)
    {
        target = FinalPath.Of(path);
        RequireFilePath(path);
        old = ReplacedFile.At(target);
        (stream, temporary) = Create(open);
        content = new DigestStream(stream);
        DeleteAbandoned();
    }

    /// <summary>Receives the new content.</summary>
    public Stream Content => content;

    /// <summary>A new file. Unbuffered: what a full disk refuses is refused at the write, never again when closing.</summary>
    public static FileStream CreateNew(string path, FileStreamOptions options) => new(path, options);

    /// <summary>Where a file that is being overwritten has its whole new content.</summary>
    public static string RescueName(string path) => FinalPath.Of(path) + ".netgen-rescue";

    /// <summary>Removes what processes left that were killed while they wrote the file; what is being written stays.</summary>
    public static void DeleteLeftovers(string path)
    {
        string target = FinalPath.Of(path);
        foreach (string leftover in Leftovers(target))
        {
            DeleteUnlessOpen(leftover);
        }
    }

    /// <summary>Says of an error what became of the file.</summary>
    public static string Consequence(Exception e) =>
        e is OverwritingException ? e.Message : "what was there before is untouched. " + e.Message;

    /// <summary>Puts the new content in the old one's place, once it has been read back as it was written.</summary>
    /// <exception cref="OverwritingException">The file had to be overwritten, and that failed half-way.</exception>
    /// <exception cref="IOException">It reads back otherwise, or cannot be put there.</exception>
    public void Commit()
    {
        stream.Flush(flushToDisk: true);
        stream.Dispose();
        RequireSame();
        bool isKept = old is null || old.IsKeptBy(temporary);
        if (!IsBeside || (!isKept && MayBeWritten))
        {
            Overwrite();
        }
        else
        {
            try
            {
                File.Move(temporary, target, overwrite: true);
            }
            catch (IOException) when (File.Exists(target))
            {
                // A path that is mounted by itself (EBUSY) can be written, but not replaced.
                Overwrite();
            }
        }

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

    private void RequireFilePath(string path)
    {
        if (Directory.Exists(target) || Path.EndsInDirectorySeparator(path))
        {
            string found = Directory.Exists(target) ? "a folder" : "that of a folder, which ends in a separator";
            throw new IOException($"Expected the path of a file to write; found {found}: name a file in it.");
        }

        if (Path.GetDirectoryName(target) is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Expected a path in a folder that exists; '{folder}' does not: make it first.");
        }
    }

    /// <summary>Beside the file; where nothing can be made there but the file itself is there (all that a container may write), among the
    /// system's temporary files.</summary>
    private (FileStream Stream, string Path) Create(Func<string, FileStreamOptions, FileStream> open)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None,
            BufferSize = 0
        };
        if (old is not null && !OperatingSystem.IsWindows())
        {
            // Others than the owner see nothing before the commit gives it the old file's mode.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        string path = TemporaryName(Path.GetDirectoryName(target) ?? "");
        try
        {
            return (open(path, options), path);
        }
        catch (Exception e) when (old is not null && (e is UnauthorizedAccessException || e.HResult == ReadOnlyFileSystem))
        {
            path = TemporaryName(Path.GetTempPath());
            return (open(path, options), path);
        }
    }

    /// <summary>Writes the new content over the old one. The whole of it stands beside the file until that is done.</summary>
    private void Overwrite()
    {
        string rescue = IsBeside ? RescueName(target) : Path.ChangeExtension(temporary, ".netgen-rescue");
        using (var place = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            File.Move(temporary, rescue, overwrite: true);
            try
            {
                using var whole = new FileStream(rescue, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
                whole.CopyTo(place);
                place.SetLength(place.Position);
                place.Flush(flushToDisk: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new OverwritingException(
                    $"'{target}' cannot be replaced, only overwritten, and that failed half-way: what was there is lost. The whole new content is in '{rescue}'. {e.Message}", e);
            }
        }

        File.Delete(rescue);
    }

    private void RequireSame()
    {
        var read = default(Digest);
        read.AddFile(temporary);
        if (read.Value != content.Digest)
        {
            throw new IOException("What was written reads back otherwise: the disk, or what is between, is at fault.");
        }
    }

    private bool IsBeside => Path.GetDirectoryName(temporary) == Path.GetDirectoryName(target);

    /// <summary>Whether the old file itself may be written; another's that may not be, in a folder that may, is replaced, as it always
    /// was.</summary>
    private bool MayBeWritten
    {
        get
        {
            try
            {
                using var place = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                return true;
            }
            catch (UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    private void DeleteAbandoned()
    {
        try
        {
            // By the clock of the file system that they lie on, which need not be this machine's.
            DateTime now = File.GetLastWriteTimeUtc(temporary);
            foreach (string leftover in Leftovers(target)
                .Where(leftover => leftover != temporary && now - File.GetLastWriteTimeUtc(leftover) > Silence))
            {
                DeleteUnlessOpen(leftover);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Tidying up; the next one may do it.
        }
    }

    /// <summary>A writer holds its file's lock for as long as it lives.</summary>
    private static void DeleteUnlessOpen(string leftover)
    {
        try
        {
            using (new FileStream(leftover, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
            }

            File.Delete(leftover);
        }
        catch (IOException)
        {
            // Gone, or being written.
        }
    }

    private string TemporaryName(string folder) => Path.Combine(folder, TemporaryName(target, $"{Guid.NewGuid():N}"));

    private static string[] Leftovers(string target) => Directory.GetFiles(Path.GetDirectoryName(target) ?? "", TemporaryName(target, "*"));

    private static string TemporaryName(string target, string unique) => $".{Path.GetFileName(target)}.{unique}.tmp";
}

/// <summary>A file that could only be overwritten was not written to its end; the message says where the whole content is.</summary>
internal sealed class OverwritingException(string message, Exception inner) : IOException(message, inner);
