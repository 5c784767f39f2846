namespace NetGen;

/// <summary>
/// The base of NetGen's own errors: something in the data, the files or the training is not as it must be. Not thread-safe, as no exception
/// is.
/// </summary>
public abstract class NetGenException : Exception
{
    private protected NetGenException(string message, Exception? inner = null) : base(message, inner) { }
}

/// <summary>A span does not have the length that the network's shapes require.</summary>
public sealed class TensorLengthException(string message) : NetGenException(message);

/// <summary>What was to be written lies over what was still to be read.</summary>
public sealed class OverlappingSpansException(string message) : NetGenException(message);

/// <summary>
/// A value that was to be predicted from is NaN or infinite, or the values (or weights) are such that an output is: then
/// <see cref="Feature"/> is −1. Data sets that are trained or measured on are a <see cref="DatasetException"/>.
/// </summary>
public sealed class NonFiniteInputException : NetGenException
{
    /// <summary>Says where the value is.</summary>
    /// <param name="sample">The sample, counted from 0.</param>
    /// <param name="feature">The value's place in the sample, counted from 0; −1 where no single one is to blame.</param>
    /// <param name="message">All of it.</param>
    public NonFiniteInputException(int sample, int feature, string message) : base(message) => (Sample, Feature) = (sample, feature);

    /// <summary>The sample, counted from 0: 0 where one alone is predicted.</summary>
    public int Sample { get; }

    /// <summary>The value's place in the sample, counted from 0; −1 where no single one is to blame.</summary>
    public int Feature { get; }
}

/// <summary>A class label is not in [0, classes).</summary>
public sealed class LabelOutOfRangeException(string message) : NetGenException(message);

/// <summary>A token of a sequence is not a whole number in [0, vocabulary).</summary>
public sealed class TokenOutOfRangeException : NetGenException
{
    /// <summary>Says where the token is.</summary>
    /// <param name="sequence">The sequence, counted from 0.</param>
    /// <param name="step">The step in it, counted from 0.</param>
    /// <param name="message">All of it.</param>
    public TokenOutOfRangeException(int sequence, int step, string message) : base(message) => (Sequence, Step) = (sequence, step);

    /// <summary>The sequence, counted from 0: 0 where one alone is predicted.</summary>
    public int Sequence { get; }

    /// <summary>The step in it, counted from 0.</summary>
    public int Step { get; }
}

/// <summary>
/// A sequence has no steps, more than are declared, steps of different widths, or something that is no step: the message says what, and
/// where.
/// </summary>
public sealed class SequenceException : NetGenException
{
    /// <summary>Says where it is.</summary>
    /// <param name="sequence">The sequence, counted from 0.</param>
    /// <param name="step">The step in it, counted from 0.</param>
    /// <param name="message">All of it.</param>
    public SequenceException(int sequence, int step, string message) : base(message) => (Sequence, Step) = (sequence, step);

    /// <summary>The sequence, counted from 0: 0 where one alone is predicted.</summary>
    public int Sequence { get; }

    /// <summary>The step in it, counted from 0.</summary>
    public int Step { get; }
}

/// <summary>A data set is empty, too small or unlike what the network needs.</summary>
public sealed class DatasetException(string message, Exception? inner = null) : NetGenException(message, inner);

/// <summary>A data file (IDX, CSV, …) is malformed. The message names the file, the place, what was expected and what was found.</summary>
public sealed class DataFormatException(string message, Exception? inner = null) : NetGenException(message, inner);

/// <summary>A row of a table has a value that its column cannot have, or lacks one. Of files and streams it is a
/// <see cref="DataFormatException"/>.</summary>
public sealed class TableValueException : NetGenException
{
    /// <summary>Says in which column.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="message">All of it.</param>
    public TableValueException(string column, string message) : base(message) => Column = column;

    /// <summary>The column's name.</summary>
    public string Column { get; }
}

/// <summary>A weight file is malformed, foreign, of another network, or could not be written.</summary>
public sealed class WeightFileException(string message, Exception? inner = null) : NetGenException(message, inner);

/// <summary>The file of a stream's state is malformed, no state, of another network, or could not be written.</summary>
public sealed class StateFileException(string message, Exception? inner = null) : NetGenException(message, inner);

/// <summary>A stream was to go on beyond the steps that a layer has something for.</summary>
public sealed class StreamEndedException(string message) : NetGenException(message);

/// <summary>A network was to run before its declared preprocessing has seen training data.</summary>
public sealed class PreprocessingNotFittedException(string message) : NetGenException(message);

/// <summary>Preprocessing cannot be folded into a network's weights, or is, and the network was to be trained.</summary>
public sealed class PreprocessingFoldedException(string message) : NetGenException(message);
