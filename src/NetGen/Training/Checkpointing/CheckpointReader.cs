using System.Buffers.Binary;
using System.Numerics;
using System.Text.Json;
using NetGen.Files;
using NetGen.Numerics;

namespace NetGen.Training.Checkpointing;

/// <summary>
/// An open checkpoint: all of its bytes are those that were written, its description of the run is read and consistent. Nothing of a
/// trainer is changed by reading.
/// </summary>
internal sealed class CheckpointReader : IDisposable
{
    private readonly string path;
    private readonly FileStream stream;
    private readonly SafeTensorsHeader header;
    private readonly long data;

    private CheckpointReader(string path, FileStream stream)
    {
        this.path = path;
        this.stream = stream;
        header = SafeTensorsHeader.Read(stream, path);
        data = stream.Position;
        Progress = ReadProgress();
    }

    /// <summary>What the file says of the run.</summary>
    public RunProgress Progress { get; }

    /// <summary>Opens a checkpoint and reads what it says of its run.</summary>
    /// <exception cref="WeightFileException">The file cannot be read, is damaged, or no checkpoint.</exception>
    public static CheckpointReader Open(string path) => Guarded(path, () =>
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return new CheckpointReader(path, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    });

    /// <summary>The first thing in which the run is another than what a trainer is to do; null where it can go on with it.</summary>
    /// <exception cref="WeightFileException">The names in the file are none.</exception>
    public string? DifferenceFrom<T>(ITrainer<T> trainer, RunIdentity identity, RunPlan plan) where T : unmanaged =>
        Fingerprint.DifferenceFrom(header.Metadata, trainer.Summary)
        ?? CheckpointMatch.OfNames(NameMark.Read(header.Metadata, trainer.Summary, path), trainer.Names)
        ?? CheckpointMatch.OfDeclaration(Progress.Identity, identity, trainer.Summary)
        ?? CheckpointMatch.OfPlan(Progress.Plan, plan)
        ?? CheckpointMatch.OfData(Progress.Identity, identity);

    /// <summary>Reads all tensors for a trainer whose run this is, and checks every value.</summary>
    /// <exception cref="WeightFileException">They are not the trainer's, or a value is out of range.</exception>
    public Checkpoint<T> Read<T>(ITrainer<T> trainer) where T : unmanaged, IFloatingPointIeee754<T> => Guarded(path, () =>
    {
        (TrainerState<T> state, NetworkSummary network) = (trainer.State, trainer.Summary);
        Dictionary<string, SafeTensor> found = header.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        bool hasBest = found.Keys.Any(name => name.StartsWith(CheckpointImages.Best, StringComparison.Ordinal));
        IReadOnlyList<NamedTensor<T>> images = CheckpointImages.Of(state, new T[network.StateLength],
            hasBest ? new T[network.StateLength] : null);
        CheckpointMatch.RequireTensors<T>(
            found, images.SelectMany(image => CheckpointImages.TensorsOf(image, network).Select(tensor => (image.Name, tensor))), network,
            state.Numbers, path);
        var read = images.Select(image => Image(image, found, network)).ToList();
        List<double[]> numbers =
            [.. state.Numbers.Select(tensor => Elements<double>(found[WeightFile.StatePrefix + tensor.Name], tensor.Values.Length))];
        if (state.Numbers.Zip(numbers).Any(pair => pair.First.IsValid?.Invoke(pair.Second) == false))
        {
            throw new WeightFileException($"{path}: the checkpoint is damaged: what its schedule has seen is out of range.");
        }

        return new Checkpoint<T>
        {
            Progress = Progress,
            Parameters = read[0],
            Tensors = read[1..(state.Tensors.Count + 1)],
            Best = hasBest ? read[^1] : null,
            Numbers = numbers,
        };
    });

    public void Dispose() => stream.Dispose();

    private static TResult Guarded<TResult>(string path, Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WeightFileException($"{path}: the checkpoint could not be read: {e.Message}", e);
        }
    }

    private RunProgress ReadProgress()
    {
        if (!header.Metadata.TryGetValue(CheckpointFile.ProgressKey, out string? json))
        {
            throw new WeightFileException($"{path}: expected a checkpoint of a training run; the file has weights only. Load reads it.");
        }

        try
        {
            // The form first: another version's file has every right to look otherwise.
            int? format = JsonSerializer.Deserialize(json, RunProgressJson.Default.RunFormat)?.Format;
            if (format != RunProgress.PresentFormat)
            {
                throw new WeightFileException(FormattableString.Invariant(
                    $"{path}: the checkpoint's description of the run is of format {format}; this version reads format {RunProgress.PresentFormat}. Checkpoints.Resume = false begins anew."));
            }

            RequireChecksum();
            RunProgress? progress = JsonSerializer.Deserialize(json, RunProgressJson.Default.RunProgress);
            return progress is { IsConsistent: true }
                ? progress
                : throw new WeightFileException($"{path}: the checkpoint's description of the run contradicts itself.");
        }
        catch (JsonException e)
        {
            throw new WeightFileException($"{path}: the checkpoint's description of the run is damaged: {e.Message}", e);
        }
    }

    /// <summary>Throws unless every byte is the one that was written.</summary>
    private void RequireChecksum()
    {
        if (header.Tensors is not [.., { Name: CheckpointImages.Checksum, ElementType: CheckpointImages.ChecksumType, Shape: [1] }])
        {
            throw new WeightFileException($"{path}: the checkpoint is damaged: its checksum is not at its end.");
        }

        var digest = default(Digest);
        stream.Position = 0;
        digest.Add(stream, stream.Length - CheckpointImages.ChecksumBytes);
        Span<byte> checksum = stackalloc byte[CheckpointImages.ChecksumBytes];
        stream.ReadExactly(checksum);
        if (BinaryPrimitives.ReadUInt64LittleEndian(checksum) != digest.Value)
        {
            throw new WeightFileException($"{path}: the checkpoint is damaged: its bytes are not those that were written (their checksum is another). Checkpoints.Resume = false begins anew.");
        }
    }

    private T[] Image<T>(NamedTensor<T> image, Dictionary<string, SafeTensor> found, NetworkSummary network)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var values = new T[image.Values.Length];
        foreach (ParameterInfo parameter in CheckpointImages.TensorsOf(image, network))
        {
            string name = image.Name + parameter.Name;
            T[] elements = Elements<T>(found[name], parameter.Length);
            int bad = Array.FindIndex(elements, value => !T.IsFinite(value) || (image.IsNonNegative && value < T.Zero));
            if (bad >= 0)
            {
                throw new WeightFileException(FormattableString.Invariant(
                    $"{path}: the checkpoint is damaged: element {bad} of '{name}' is {elements[bad]}; expected a finite value{(image.IsNonNegative ? " of 0 or more" : "")}."));
            }

            FileOrder.Scatter(elements, values, parameter, header.Metadata);
        }

        return values;
    }

    private T[] Elements<T>(SafeTensor tensor, int length) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var elements = new T[length];
        stream.Position = data + tensor.Begin;
        SafeTensorsData.ReadElements<T>(stream, tensor.ElementType, elements);
        return elements;
    }
}
