namespace NetGen;

/// <summary>How a step changes the weights w from the gradient g. Formulas and defaults are PyTorch's.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class OptimizerAttribute : NetworkItemAttribute
{
    private protected OptimizerAttribute(double learningRate) => LearningRate = learningRate;

    /// <summary>η, the learning rate before any schedule.</summary>
    public double LearningRate { get; }

    /// <summary>
    /// λ of weight decay, on weights only. Coupled (g ← g + λw), except in <see cref="AdamWAttribute"/> and <see cref="LionAttribute"/>
    /// (w ← (1 − ηλ)w) and in <see cref="LambAttribute"/> (a part of the step).
    /// </summary>
    public double WeightDecay { get; set; }
}

/// <summary>
/// w ← w − ηg; with momentum μ: v ← μv + g, w ← w − ηv (PyTorch's form: η stands outside v); Nesterov: w ← w − η(g + μv).
/// </summary>
/// <param name="learningRate">η.</param>
public sealed class SgdAttribute(double learningRate = 1e-2) : OptimizerAttribute(learningRate)
{
    /// <summary>μ in [0, 1). Default 0.</summary>
    public double Momentum { get; set; }

    /// <summary>Look ahead along the velocity (Nesterov 1983); needs momentum.</summary>
    public bool Nesterov { get; set; }
}

/// <summary>
/// s ← αs + (1 − α)g², u = g/(√(s − [centered] ḡ²) + ε), with momentum b ← μb + u, w ← w − ηb (Tieleman and Hinton 2012; PyTorch's form,
/// ε outside the root).
/// </summary>
/// <param name="learningRate">η.</param>
public sealed class RmsPropAttribute(double learningRate = 1e-2) : OptimizerAttribute(learningRate)
{
    /// <summary>α in [0, 1). Default .99 (Keras: .9).</summary>
    public double Alpha { get; set; } = 0.99;

    /// <summary>ε. Default 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>μ in [0, 1). Default 0.</summary>
    public double Momentum { get; set; }

    /// <summary>Normalise by the variance instead of the second moment: ḡ ← αḡ + (1 − α)g (Graves 2013).</summary>
    public bool Centered { get; set; }
}

/// <summary>G ← G + g², w ← w − η/(1 + (t − 1)·decay) · g/(√G + ε), t from 1 (Duchi et al. 2011; PyTorch's form).</summary>
/// <param name="learningRate">η.</param>
public sealed class AdagradAttribute(double learningRate = 1e-2) : OptimizerAttribute(learningRate)
{
    /// <summary>ε. Default 1e-10.</summary>
    public double Epsilon { get; set; } = 1e-10;

    /// <summary>How the rate falls with the step. Default 0.</summary>
    public double LearningRateDecay { get; set; }
}

/// <summary>
/// s ← ρs + (1 − ρ)g², δ = g·√(d + ε)/√(s + ε), d ← ρd + (1 − ρ)δ², w ← w − ηδ (Zeiler 2012, where η is 1; PyTorch's form).
/// </summary>
/// <param name="learningRate">η.</param>
public sealed class AdadeltaAttribute(double learningRate = 1) : OptimizerAttribute(learningRate)
{
    /// <summary>ρ in [0, 1). Default .9 (Keras: .95).</summary>
    public double Rho { get; set; } = 0.9;

    /// <summary>ε, inside both roots. Default 1e-6 (Keras: 1e-7).</summary>
    public double Epsilon { get; set; } = 1e-6;
}

/// <summary>
/// u = sign(β₁m + (1 − β₁)g), w ← (1 − ηλ)w − ηu, m ← β₂m + (1 − β₂)g; sign(0) = 0 (Chen et al. 2023, algorithm 2). Every weight moves by
/// η:
/// choose it 3 to 10 times smaller than AdamW's and λ larger by as much.
/// </summary>
/// <param name="learningRate">η.</param>
public sealed class LionAttribute(double learningRate = 1e-4) : OptimizerAttribute(learningRate)
{
    /// <summary>β₁ in [0, 1). Default .9.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>β₂ in [0, 1). Default .99.</summary>
    public double Beta2 { get; set; } = 0.99;
}
