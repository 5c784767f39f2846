namespace NetGen;

/// <summary>
/// Fully connected: y = Wx + b, applied to the last axis. Weight file: <c>weight</c> [units, inputs], <c>bias</c> [units].
/// </summary>
/// <param name="units">The number of outputs, at least 1.</param>
public sealed class DenseAttribute(int units) : WeightedLayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;
}

/// <summary>Makes a vector of a tensor, in row-major order over (height, width, channels). Costs nothing.</summary>
public sealed class FlattenAttribute : LayerAttribute;

/// <summary>
/// Inverted dropout (Srivastava et al. 2014): while training, each element is 0 with probability <paramref name="rate"/> and scaled by
/// 1/(1 − rate) otherwise, so that its expectation is unchanged; the identity at prediction.
/// </summary>
/// <param name="rate">The probability of dropping an element, in [0, 1).</param>
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability of dropping an element.</summary>
    public double Rate { get; } = rate;
}

/// <summary>
/// Dropout of whole channels (Tompson et al. 2015): while training, a channel of a sample is 0 at all positions with probability
/// <paramref name="rate"/> and scaled by 1/(1 − rate) otherwise; the identity at prediction. Neighbouring pixels are alike, so that
/// dropping them one by one would take little away.
/// </summary>
/// <param name="rate">The probability of dropping a channel, in [0, 1).</param>
public sealed class SpatialDropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability of dropping a channel.</summary>
    public double Rate { get; } = rate;
}

/// <summary>
/// The dropout for networks with SELU (Klambauer et al. 2017): while training, each element becomes SELU's lower end −λα with probability
/// <paramref name="rate"/>, and all are then scaled and shifted so that mean 0 and variance 1 stay; the identity at prediction.
/// </summary>
/// <param name="rate">The probability of dropping an element, in [0, 1).</param>
public sealed class AlphaDropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability of dropping an element.</summary>
    public double Rate { get; } = rate;
}
