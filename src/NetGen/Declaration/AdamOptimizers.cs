namespace NetGen;

/// <summary>What all of the Adam family have.</summary>
internal interface IAdam
{
    /// <summary>β₁ in [0, 1).</summary>
    double Beta1 { get; }

    /// <summary>β₂ in [0, 1).</summary>
    double Beta2 { get; }

    /// <summary>ε above 0.</summary>
    double Epsilon { get; }
}

/// <summary>
/// m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η·m̂/(√v̂ + ε) with the bias-corrected m̂, v̂ (Kingma and Ba 2015).
/// </summary>
/// <param name="learningRate">η.</param>
public sealed class AdamAttribute(double learningRate = 1e-3) : OptimizerAttribute(learningRate), IAdam
{
    /// <summary>β₁ in [0, 1). Default .9.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>β₂ in [0, 1). Default .999.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>ε, added after the root. Default 1e-8 (Keras: 1e-7 before the correction).</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Divide by the largest v so far instead of the present one (Reddi et al. 2018; the maximum before the correction, as in
    /// PyTorch).</summary>
    public bool AmsGrad { get; set; }
}

/// <summary>Adam with decoupled weight decay: w ← (1 − ηλ)w before Adam's step (Loshchilov and Hutter 2019). λ defaults to .01.</summary>
public sealed class AdamWAttribute : OptimizerAttribute, IAdam
{
    /// <summary>AdamW with the given learning rate.</summary>
    /// <param name="learningRate">η.</param>
    public AdamWAttribute(double learningRate = 1e-3) : base(learningRate) => WeightDecay = 0.01;

    /// <summary>β₁ in [0, 1). Default .9.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>β₂ in [0, 1). Default .999.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>ε, added after the root. Default 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Divide by the largest v so far instead of the present one (Reddi et al. 2018; the maximum before the correction, as in
    /// PyTorch).</summary>
    public bool AmsGrad { get; set; }
}

/// <summary>
/// Adam with Nesterov momentum (Dozat 2016; PyTorch's form): μₜ = β₁(1 − ½·.96^(tψ)), t from 1, v as Adam's;
/// w ← w − η·((1 − μₜ)g/(1 − Πₜ) + μₜ₊₁m/(1 − Πₜ₊₁))/(√v̂ + ε) with Πₜ = μ₁⋯μₜ. (PyTorch before 2.0 took μₜ twice into Πₜ₊₁.)
/// </summary>
/// <param name="learningRate">η.</param>
public sealed class NadamAttribute(double learningRate = 2e-3) : OptimizerAttribute(learningRate), IAdam
{
    /// <summary>β₁ in [0, 1). Default .9.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>β₂ in [0, 1). Default .999.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>ε, added after the root. Default 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>ψ, how fast the momentum warms up. Default .004.</summary>
    public double MomentumDecay { get; set; } = 4e-3;
}

/// <summary>
/// Adam with a rectified variance (Liu et al. 2020; PyTorch's form): while ρₜ = ρ − 2tβ₂ᵗ/(1 − β₂ᵗ) with ρ = 2/(1 − β₂) − 1 is at most 5,
/// w ← w − η·m̂; then w ← w − η·r·m̂·√(1 − β₂ᵗ)/(√v + ε) with r² = (ρₜ − 4)(ρₜ − 2)ρ/((ρ − 4)(ρ − 2)ρₜ).
/// </summary>
/// <param name="learningRate">η.</param>
public sealed class RAdamAttribute(double learningRate = 1e-3) : OptimizerAttribute(learningRate), IAdam
{
    /// <summary>β₁ in [0, 1). Default .9.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>β₂ in [0, 1). Default .999. Below .67 the variance is never rectified.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>ε, added after the root. Default 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;
}

/// <summary>
/// Adam with the largest gradient instead of the root mean square: m as Adam's, u ← max(β₂u, |g| + ε), w ← w − η/(1 − β₁ᵗ)·m/u
/// (Kingma and Ba 2015, section 7.1; PyTorch's form).
/// </summary>
/// <param name="learningRate">η.</param>
public sealed class AdamaxAttribute(double learningRate = 2e-3) : OptimizerAttribute(learningRate), IAdam
{
    /// <summary>β₁ in [0, 1). Default .9.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>β₂ in [0, 1). Default .999.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>ε, added to the gradient's magnitude. Default 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;
}

/// <summary>
/// Adam whose step is as long as the weights say, for large batches (You et al. 2020): r = m̂/(√v̂ + ε) + λw with the bias-corrected m̂,
/// v̂; then w ← w − η·‖w‖/‖r‖·r, the norms over each layer's weights; the ratio is 1 where one of them is 0. Biases and the scales and
/// shifts of normalizations, which have no decay either, move by η·r, as in the authors' code: a bias that starts at 0 would stay there. λ
/// defaults to .01.
/// </summary>
public sealed class LambAttribute : OptimizerAttribute, IAdam
{
    /// <summary>Lamb with the given learning rate.</summary>
    /// <param name="learningRate">η: by which share of its norm a layer's weights move in a step.</param>
    public LambAttribute(double learningRate = 1e-3) : base(learningRate) => WeightDecay = 0.01;

    /// <summary>β₁ in [0, 1). Default .9.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>β₂ in [0, 1). Default .999.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>ε, added after the root. Default 1e-6.</summary>
    public double Epsilon { get; set; } = 1e-6;
}
