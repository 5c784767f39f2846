using System.ComponentModel;
using System.Numerics;
using NetGen.Data;
using NetGen.Numerics;
using NetGen.Preparation;

namespace NetGen.Files;

/// <summary>
/// The Files room: a network's parameters and running statistics go out to a safetensors file and come back. It knows a network only as its summary: the tensors'
/// names, shapes and places. Called by generated code; users call <c>Save</c> and <c>Load</c> on their network. Thread-safe, except that two
/// calls must not write one file or the same memory.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WeightFile
{
    // Batch counters that PyTorch saves with batch normalisation and that no formula needs.
    private const string IgnoredSuffix = "num_batches_tracked";

    /// <summary>What begins the names of all tensors of a checkpoint that are no weights.</summary>
    internal const string StatePrefix = "netgen/";

    /// <summary>
    /// Writes all parameter tensors, then the running statistics, in file order and shape (as PyTorch has them), with the architecture's fingerprint and the network's
    /// name in the metadata. The old file, if any, is replaced at once or not at all.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="summary">The network.</param>
    /// <param name="parameters">Its parameters and buffers.</param>
    /// <param name="folding">What of its preprocessing the weights contain.</param>
    /// <exception cref="TensorLengthException">The parameters are not as many as the network's.</exception>
    /// <exception cref="WeightFileException">A weight is not finite, or the file cannot be written. An old file is untouched.</exception>
    public static void Save<T>(string path, NetworkSummary summary, ReadOnlySpan<T> parameters, Folding folding = Folding.None)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Save(path, summary, parameters, AtomicFile.CreateNew, folding);

    /// <summary>The same with what opens the temporary file.</summary>
    internal static void Save<T>(string path, NetworkSummary summary, ReadOnlySpan<T> parameters, Func<string, FileStream> open, Folding folding = Folding.None)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(summary);
        Guard.Length(parameters.Length, summary.StateLength, summary.Name, nameof(parameters));
        IReadOnlyList<ParameterInfo> tensors = FoldingMark.Tensors(summary, folding);
        SafeTensorsHeader header = Header<T>(tensors, FoldingMark.AddTo(Fingerprint.Metadata(summary), folding));
        try
        {
            using var file = new AtomicFile(path, open);
            SafeTensorsData.WriteHeader(file.Content, header);
            foreach (ParameterInfo parameter in tensors)
            {
                var elements = new T[parameter.Length];
                ParameterLayout.Gather(parameters, elements, parameter);
                RequireFinite<T>(elements, parameter.Name, path);
                SafeTensorsData.WriteElements<T>(file.Content, elements);
            }

            file.Commit();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WeightFileException($"{path}: could not be written; what was there before is untouched. {e.Message}", e);
        }
    }

    /// <summary>
    /// Reads all parameter tensors, F32 or F64 into either scalar. A file without a fingerprint (of PyTorch, say) is taken if its tensors
    /// fit; <c>num_batches_tracked</c> and what a checkpoint holds beside the weights are passed over.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="summary">The network.</param>
    /// <param name="parameters">Receives the values, parameters and running statistics; unchanged if anything is wrong.</param>
    /// <returns>What of the preprocessing the weights contain.</returns>
    /// <exception cref="WeightFileException">
    /// The file cannot be read, is damaged, or is of another network: the message names the first difference between the architectures, or
    /// all missing, extra and misshapen tensors, or the tensor with a value that is not finite.
    /// </exception>
    public static Folding Load<T>(string path, NetworkSummary summary, Span<T> parameters) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(summary);
        Guard.Length(parameters.Length, summary.StateLength, summary.Name, nameof(parameters));
        T[] loaded;
        Folding folding;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            (loaded, folding) = Read<T>(stream, path, summary, parameters);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WeightFileException($"{path}: could not be read: {e.Message}", e);
        }

        loaded.CopyTo(parameters);
        return folding;
    }

    private static bool IsIgnored(string tensor) =>
        tensor.EndsWith(IgnoredSuffix, StringComparison.Ordinal) || tensor.StartsWith(StatePrefix, StringComparison.Ordinal);

    private static SafeTensorsHeader Header<T>(IReadOnlyList<ParameterInfo> parameters, IReadOnlyDictionary<string, string> metadata)
    {
        string elementType = SafeTensorsData.ElementType<T>();
        long size = SafeTensor.ElementSize(elementType)!.Value;
        var tensors = new List<SafeTensor>();
        long position = 0;
        foreach (ParameterInfo parameter in parameters)
        {
            long end = position + (size * parameter.Length);
            tensors.Add(new SafeTensor(parameter.Name, elementType, [.. parameter.Shape.Select(extent => (long)extent)], position, end));
            position = end;
        }

        return new SafeTensorsHeader(tensors, metadata);
    }

    private static (T[] Loaded, Folding Folding) Read<T>(Stream stream, string path, NetworkSummary summary, ReadOnlySpan<T> present)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        SafeTensorsHeader header = SafeTensorsHeader.Read(stream, path);
        Fingerprint.RequireSame(header.Metadata, summary, path);
        Folding folding = FoldingMark.Read(header.Metadata, path);
        IReadOnlyList<ParameterInfo> expected = FoldingMark.Tensors(summary, folding);
        TensorMatch.Require(header.Tensors, expected, summary.Name, path, IsIgnored);
        T[] loaded = present.ToArray();
        long data = stream.Position;
        Dictionary<string, ParameterInfo> parameters = expected.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        foreach (SafeTensor tensor in header.Tensors)
        {
            if (parameters.TryGetValue(tensor.Name, out ParameterInfo? parameter))
            {
                var elements = new T[parameter.Length];
                stream.Position = data + tensor.Begin;
                SafeTensorsData.ReadElements<T>(stream, tensor.ElementType, elements);
                RequireFinite<T>(elements, tensor.Name, path);
                ParameterLayout.Scatter(elements, loaded, parameter);
            }
        }

        return (loaded, folding);
    }

    /// <summary>Throws unless every value is finite.</summary>
    internal static void RequireFinite<T>(ReadOnlySpan<T> elements, string tensor, string path) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < elements.Length; i++)
        {
            if (!T.IsFinite(elements[i]))
            {
                throw new WeightFileException(FormattableString.Invariant(
                    $"{path}: every weight must be finite; element {i} of '{tensor}' is {elements[i]}."));
            }
        }
    }
}
