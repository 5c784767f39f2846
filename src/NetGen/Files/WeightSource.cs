namespace NetGen.Files;

/// <summary>Where a weight file comes from: its bytes from where they begin, and what messages call it.</summary>
internal sealed class WeightSource : IDisposable
{
    private readonly string? path;

    /// <param name="stream">Stands where the file begins; the caller's to close.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="isWhole">Whether the file must end where the stream does.</param>
    public WeightSource(Stream stream, string name, bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Stream = stream;
        Name = name;
        IsWhole = isWhole;
    }

    private WeightSource(Stream stream, string path) : this(stream, path, isWhole: true) => this.path = path;

    public Stream Stream { get; }

    public string Name { get; }

    public bool IsWhole { get; }

    /// <summary>What is added where a file is damaged: a save that had to overwrite it may have left the whole of it beside it.</summary>
    public string Rescue => path is not null && AtomicFile.RescueName(path) is var rescue && File.Exists(rescue)
        ? $" A save that was interrupted has left the whole file in '{rescue}'; load that one, or put it in the damaged one's place."
        : "";

    /// <exception cref="WeightFileException">The file cannot be opened.</exception>
    public static WeightSource Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            throw new WeightFileException($"{path}: expected a file of weights; found a folder.");
        }

        try
        {
            return new WeightSource(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WeightFileException($"{path}: could not be read: {e.Message}", e);
        }
    }

    /// <summary>Closes what was opened here; a caller's stream stays open.</summary>
    public void Dispose()
    {
        if (path is not null)
        {
            Stream.Dispose();
        }
    }
}
