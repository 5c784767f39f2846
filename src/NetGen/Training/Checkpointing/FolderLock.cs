namespace NetGen.Training.Checkpointing;

/// <summary>
/// Holds a folder for one run: no other, of this process or another, gets it meanwhile. The system gives it up when the process ends,
/// however it ends. The file stays: one that was removed while another process opens it would lock nothing.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const string Name = ".lock";

    private readonly FileStream file;

    /// <exception cref="WeightFileException">Another run holds the folder, or nothing can be written there.</exception>
    public FolderLock(string folder)
    {
        try
        {
            file = new FileStream(Path.Combine(folder, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e)
        {
            throw new WeightFileException(
                $"{folder}: another run is writing its checkpoints there, in this process or another, and goes on doing so. Give each run a folder of its own. ({e.Message})", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new WeightFileException($"{folder}: checkpoints cannot be written there: {e.Message}", e);
        }
    }

    public void Dispose() => file.Dispose();
}
