using System.Numerics;

namespace NetGen;

/// <summary>
/// What all compiled networks are, so that services, tests and dependency injection can be written for any of them. Implemented by
/// generated
/// code, never by hand. A network's own members have more: typed hyperparameters, views of layers, rows of its table.
/// Thread-safe while nobody trains it or writes to it.
/// </summary>
/// <typeparam name="TSelf">The network.</typeparam>
/// <example><code>
/// static void Retrain&lt;TNetwork&gt;(Dataset train, string path) where TNetwork : class, INetwork&lt;TNetwork&gt;
/// {
///     TNetwork network = TNetwork.Create(seed: 1);
///     network.Fit(train);
///     network.Save(path);
/// }
/// </code></example>
public interface INetwork<TSelf> where TSelf : class, INetwork<TSelf>
{
    /// <summary>What was compiled: name, lengths, layers, parameters, costs.</summary>
    static abstract NetworkSummary Summary { get; }

    /// <summary>Values of an input sample.</summary>
    static virtual int InputLength => TSelf.Summary.InputLength;

    /// <summary>Values of an output.</summary>
    static virtual int OutputLength => TSelf.Summary.OutputLength;

    /// <summary>All weights and biases.</summary>
    static virtual int ParameterCount => TSelf.Summary.ParameterCount;

    /// <summary>A network with fresh weights; the same seed gives the same weights.</summary>
    static abstract TSelf Create(ulong seed);

    /// <summary>Reads a network from a safetensors file.</summary>
    /// <exception cref="WeightFileException">The file is malformed or of another network.</exception>
    static abstract TSelf Load(string path);

    /// <summary>Reads a network from a stream that stands at a safetensors file.</summary>
    /// <exception cref="WeightFileException">The file is malformed or of another network.</exception>
    static abstract TSelf Load(Stream stream, TensorNames? names = null);

    /// <summary>Reads a network from a safetensors file in memory.</summary>
    /// <exception cref="WeightFileException">The file is malformed or of another network.</exception>
    static abstract TSelf Load(ReadOnlySpan<byte> file, TensorNames? names = null);

    /// <summary>What the columns and classes of its samples are called.</summary>
    SampleNames Names { get; set; }

    /// <summary>Trains on a data set.</summary>
    /// <exception cref="DatasetException">The data do not fit the network.</exception>
    /// <exception cref="NonFiniteValueException">The loss or a gradient became NaN or infinite.</exception>
    /// <exception cref="NotSupportedException">The network has no loss and no optimizer.</exception>
    History Fit(Dataset train, FitOptions? options = null);

    /// <summary>Predicts a data set and measures.</summary>
    /// <exception cref="DatasetException">The data do not fit the network.</exception>
    /// <exception cref="NotSupportedException">The network has no loss and no optimizer.</exception>
    Evaluation Evaluate(Dataset data);

    /// <summary>Writes the weights as a safetensors file; an existing file is replaced whole or not at all.</summary>
    /// <exception cref="WeightFileException">The file could not be written.</exception>
    void Save(string path);

    /// <summary>Writes the same file to a stream, which stays open.</summary>
    void Save(Stream stream);

    /// <summary>The same file in memory.</summary>
    byte[] SaveToBytes();

    /// <summary>A network of its own with the same weights, running statistics and preprocessing.</summary>
    TSelf Clone();
}

/// <summary>What all compiled networks of a scalar are: predictions too. Thread-safe while nobody trains it or writes to it.</summary>
/// <typeparam name="TSelf">The network.</typeparam>
/// <typeparam name="T">Its scalar, float or double.</typeparam>
public interface INetwork<TSelf, T> : INetwork<TSelf> where TSelf : class, INetwork<TSelf, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>All parameters on one span. Writing here changes the network.</summary>
    Span<T> Parameters { get; }

    /// <summary>Predicts one sample. Thread-safe; allocates nothing.</summary>
    /// <param name="input">InputLength values.</param>
    /// <param name="output">Receives OutputLength values.</param>
    /// <exception cref="TensorLengthException">A span has another length.</exception>
    /// <exception cref="NonFiniteInputException">A value is NaN or infinite.</exception>
    /// <exception cref="PreprocessingNotFittedException">The declared preprocessing has not seen training data.</exception>
    void Predict(ReadOnlySpan<T> input, Span<T> output);

    /// <summary>Predicts one sample into an array of its own.</summary>
    /// <inheritdoc cref="Predict(ReadOnlySpan{T}, Span{T})"/>
    T[] Predict(ReadOnlySpan<T> input);

    /// <summary>Predicts many samples. Thread-safe; allocates nothing.</summary>
    /// <param name="inputs">Samples × InputLength values, row-major.</param>
    /// <param name="outputs">Receives samples × OutputLength values.</param>
    /// <inheritdoc cref="Predict(ReadOnlySpan{T}, Span{T})"/>
    void PredictBatch(ReadOnlySpan<T> inputs, Span<T> outputs);
}
