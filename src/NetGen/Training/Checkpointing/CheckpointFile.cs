using System.Numerics;
using System.Text.Json;
using NetGen.Data;
using NetGen.Files;
using NetGen.Numerics;

namespace NetGen.Training.Checkpointing;

/// <summary>
/// A run as a safetensors file. The parameters stand under their own names, so that the file is also a weight file; the optimizer's tensors
/// and the best weights have the same shapes and the names <c>netgen/velocities/dense1.weight</c>, <c>netgen/best/dense1.weight</c>.
/// </summary>
internal static class CheckpointFile
{
    /// <summary>The metadata's key of <see cref="RunProgress"/>.</summary>
    public const string ProgressKey = "netgen.checkpoint";

    private const string Best = "best";

    /// <summary>Writes the file whole or not at all.</summary>
    /// <exception cref="WeightFileException">It cannot be written.</exception>
    public static void Write<T>(string path, ITrainer<T> trainer, RunProgress progress, T[]? best) where T : unmanaged, IFloatingPointIeee754<T>
    {
        NetworkSummary network = trainer.Summary;
        TrainerState<T> state = trainer.State;
        var tensors = new List<SafeTensor>();
        long position = 0;
        void Declare(string name, string type, IEnumerable<long> shape)
        {
            long[] extents = [.. shape];
            long end = position + extents.Aggregate((long)SafeTensor.ElementSize(type)!.Value, (product, extent) => product * extent);
            tensors.Add(new SafeTensor(name, type, extents, position, end));
            position = end;
        }

        IReadOnlyList<NamedTensor<T>> images = Images(state, trainer.ParametersAndBuffers.ToArray(), best);
        foreach (NamedTensor<T> image in images)
        {
            foreach (ParameterInfo parameter in TensorsOf(image, network))
            {
                Declare(image.Name + parameter.Name, SafeTensorsData.ElementType<T>(), parameter.Shape.Select(extent => (long)extent));
            }
        }

        foreach (NamedTensor<double> numbers in state.Numbers)
        {
            Declare(WeightFile.StatePrefix + numbers.Name, "F64", [numbers.Values.Length]);
        }

        var metadata = new Dictionary<string, string>(NameMark.AddTo(Fingerprint.Metadata(network), trainer.Names))
        {
            [ProgressKey] = JsonSerializer.Serialize(progress, RunProgressJson.Default.RunProgress),
        };
        try
        {
            using var file = new AtomicFile(path, AtomicFile.CreateNew);
            SafeTensorsData.WriteHeader(file.Content, new SafeTensorsHeader(tensors, metadata));
            foreach (NamedTensor<T> image in images)
            {
                foreach (ParameterInfo parameter in TensorsOf(image, network))
                {
                    var elements = new T[parameter.Length];
                    ParameterLayout.Gather(image.Values.Span, elements, parameter);
                    SafeTensorsData.WriteElements<T>(file.Content, elements);
                }
            }

            foreach (NamedTensor<double> numbers in state.Numbers)
            {
                SafeTensorsData.WriteElements<double>(file.Content, numbers.Values.Span);
            }

            file.Commit();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WeightFileException($"{path}: the checkpoint could not be written; {AtomicFile.Consequence(e)}", e);
        }
    }

    /// <summary>Reads a file and holds it against a trainer, which is not changed.</summary>
    /// <exception cref="WeightFileException">The file cannot be read, is damaged, no checkpoint, or of another network or optimizer.</exception>
    public static Checkpoint<T> Read<T>(string path, ITrainer<T> trainer) where T : unmanaged, IFloatingPointIeee754<T>
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            SafeTensorsHeader header = SafeTensorsHeader.Read(stream, path);
            Fingerprint.RequireSame(header.Metadata, trainer.Summary, path);
            RequireSameNames(NameMark.Read(header.Metadata, trainer.Summary, path), trainer.Names, path);
            RunProgress progress = ReadProgress(header, path);
            CheckpointMatch.RequireSameOptimizer(progress, trainer.Summary, trainer.State.Settings, trainer.ClassWeights, path);
            return ReadTensors(stream, header, progress, trainer, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WeightFileException($"{path}: the checkpoint could not be read: {e.Message}", e);
        }
    }

    private static void RequireSameNames(SampleNames then, SampleNames now, string path)
    {
        try
        {
            NameCheck.Require(now, "training data", then, "the run that is to be gone on with");
        }
        catch (DatasetException e)
        {
            throw new WeightFileException($"{path}: {e.Message} Checkpoints.Resume = false begins anew.", e);
        }
    }

    private static RunProgress ReadProgress(SafeTensorsHeader header, string path)
    {
        if (!header.Metadata.TryGetValue(ProgressKey, out string? json))
        {
            throw new WeightFileException($"{path}: expected a checkpoint of a training run; the file has weights only. Load reads it.");
        }

        try
        {
            RunProgress? progress = JsonSerializer.Deserialize(json, RunProgressJson.Default.RunProgress);
            if (progress is { Format: RunProgress.PresentFormat, IsConsistent: true })
            {
                return progress;
            }

            string what = progress is { Format: not RunProgress.PresentFormat }
                ? $"is of format {progress.Format}; this version reads format {RunProgress.PresentFormat}"
                : "contradicts itself: its steps are not those of its epochs";
            throw new WeightFileException($"{path}: the checkpoint's description of the run {what}.");
        }
        catch (JsonException e)
        {
            throw new WeightFileException($"{path}: the checkpoint's description of the run is damaged: {e.Message}", e);
        }
    }

    private static Checkpoint<T> ReadTensors<T>(
        FileStream stream, SafeTensorsHeader header, RunProgress progress, ITrainer<T> trainer, string path)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TrainerState<T> state = trainer.State;
        Dictionary<string, SafeTensor> found = header.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        bool hasBest = found.Keys.Any(name => name.StartsWith($"{WeightFile.StatePrefix}{Best}/", StringComparison.Ordinal));
        IReadOnlyList<NamedTensor<T>> images = Images(state, new T[trainer.Summary.StateLength], hasBest ? new T[trainer.Summary.StateLength] : null);
        CheckpointMatch.RequireTensors<T>(found, images.SelectMany(image => TensorsOf(image, trainer.Summary).Select(tensor => (image.Name, tensor))), trainer.Summary, state.Numbers, path);

        long data = stream.Position;
        TElement[] Elements<TElement>(string name, int length) where TElement : unmanaged, IFloatingPointIeee754<TElement>
        {
            var elements = new TElement[length];
            SafeTensor tensor = found[name];
            stream.Position = data + tensor.Begin;
            SafeTensorsData.ReadElements<TElement>(stream, tensor.ElementType, elements);
            return elements;
        }

        var read = new List<T[]>();
        foreach (NamedTensor<T> image in images)
        {
            var values = new T[image.Values.Length];
            foreach (ParameterInfo parameter in TensorsOf(image, trainer.Summary))
            {
                ParameterLayout.Scatter<T>(Elements<T>(image.Name + parameter.Name, parameter.Length), values, parameter.In(header.Metadata));
            }

            read.Add(values);
        }

        WeightFile.RequireFinite<T>(read[0], "the parameters", path);
        return new Checkpoint<T>
        {
            Progress = progress,
            Parameters = read[0],
            Tensors = read[1..(state.Tensors.Count + 1)],
            Best = hasBest ? read[^1] : null,
            Numbers = [.. state.Numbers.Select(numbers => Elements<double>(WeightFile.StatePrefix + numbers.Name, numbers.Values.Length))],
        };
    }

    /// <summary>What an image holds: weights come with the running statistics that belong to them, what an optimizer remembers does not.</summary>
    private static IEnumerable<ParameterInfo> TensorsOf<T>(NamedTensor<T> image, NetworkSummary network) where T : unmanaged =>
        image.Values.Length == network.StateLength ? network.Tensors : network.Parameters;

    /// <summary>Everything in the file that is laid out as the parameters are, by the prefix of its tensors: the parameters themselves first.</summary>
    private static List<NamedTensor<T>> Images<T>(TrainerState<T> state, T[] parameters, T[]? best) where T : unmanaged
    {
        List<NamedTensor<T>> images = [new("", parameters)];
        images.AddRange(state.Tensors.Select(tensor => tensor with { Name = $"{WeightFile.StatePrefix}{tensor.Name}/" }));
        if (best is not null)
        {
            images.Add(new($"{WeightFile.StatePrefix}{Best}/", best));
        }

        return images;
    }
}
