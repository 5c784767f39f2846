using System.Globalization;
using System.Numerics;
using NetGen.Files;
using NetGen.Numerics;

namespace NetGen.Streams;

/// <summary>
/// A state as a safetensors file: its tensors, and in the metadata the network's architecture, as weight files have it, and the steps. A
/// state is of its network's architecture, not of its weights: what was remembered under others is the caller's to judge.
/// </summary>
internal static class StateFile
{
    private const string StepsKey = "netgen.steps";

    private const string StreamName = "the stream";

    // What counts on from here has room for more than any stream will take.
    private const long MostSteps = long.MaxValue / 2;

    public static void Save<T>(string path, StateLayout layout, ReadOnlySpan<T> memory, long steps)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var file = new AtomicFile(path, AtomicFile.CreateNew);
            Write(file.Content, path, layout, memory, steps);
            file.Commit();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StateFileException($"{path}: could not be written; {AtomicFile.Consequence(e)}", e);
        }
    }

    public static void Save<T>(Stream stream, StateLayout layout, ReadOnlySpan<T> memory, long steps)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        Write(stream, StreamName, layout, memory, steps);
    }

    /// <summary>Reads a state's tensors into its memory, which is unchanged where anything is wrong.</summary>
    /// <returns>The steps it has seen.</returns>
    public static long Load<T>(string path, StateLayout layout, Span<T> memory) where T : unmanaged, IFloatingPointIeee754<T>
    {
        try
        {
            using WeightSource source = WeightSource.Open(path);
            return Read(source, layout, memory);
        }
        catch (WeightFileException e)
        {
            throw new StateFileException(e.Message, e);
        }
    }

    public static long Load<T>(Stream stream, StateLayout layout, Span<T> memory, bool isWhole)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            return Read(new WeightSource(stream, StreamName, isWhole), layout, memory);
        }
        catch (WeightFileException e)
        {
            throw new StateFileException(e.Message, e);
        }
    }

    private static void Write<T>(Stream stream, string target, StateLayout layout, ReadOnlySpan<T> memory, long steps)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (ParameterInfo tensor in layout.Tensors)
        {
            ReadOnlySpan<T> values = memory.Slice(tensor.Offset, tensor.Length);
            for (int i = 0; i < values.Length; i++)
            {
                if (!T.IsFinite(values[i]))
                {
                    throw new StateFileException(string.Create(CultureInfo.InvariantCulture,
                        $"{target}: what a state remembers must be finite; element {i} of '{tensor.Name}' is {values[i]}."));
                }
            }
        }

        SafeTensorsData.WriteHeader(stream,
            SafeTensorsHeader.Of<T>(layout.Tensors, new Dictionary<string, string>(Fingerprint.Metadata(layout.Network))
            {
                [StepsKey] = steps.ToString(CultureInfo.InvariantCulture),
            }));
        foreach (ParameterInfo tensor in layout.Tensors)
        {
            SafeTensorsData.WriteElements<T>(stream, memory.Slice(tensor.Offset, tensor.Length));
        }
    }

    private static long Read<T>(WeightSource source, StateLayout layout, Span<T> memory) where T : unmanaged, IFloatingPointIeee754<T>
    {
        try
        {
            SafeTensorsHeader header = SafeTensorsHeader.Read(source.Stream, source.Name, source.IsWhole);
            if (!header.Metadata.TryGetValue(StepsKey, out string? written))
                throw new StateFileException($"{source.Name}: it is no state of a stream: its metadata has no '{StepsKey}'.");
            Fingerprint.RequireSame(header.Metadata, layout.Network, source.Name);
            if (!long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out long steps) || steps > MostSteps)
                throw new StateFileException($"{source.Name}: expected a number of steps in '{StepsKey}', found '{written}'.");
            var expected = TensorMatch.Require(header.Tensors, layout.Tensors, layout.Network, source.Name, names: null, _ => false);
            T[] loaded = memory.ToArray();
            foreach (SafeTensor tensor in header.Tensors)
            {
                ParameterInfo place = expected[tensor.Name];
                Span<T> values = loaded.AsSpan(place.Offset, place.Length);
                SafeTensorsData.ReadElements(source.Stream, tensor.ElementType, values);
                WeightFile.RequireFinite<T>(values, tensor.Name, source.Name);
            }

            loaded.CopyTo(memory);
            return steps;
        }
        catch (EndOfStreamException e)
        {
            throw new StateFileException($"{source.Name}: the file ends before its last tensor does: it is cut short.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StateFileException($"{source.Name}: could not be read: {e.Message}", e);
        }
    }
}
