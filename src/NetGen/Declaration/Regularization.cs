namespace NetGen;

/// <summary>
/// A penalty on every weight of the network; biases only where a layer says so. A layer's own L1 or L2 replaces it there.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class PenaltyAttribute : NetworkItemAttribute
{
    private protected PenaltyAttribute(double lambda) => Lambda = lambda;

    /// <summary>λ ≥ 0.</summary>
    public double Lambda { get; }
}

/// <summary>
/// λ‖w‖₁ by a proximal step after any optimizer's step: w ← sign(w)·max(|w| − ηλ, 0) (Duchi and Singer 2009). Unimportant weights
/// become exactly 0.
/// </summary>
/// <param name="lambda">λ.</param>
public sealed class L1Attribute(double lambda) : PenaltyAttribute(lambda);

/// <summary>½λ‖w‖²: adds λw to the gradient before the optimizer's step (coupled). Keras's l2(λ) is λ‖w‖², twice this.</summary>
/// <param name="lambda">λ.</param>
public sealed class L2Attribute(double lambda) : PenaltyAttribute(lambda);

/// <summary>
/// λ(r‖w‖₁ + (1 − r)/2·‖w‖²) by a proximal step: soft threshold ηλr, then division by 1 + ηλ(1 − r) (Zou and Hastie 2005).
/// </summary>
/// <param name="lambda">λ.</param>
/// <param name="l1Ratio">r in [0, 1]: 1 is the lasso, 0 is ridge.</param>
public sealed class ElasticNetAttribute(double lambda, double l1Ratio) : PenaltyAttribute(lambda)
{
    /// <summary>r.</summary>
    public double L1Ratio { get; } = l1Ratio;
}
