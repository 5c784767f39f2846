namespace NetGen;

/// <summary>
/// The base of NetGen's own errors: something in the data, the files or the training is not as it must be. Not thread-safe, as no exception
/// is.
/// </summary>
public abstract class NetGenException : Exception
{
    private protected NetGenException(string message, Exception? inner = null) : base(message, inner) { }
}

/// <summary>A value became NaN or infinite while training. The parameters are the last good ones.</summary>
public sealed class NonFiniteValueException : NetGenException
{
    /// <summary>Says where a value was not finite.</summary>
    /// <param name="step">The optimisation step, counted from 0.</param>
    /// <param name="layer">The first layer in which it was seen; "input" or "loss" outside a layer.</param>
    /// <param name="quantity">What it was ("output", "weight gradient", …).</param>
    /// <param name="cause">The likely cause and what to try.</param>
    /// <param name="ruleId">The rule of the catalogue that explains it.</param>
    /// <param name="message">All of it.</param>
    public NonFiniteValueException(long step, string layer, string quantity, string cause, string ruleId, string message) : base(message)
    {
        Step = step;
        Layer = layer;
        Quantity = quantity;
        Cause = cause;
        RuleId = ruleId;
    }

    /// <summary>The optimisation step, counted from 0.</summary>
    public long Step { get; }

    /// <summary>The first layer in which it was seen; "input" or "loss" outside a layer.</summary>
    public string Layer { get; }

    /// <summary>What it was.</summary>
    public string Quantity { get; }

    /// <summary>The likely cause and what to try, as a sentence.</summary>
    public string Cause { get; }

    /// <summary>The rule of the catalogue that explains the cause ("NG6002").</summary>
    public string RuleId { get; }
}

/// <summary>A span does not have the length that the network's shapes require.</summary>
public sealed class TensorLengthException(string message) : NetGenException(message);

/// <summary>A class label is not in [0, classes).</summary>
public sealed class LabelOutOfRangeException(string message) : NetGenException(message);

/// <summary>A data set is empty, too small or unlike what the network needs.</summary>
public sealed class DatasetException(string message, Exception? inner = null) : NetGenException(message, inner);

/// <summary>A data file (IDX, CSV, …) is malformed. The message names the file, the place, what was expected and what was found.</summary>
public sealed class DataFormatException(string message, Exception? inner = null) : NetGenException(message, inner);

/// <summary>A weight file is malformed, foreign, of another network, or could not be written.</summary>
public sealed class WeightFileException(string message, Exception? inner = null) : NetGenException(message, inner);

/// <summary>A network was to run before its declared preprocessing has seen training data.</summary>
public sealed class PreprocessingNotFittedException(string message) : NetGenException(message);

/// <summary>Preprocessing cannot be folded into a network's weights, or is, and the network was to be trained.</summary>
public sealed class PreprocessingFoldedException(string message) : NetGenException(message);
