using Microsoft.Extensions.Logging;

namespace NetGen.Hosting;

/// <summary>
/// A network that is read from a file, and the next one when the file is replaced. Whoever has taken <see cref="Current"/> keeps it:
/// networks are replaced, never changed, so no answer mixes two. A file that cannot be read leaves the one before, with an error in the
/// log. Thread-safe.
/// </summary>
/// <typeparam name="TNetwork">The network.</typeparam>
public sealed partial class ServedNetwork<TNetwork> : IDisposable where TNetwork : class, INetwork<TNetwork>
{
    private readonly Lock loading = new();
    private readonly string path;
    private readonly ILogger logger;
    private readonly ITimer? timer;
    private volatile TNetwork current;
    private volatile WeightFileException? failure;
    private FileStamp read;
    private FileStamp refused;

    /// <summary>Reads the network.</summary>
    /// <exception cref="WeightFileException">The file cannot be read, is damaged or of another network.</exception>
    internal ServedNetwork(string path, ServedNetworkOptions options, ILogger logger, TimeProvider clock)
    {
        this.path = Path.GetFullPath(path);
        this.logger = logger;
        read = FileStamp.Of(this.path);
        current = TNetwork.Load(this.path);
        Read(TNetwork.Summary.Name, this.path);
        if (options.LookEvery is { } interval)
        {
            timer = clock.CreateTimer(_ => Look(), null, interval, interval);
        }
    }

    /// <summary>Told after a new file was read, on the thread that read it.</summary>
    public event Action<TNetwork>? Replaced;

    /// <summary>The network of the last file that could be read.</summary>
    public TNetwork Current => current;

    /// <summary>Why the file that stands there now is not the network's; null where it is.</summary>
    public WeightFileException? Failure => failure;

    /// <summary>Reads the file now, whether it has changed or not.</summary>
    /// <returns>The network.</returns>
    /// <exception cref="WeightFileException">The file cannot be read, is damaged or of another network; the one before stays.</exception>
    public TNetwork Reload()
    {
        lock (loading)
        {
            FileStamp stamp = FileStamp.Of(path);
            try
            {
                current = TNetwork.Load(path);
            }
            catch (WeightFileException e)
            {
                failure = e;
                throw;
            }

            (read, failure) = (stamp, null);
        }

        Read(TNetwork.Summary.Name, path);
        Replaced?.Invoke(current);
        return current;
    }

    /// <summary>No longer follows the file.</summary>
    public void Dispose() => timer?.Dispose();

    /// <summary>A file that was refused is tried again, since it may have been in the middle of being written; it is told once.</summary>
    private void Look()
    {
        FileStamp stamp = FileStamp.Of(path);
        if (stamp == read)
        {
            return;
        }

        try
        {
            Reload();
        }
        catch (WeightFileException e)
        {
            if (stamp != refused)
            {
                refused = stamp;
                Refused(e, TNetwork.Summary.Name, path);
            }
        }
        catch (Exception e)
        {
            // What a listener throws must not end the process from a timer's thread.
            ListenerFailed(e, TNetwork.Summary.Name);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Network} was read from {Path}")]
    private partial void Read(string network, string path);

    [LoggerMessage(2, LogLevel.Error, "{Network} goes on with the weights before: {Path} cannot be read")]
    private partial void Refused(Exception exception, string network, string path);

    [LoggerMessage(3, LogLevel.Error, "A listener to a new {Network} failed")]
    private partial void ListenerFailed(Exception exception, string network);
}

/// <summary>What tells a file from the one before: files of weights are replaced whole.</summary>
internal readonly record struct FileStamp(DateTime Written, long Length)
{
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new(file.LastWriteTimeUtc, file.Length) : default;
    }
}
