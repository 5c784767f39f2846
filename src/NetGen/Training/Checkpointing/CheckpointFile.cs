using System.Buffers.Binary;
using System.Numerics;
using System.Text.Json;
using NetGen.Files;
using NetGen.Numerics;

namespace NetGen.Training.Checkpointing;

/// <summary>
/// A run as a safetensors file. The parameters stand under their own names, so that the file is also a weight file; the optimizer's tensors
/// and the best weights have the same shapes and the names <c>netgen/velocities/dense1.weight</c>, <c>netgen/best/dense1.weight</c>. The
/// last tensor is the digest of all bytes before it.
/// </summary>
internal static class CheckpointFile
{
    /// <summary>The metadata's key of <see cref="RunProgress"/>.</summary>
    public const string ProgressKey = "netgen.checkpoint";

    /// <summary>Writes the file whole or not at all.</summary>
    /// <exception cref="WeightFileException">It cannot be written.</exception>
    public static void Write<T>(string path, ITrainer<T> trainer, RunProgress progress, T[]? best)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        NetworkSummary network = trainer.Summary;
        TrainerState<T> state = trainer.State;
        IReadOnlyList<NamedTensor<T>> images = CheckpointImages.Of(state, trainer.ParametersAndBuffers.ToArray(), best);
        var metadata = new Dictionary<string, string>(NameMark.AddTo(Fingerprint.Metadata(network), trainer.Names))
        {
            [ProgressKey] = JsonSerializer.Serialize(progress, RunProgressJson.Default.RunProgress),
        };
        try
        {
            using var file = new AtomicFile(path, AtomicFile.CreateNew);
            var content = new DigestStream(file.Content);
            SafeTensorsData.WriteHeader(content, new SafeTensorsHeader(TensorsOf(images, state, network), metadata));
            foreach (NamedTensor<T> image in images)
            {
                foreach (ParameterInfo parameter in CheckpointImages.TensorsOf(image, network))
                {
                    var elements = new T[parameter.Length];
                    ParameterLayout.Gather(image.Values.Span, elements, parameter);
                    SafeTensorsData.WriteElements<T>(content, elements);
                }
            }

            foreach (NamedTensor<double> numbers in state.Numbers)
            {
                SafeTensorsData.WriteElements<double>(content, numbers.Values.Span);
            }

            Span<byte> checksum = stackalloc byte[CheckpointImages.ChecksumBytes];
            BinaryPrimitives.WriteUInt64LittleEndian(checksum, content.Digest);
            content.Write(checksum);
            file.Commit();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WeightFileException($"{path}: the checkpoint could not be written; {AtomicFile.Consequence(e)}", e);
        }
    }

    /// <summary>The tensors in the order in which they are written.</summary>
    private static List<SafeTensor> TensorsOf<T>(IReadOnlyList<NamedTensor<T>> images, TrainerState<T> state, NetworkSummary network)
        where T : unmanaged
    {
        var tensors = new List<SafeTensor>();
        long position = 0;
        void Add(string name, string type, IEnumerable<long> shape)
        {
            long[] extents = [.. shape];
            long end = position + extents.Aggregate((long)SafeTensor.ElementSize(type)!.Value, (product, extent) => product * extent);
            tensors.Add(new SafeTensor(name, type, extents, position, end));
            position = end;
        }

        foreach (NamedTensor<T> image in images)
        {
            foreach (ParameterInfo parameter in CheckpointImages.TensorsOf(image, network))
            {
                Add(image.Name + parameter.Name, SafeTensorsData.ElementType<T>(), parameter.Shape.Select(extent => (long)extent));
            }
        }

        foreach (NamedTensor<double> numbers in state.Numbers)
        {
            Add(WeightFile.StatePrefix + numbers.Name, "F64", [numbers.Values.Length]);
        }

        Add(CheckpointImages.Checksum, CheckpointImages.ChecksumType, [1]);
        return tensors;
    }
}
