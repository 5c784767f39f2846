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

/// <summary>x for x &gt; 0, α(eˣ − 1) otherwise (Clevert et al. 2016).</summary>
/// <param name="alpha">α, above 0.</param>
public sealed class EluAttribute(double alpha = 1.0) : ActivationAttribute
{
    /// <summary>α.</summary>
    public double Alpha { get; } = alpha;
}

/// <summary>tanh x.</summary>
public sealed class TanhAttribute : ActivationAttribute;

/// <summary>1/(1 + e⁻ˣ).</summary>
public sealed class SigmoidAttribute : ActivationAttribute;

/// <summary>eˣᵢ / Σⱼ eˣⱼ over the last axis, computed with the maximum subtracted.</summary>
public sealed class SoftmaxAttribute : ActivationAttribute;
