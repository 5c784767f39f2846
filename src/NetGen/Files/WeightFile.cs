using System.ComponentModel;
using System.Numerics;
using NetGen.Data;
using NetGen.Numerics;
using NetGen.Preparation;

namespace NetGen.Files;

/// <summary>
/// The Files room: a network's parameters and running statistics go out to a safetensors file and come back. It knows a network only as its
/// summary: the tensors' names, shapes and places. Called by generated code; users call <c>Save</c> and <c>Load</c> on their network.
/// Thread-safe, except that two calls must not write one file or the same memory.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WeightFile
{
    // Batch counters that PyTorch saves with batch normalisation and that no formula needs.
    private const string IgnoredSuffix = "num_batches_tracked";

    // What messages call a file without a path.
    private const string StreamName = "the stream", BytesName = "the bytes";

    /// <summary>What begins the names of all tensors of a checkpoint that are no weights.</summary>
    internal const string StatePrefix = "netgen/";

    /// <summary>
    /// Writes all parameter tensors, then the running statistics, in file order and shape (as PyTorch has them), with the architecture's
    /// fingerprint and the network's name in the metadata. The old file, if any, is replaced at once or not at all.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="summary">The network.</param>
    /// <param name="parameters">Its parameters and buffers.</param>
    /// <param name="folding">What of its preprocessing the weights contain.</param>
    /// <param name="samples">What the columns and classes of its samples are called; null where they have no names.</param>
    /// <param name="threshold">The probability from which on an answer is yes.</param>
    /// <exception cref="TensorLengthException">The parameters are not as many as the network's.</exception>
    /// <exception cref="WeightFileException">
    /// A weight is not finite or changes meanwhile, or the file cannot be written or reads back otherwise. An old file is untouched.
    /// </exception>
    public static void Save<T>(string path, NetworkSummary summary, ReadOnlySpan<T> parameters, Folding folding = Folding.None,
        SampleNames? samples = null, double threshold = ThresholdMark.Half)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Save(path, summary, parameters, AtomicFile.CreateNew, folding, samples, threshold);

    /// <summary>The same with what opens the temporary file.</summary>
    internal static void Save<T>(
        string path, NetworkSummary summary, ReadOnlySpan<T> parameters, Func<string, FileStreamOptions, FileStream> open,
        Folding folding = Folding.None, SampleNames? samples = null, double threshold = ThresholdMark.Half)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var file = new AtomicFile(path, open);
            Write(file.Content, path, summary, parameters, folding, samples, threshold);
            file.Commit();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WeightFileException($"{path}: could not be written; {AtomicFile.Consequence(e)}", e);
        }
    }

    /// <summary>Writes the same file to a stream, from where it stands. What the stream throws comes out as it is.</summary>
    public static void Save<T>(Stream stream, NetworkSummary summary, ReadOnlySpan<T> parameters, Folding folding = Folding.None,
        SampleNames? samples = null, double threshold = ThresholdMark.Half)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        Write(stream, StreamName, summary, parameters, folding, samples, threshold);
    }

    /// <summary>The same file in memory.</summary>
    public static byte[] Save<T>(NetworkSummary summary, ReadOnlySpan<T> parameters, Folding folding = Folding.None,
        SampleNames? samples = null, double threshold = ThresholdMark.Half)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var bytes = new MemoryStream();
        Write(bytes, BytesName, summary, parameters, folding, samples, threshold);
        return bytes.ToArray();
    }

    /// <summary>
    /// Reads all parameter tensors, F32, F64, F16 or BF16 into either scalar. A file without a fingerprint (of PyTorch, say) is taken if
    /// its tensors fit; <c>num_batches_tracked</c> and what a checkpoint holds beside the weights are passed over.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="summary">The network.</param>
    /// <param name="parameters">Receives the values, parameters and running statistics; unchanged if anything is wrong.</param>
    /// <param name="names">What the file calls the tensors; null where it calls them as the network does.</param>
    /// <returns>What the file says beside its weights.</returns>
    /// <exception cref="WeightFileException">
    /// The file cannot be read, is damaged, or is of another network: the message names the first difference between the architectures, or
    /// all missing, extra and misshapen tensors, or the tensor with a value that is not finite.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="names"/> has a name that the network does not have.</exception>
    public static LoadedFile Load<T>(string path, NetworkSummary summary, Span<T> parameters, TensorNames? names = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using WeightSource source = WeightSource.Open(path);
        return WeightReader<T>.Load(source, summary, parameters, names);
    }

    /// <summary>The same from a stream, from where it stands; it then stands behind the file.</summary>
    public static LoadedFile Load<T>(Stream stream, NetworkSummary summary, Span<T> parameters, TensorNames? names = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        WeightReader<T>.Load(new WeightSource(stream, StreamName, isWhole: false), summary, parameters, names);

    /// <summary>The same from memory.</summary>
    public static unsafe LoadedFile Load<T>(ReadOnlySpan<byte> file, NetworkSummary summary, Span<T> parameters, TensorNames? names = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (byte* bytes = file)
        {
            using Stream stream = file.IsEmpty ? new MemoryStream() : new UnmanagedMemoryStream(bytes, file.Length);
            return WeightReader<T>.Load(new WeightSource(stream, BytesName, isWhole: true), summary, parameters, names);
        }
    }

    /// <summary>Reads the tensors that a network has in common with a file, by name and shape, and leaves the others as they are.</summary>
    /// <param name="path">The file.</param>
    /// <param name="summary">The network.</param>
    /// <param name="parameters">Receives the values; unchanged if anything is wrong.</param>
    /// <param name="names">What the file calls the tensors; null where it calls them as the network does.</param>
    /// <returns>What was taken and what was not.</returns>
    /// <exception cref="WeightFileException">The file cannot be read, is damaged, has preprocessing in its weights, or has nothing that
    /// the network has.</exception>
    /// <exception cref="ArgumentException"><paramref name="names"/> has a name that the network does not have.</exception>
    public static PartialLoad LoadPartial<T>(string path, NetworkSummary summary, Span<T> parameters, TensorNames? names = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using WeightSource source = WeightSource.Open(path);
        return WeightReader<T>.LoadPartial(source, summary, parameters, names);
    }

    /// <summary>The same from a stream, from where it stands; it then stands behind the file.</summary>
    public static PartialLoad LoadPartial<T>(Stream stream, NetworkSummary summary, Span<T> parameters, TensorNames? names = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        WeightReader<T>.LoadPartial(new WeightSource(stream, StreamName, isWhole: false), summary, parameters, names);

    /// <summary>The same from memory.</summary>
    public static unsafe PartialLoad LoadPartial<T>(ReadOnlySpan<byte> file, NetworkSummary summary, Span<T> parameters,
        TensorNames? names = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (byte* bytes = file)
        {
            using Stream stream = file.IsEmpty ? new MemoryStream() : new UnmanagedMemoryStream(bytes, file.Length);
            return WeightReader<T>.LoadPartial(new WeightSource(stream, BytesName, isWhole: true), summary, parameters, names);
        }
    }

    private static void Write<T>(Stream stream, string target, NetworkSummary summary, ReadOnlySpan<T> parameters, Folding folding,
        SampleNames? samples, double threshold)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(summary);
        Guard.Length(parameters.Length, summary.StateLength, summary.Name, nameof(parameters));
        IReadOnlyList<ParameterInfo> tensors = FoldingMark.Tensors(summary, folding);
        ulong before = DigestOf(parameters);
        SafeTensorsData.WriteHeader(stream,
            SafeTensorsHeader.Of<T>(tensors,
                ThresholdMark.AddTo(FoldingMark.AddTo(NameMark.AddTo(Fingerprint.Metadata(summary), samples), folding), threshold)));
        foreach (ParameterInfo parameter in tensors)
        {
            var elements = new T[parameter.Length];
            ParameterLayout.Gather(parameters, elements, parameter);
            RequireFinite<T>(elements, parameter.Name, target);
            SafeTensorsData.WriteElements<T>(stream, elements);
        }

        if (DigestOf(parameters) != before)
        {
            throw new WeightFileException($"{target}: the weights changed while they were written: a training, or another thread, is using the network. Save between two steps.");
        }
    }

    private static ulong DigestOf<T>(ReadOnlySpan<T> parameters) where T : unmanaged
    {
        var digest = default(Digest);
        digest.Add(parameters);
        return digest.Value;
    }

    /// <summary>Whether a tensor of a file is passed over.</summary>
    internal static bool IsIgnored(string tensor) =>
        tensor.EndsWith(IgnoredSuffix, StringComparison.Ordinal) || tensor.StartsWith(StatePrefix, StringComparison.Ordinal);

    /// <summary>Throws unless every value is finite.</summary>
    internal static void RequireFinite<T>(ReadOnlySpan<T> elements, string tensor, string path)
        where T : unmanaged, IFloatingPointIeee754<T>
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
