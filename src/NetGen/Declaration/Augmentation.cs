namespace NetGen;

/// <summary>
/// Changes training samples at random, every time they are seen, before the preprocessing; prediction and evaluation never see it. Declared
/// behind <c>Input</c>, applied in the order declared. What happens to a sample is a function of the trainer's seed, the step and the
/// sample's place in the batch, the same for any number of threads.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class AugmentationAttribute : NetworkItemAttribute
{
    private protected AugmentationAttribute() { }
}

/// <summary>Mirrors images left to right, or top to bottom.</summary>
/// <param name="probability">How often, in [0, 1].</param>
public sealed class RandomFlipAttribute(double probability = 0.5) : AugmentationAttribute
{
    /// <summary>How often.</summary>
    public double Probability { get; } = probability;

    /// <summary>Whether top and bottom change places, not left and right. Default false.</summary>
    public bool Vertical { get; set; }
}

/// <summary>
/// Pads images with zeros on all sides and cuts the old size out at a random place (He et al. 2016, 4 pixels on CIFAR-10).
/// </summary>
/// <param name="pad">Pixels on each side, at least 0.</param>
public sealed class RandomCropAttribute(int pad) : AugmentationAttribute
{
    /// <summary>Pixels on each side.</summary>
    public int Pad { get; } = pad;
}

/// <summary>Moves images by whole pixels; what comes in repeats the pixels at the edge.</summary>
public sealed class RandomShiftAttribute : AugmentationAttribute
{
    /// <summary>Up to so many pixels in each direction.</summary>
    /// <param name="pixels">At least 0.</param>
    public RandomShiftAttribute(int pixels) : this(pixels, pixels) { }

    /// <summary>Up to so many pixels.</summary>
    /// <param name="vertical">Up and down, at least 0.</param>
    /// <param name="horizontal">Left and right, at least 0.</param>
    public RandomShiftAttribute(int vertical, int horizontal) => (Vertical, Horizontal) = (vertical, horizontal);

    /// <summary>Pixels up and down.</summary>
    public int Vertical { get; }

    /// <summary>Pixels left and right.</summary>
    public int Horizontal { get; }
}

/// <summary>Turns images about their middle, bilinearly; what comes in is 0.</summary>
/// <param name="degrees">Up to so many degrees either way, in [0, 180].</param>
public sealed class RandomRotateAttribute(double degrees) : AugmentationAttribute
{
    /// <summary>Up to so many degrees either way.</summary>
    public double Degrees { get; } = degrees;
}

/// <summary>
/// Overwrites a random rectangle (Zhong et al. 2017): an area uniform in [<see cref="MinArea"/>, <see cref="MaxArea"/>] of the image, a
/// ratio of height to width log-uniform in [0.3, 1/0.3]; ten tries to fit it in.
/// </summary>
/// <param name="probability">How often, in [0, 1].</param>
public sealed class RandomEraseAttribute(double probability = 0.5) : AugmentationAttribute
{
    /// <summary>How often.</summary>
    public double Probability { get; } = probability;

    /// <summary>The smallest share of the image, in (0, 1]. Default .02.</summary>
    public double MinArea { get; set; } = 0.02;

    /// <summary>The largest share of the image, in (0, 1]. Default .33.</summary>
    public double MaxArea { get; set; } = 0.33;

    /// <summary>What is written, in units of the input. Default 0.</summary>
    public double Value { get; set; }
}

/// <summary>
/// Mixes a sample with another one of its mini-batch, x ← λx + (1 − λ)x′ with λ ~ Beta(α + 1, α), and keeps its own target (Zhang et al.
/// 2018, as rewritten by Huszár 2017). The other sample goes through the augmentations declared before; once in a network.
/// <para>
/// The paper draws λ ~ Beta(α, α) and mixes the targets too: E[ℓ(x_λ, λy + (1 − λ)y′)]. Where ℓ is affine in the target, as cross-entropies
/// are, that is E[λℓ(x_λ, y)] + E[(1 − λ)ℓ(x_λ, y′)]. Exchanging the two samples and λ for 1 − λ changes neither distribution nor mixture,
/// so both terms are equal and the sum is E[2λℓ(x_λ, y)]. The density of Beta(α, α) times 2λ is that of Beta(α + 1, α): B(α + 1, α) = B(α,
/// α)/2. Where only the gradient is affine in the target (squared error) the gradients are the same in expectation; elsewhere (absolute
/// error, hinge) samples are mixed and targets are not, which is another regularization than the paper's.
/// </para>
/// </summary>
/// <param name="alpha">α, above 0: the larger, the more is mixed. On average 1 − α/(2α + 1) of a sample is its own; the paper has .2 for
/// ImageNet, 1 for CIFAR-10.</param>
public sealed class MixupAttribute(double alpha = 0.2) : AugmentationAttribute
{
    /// <summary>α.</summary>
    public double Alpha { get; } = alpha;
}

/// <summary>Adds independent normal noise to every value that the first layer reads, behind the preprocessing.</summary>
/// <param name="std">Its standard deviation, in units of what the first layer reads; at least 0.</param>
public sealed class GaussianNoiseAttribute(double std) : AugmentationAttribute
{
    /// <summary>Its standard deviation.</summary>
    public double Std { get; } = std;
}
