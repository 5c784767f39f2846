using System.Numerics;
using NetGen.Data;
using NetGen.Numerics;
using NetGen.Preparation;

namespace NetGen.Files;

/// <summary>
/// A weight file's tensors into a network's memory: all of them, or those that both have. Reads from front to back, so that the source need
/// not seek; the memory is changed when everything has been read and is right.
/// </summary>
internal static class WeightReader<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Reads a file of the network.</summary>
    public static LoadedFile Load(WeightSource source, NetworkSummary summary, Span<T> parameters, TensorNames? names)
    {
        Require(summary, parameters);
        T[] loaded = parameters.ToArray();
        LoadedFile file = Guarded(source, () =>
        {
            SafeTensorsHeader header = SafeTensorsHeader.Read(source.Stream, source.Name, source.IsWhole);
            Fingerprint.RequireSame(header.Metadata, summary, source.Name);
            Folding stored = FoldingMark.Read(header.Metadata, source.Name);
            SampleNames samples = NameMark.Read(header.Metadata, summary, source.Name);
            IReadOnlyList<ParameterInfo> expected = FoldingMark.Tensors(summary, stored);
            ReadData(source, header, TensorMatch.Require(header.Tensors, expected, summary, source.Name, names, WeightFile.IsIgnored),
                loaded);
            return new LoadedFile(stored, samples, ThresholdMark.Read(header.Metadata, source.Name));
        });
        loaded.CopyTo(parameters);
        return file;
    }

    /// <summary>Reads what the network has in common with a file.</summary>
    public static PartialLoad LoadPartial(WeightSource source, NetworkSummary summary, Span<T> parameters, TensorNames? names)
    {
        Require(summary, parameters);
        T[] loaded = parameters.ToArray();
        PartialLoad result = Guarded(source, () =>
        {
            SafeTensorsHeader header = SafeTensorsHeader.Read(source.Stream, source.Name, source.IsWhole);
            if (FoldingMark.Read(header.Metadata, source.Name) != Folding.None)
            {
                throw new WeightFileException($"{source.Name}: its weights contain the preprocessing of the network they are of, "
                    + "and mean nothing in another; use the file of the network that was not folded.");
            }

            (IReadOnlyDictionary<string, ParameterInfo> taken, PartialLoad common) =
                TensorMatch.Common(header.Tensors, summary, source.Name, names, WeightFile.IsIgnored);
            ReadData(source, header, taken, loaded);
            return common;
        });
        loaded.CopyTo(parameters);
        return result;
    }

    private static void Require(NetworkSummary summary, ReadOnlySpan<T> parameters)
    {
        ArgumentNullException.ThrowIfNull(summary);
        Guard.Length(parameters.Length, summary.StateLength, summary.Name, nameof(parameters));
    }

    private static TResult Guarded<TResult>(WeightSource source, Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (WeightFileException e) when (source.Rescue is { Length: > 0 } rescue)
        {
            throw new WeightFileException(e.Message + rescue, e);
        }
        catch (EndOfStreamException e)
        {
            throw new WeightFileException($"{source.Name}: the file ends before its last tensor does: it is cut short.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WeightFileException($"{source.Name}: could not be read: {e.Message}", e);
        }
    }

    private static void ReadData(WeightSource source, SafeTensorsHeader header, IReadOnlyDictionary<string, ParameterInfo> wanted,
        T[] loaded)
    {
        foreach (SafeTensor tensor in header.Tensors)
        {
            if (!wanted.TryGetValue(tensor.Name, out ParameterInfo? parameter))
            {
                SafeTensorsData.Skip(source.Stream, tensor.End - tensor.Begin);
                continue;
            }

            var elements = new T[parameter.Length];
            SafeTensorsData.ReadElements<T>(source.Stream, tensor.ElementType, elements);
            WeightFile.RequireFinite<T>(elements, tensor.Name, source.Name);
            FileOrder.Scatter(elements, loaded, parameter, header.Metadata);
        }
    }
}
