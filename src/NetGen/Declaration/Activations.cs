namespace NetGen;

/// <summary>An activation: a function applied to each element (softmax: to each vector of the last axis).</summary>
public abstract class ActivationAttribute : LayerAttribute
{
    private protected ActivationAttribute() { }
}

/// <summary>max(0, x), with derivative 0 at 0 as in PyTorch and TensorFlow (Nair and Hinton 2010).</summary>
public sealed class ReluAttribute : ActivationAttribute;

/// <summary>x for x &gt; 0, slope·x otherwise (Maas et al. 2013). The default slope .01 is PyTorch's; Keras has .2 or .3.</summary>
/// <param name="slope">The slope for negative x, in [0, 1).</param>
public sealed class LeakyReluAttribute(double slope = 0.01) : ActivationAttribute
{
    /// <summary>The slope for negative x.</summary>
    public double Slope { get; } = slope;
}

/// <summary>
/// x for x &gt; 0, a·x otherwise, with a slope a that is learned for each channel, an element of the last axis (He et al. 2015). Weight
/// file: <c>weight</c> [channels], or [1] where it is shared.
/// </summary>
/// <param name="slope">Where the slopes start, in [0, 1). Default .25.</param>
public sealed class PReluAttribute(double slope = 0.25) : ActivationAttribute, ILearnedLayer
{
    /// <summary>Where the slopes start.</summary>
    public double Slope { get; } = slope;

    /// <summary>
    /// What weight files call the layer, used as written, where it is not <see cref="LayerAttribute.Name"/> or its kind and index:
    /// <c>"features.0"</c> gives <c>features.0.weight</c>. For files of other programs.
    /// </summary>
    public string? Tensor { get; set; }

    /// <summary>One slope for all channels. Default false.</summary>
    public bool Shared { get; set; }

    /// <summary>False freezes the slopes.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>What the learning rate is multiplied by for the slopes. Above 0; default 1.</summary>
    public double LearningRateFactor { get; set; } = 1;
}

/// <summary>x for x &gt; 0, α(eˣ − 1) otherwise (Clevert et al. 2016).</summary>
/// <param name="alpha">α, above 0.</param>
public sealed class EluAttribute(double alpha = 1.0) : ActivationAttribute
{
    /// <summary>α.</summary>
    public double Alpha { get; } = alpha;
}

/// <summary>
/// λx for x &gt; 0, λα(eˣ − 1) otherwise, with the λ ≈ 1.0507 and α ≈ 1.6733 that keep mean 0 and variance 1 (Klambauer et al. 2017).
/// <see cref="Init.Auto"/> chooses LeCun-normal in front of it, for which they were made.
/// </summary>
public sealed class SeluAttribute : ActivationAttribute;

/// <summary>x·Φ(x), Φ the normal distribution function (Hendrycks and Gimpel 2016). Exact by default, as in PyTorch and Keras.</summary>
public sealed class GeluAttribute : ActivationAttribute
{
    /// <summary>½x(1 + tanh(√(2/π)(x + 0.044715x³))) instead: cheaper, at most 5e-4 away. Default false.</summary>
    public bool Approximate { get; set; }
}

/// <summary>x·σ(x), also called swish (Elfwing et al. 2017; Ramachandran et al. 2017).</summary>
public sealed class SiluAttribute : ActivationAttribute;

/// <summary>x·tanh(log(1 + eˣ)) (Misra 2019).</summary>
public sealed class MishAttribute : ActivationAttribute;

/// <summary>log(1 + eˣ), the smooth ReLU (Dugas et al. 2001); PyTorch's with β = 1, which becomes x above its threshold 20.</summary>
public sealed class SoftplusAttribute : ActivationAttribute;

/// <summary>x/(1 + |x|).</summary>
public sealed class SoftsignAttribute : ActivationAttribute;

/// <summary>min(max(0, x), 6), with derivative 0 at both ends.</summary>
public sealed class Relu6Attribute : ActivationAttribute;

/// <summary>max(0, x)² (So et al. 2021, Primer). Grows faster than its input: what stands in front should keep it in bounds.</summary>
public sealed class SquaredReluAttribute : ActivationAttribute;

/// <summary>
/// log(1 + max(0, x)) (Liu et al. 2019, NLReLU): near 0 the rectifier, and of large values their logarithm, as of powers of sound, of
/// counts, of amounts.
/// </summary>
public sealed class LogReluAttribute : ActivationAttribute;

/// <summary>x/6 + ½ clipped to [0, 1] (PyTorch and Keras 3; Keras 2 had x/5 + ½).</summary>
public sealed class HardSigmoidAttribute : ActivationAttribute;

/// <summary>x times <see cref="HardSigmoidAttribute"/> of x (Howard et al. 2019).</summary>
public sealed class HardSwishAttribute : ActivationAttribute;

/// <summary>eˣ: a positive output, as <see cref="PoissonAttribute"/> wants.</summary>
public sealed class ExpAttribute : ActivationAttribute;

/// <summary>tanh x.</summary>
public sealed class TanhAttribute : ActivationAttribute;

/// <summary>1/(1 + e⁻ˣ).</summary>
public sealed class SigmoidAttribute : ActivationAttribute;

/// <summary>eˣᵢ / Σⱼ eˣⱼ over the last axis, computed with the maximum subtracted.</summary>
public sealed class SoftmaxAttribute : ActivationAttribute;

/// <summary>xᵢ − log Σⱼ eˣⱼ over the last axis, the logarithm of softmax, computed with the maximum subtracted.</summary>
public sealed class LogSoftmaxAttribute : ActivationAttribute;
