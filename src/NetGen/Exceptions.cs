namespace NetGen;

/// <summary>
/// The base of NetGen's own errors: something in the data, the files or the training is not as it must be. Not thread-safe, as no exception
/// is.
/// </summary>
public abstract class NetGenException : Exception
{
    private protected NetGenException(string message, Exception? inner = null) : base(message, inner) { }

    /// <summary>
    /// What a training had done that this error ended: its complete epochs and how many steps it took. Null for errors before the first step,
    /// and outside <c>Fit</c>.
    /// </summary>
    public History? History { get; internal set; }
}

/// <summary>
/// A value became NaN or infinite while training. The parameters are those before that step; those of the best epoch where <c>Fit</c> kept
/// them, see <see cref="FitOptions.CancellationToken"/>.
/// </summary>
public sealed class NonFiniteValueException : NetGenException
{
    /// <summary>Says where a value was not finite.</summary>
    /// <param name="step">The optimisation step, counted from 0.</param>
    /// <param name="layer">The first layer in which it was seen; "input" or "loss" outside a layer.</param>
    /// <param name="quantity">What it was ("output", "weight gradient", …).</param>
    /// <param name="cause">The likely cause and what to try.</param>
    /// <param name="ruleId">The rule of the catalogue that explains it.</param>
    /// <param name="finding">What was found, as a sentence.</param>
    public NonFiniteValueException(long step, string layer, string quantity, string cause, string ruleId, string finding) : base(finding)
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

    /// <summary>The epoch whose weights <c>Fit</c> has put back, the best until then; null where the weights are those before the step.</summary>
    public int? RestoredEpoch { get; internal set; }

    /// <summary>What was found, which weights there are now, the likely cause and its rule.</summary>
    public override string Message => FormattableString.Invariant(
        $"{base.Message} The weights are those {(RestoredEpoch is int epoch ? $"of epoch {epoch}, the best" : "before this step")}. {Cause} ({RuleId})");
}

/// <summary>A span does not have the length that the network's shapes require.</summary>
public sealed class TensorLengthException(string message) : NetGenException(message);

/// <summary>A value that was to be predicted from is NaN or infinite. Data sets that are trained or measured on are a <see cref="DatasetException"/>.</summary>
public sealed class NonFiniteInputException : NetGenException
{
    /// <summary>Says where the value is.</summary>
    /// <param name="sample">The sample, counted from 0.</param>
    /// <param name="feature">The value's place in the sample, counted from 0.</param>
    /// <param name="message">All of it.</param>
    public NonFiniteInputException(int sample, int feature, string message) : base(message) => (Sample, Feature) = (sample, feature);

    /// <summary>The sample, counted from 0: 0 where one alone is predicted.</summary>
    public int Sample { get; }

    /// <summary>The value's place in the sample, counted from 0.</summary>
    public int Feature { get; }
}

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
