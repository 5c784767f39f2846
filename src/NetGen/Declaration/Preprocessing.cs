namespace NetGen;

/// <summary>
/// What happens to every sample before the first layer, in training and in prediction: y = f(x), directly behind <c>Input</c>, in the order
/// declared. What must be learned is learned by <c>Fit</c> from its training samples alone, before the first step, or by
/// <c>FitPreprocessing</c>; it is saved with the weights. <c>WithFoldedPreprocessing</c> gives a copy of the network for prediction alone
/// whose first layer has it in its weights: whitening, a matrix product for every sample, then costs nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class PreprocessingAttribute : NetworkItemAttribute
{
    private protected PreprocessingAttribute() { }
}

/// <summary>
/// y = scale·x + shift; without arguments, the declared range of the input [<c>Min</c>, <c>Max</c>] becomes [<see cref="Low"/>,
/// <see cref="High"/>]: <c>[Input(28, 28, 1, Min = 0, Max = 255), Rescale]</c> reads grey levels as numbers from 0 to 1.
/// </summary>
public sealed class RescaleAttribute : PreprocessingAttribute
{
    /// <summary>From the declared range to [<see cref="Low"/>, <see cref="High"/>].</summary>
    public RescaleAttribute() => Scale = double.NaN;

    /// <summary>y = scale·x + shift.</summary>
    /// <param name="scale">The factor, not 0.</param>
    /// <param name="shift">What is added.</param>
    public RescaleAttribute(double scale, double shift = 0)
    {
        Scale = scale;
        Shift = shift;
    }

    /// <summary>The factor; NaN where the declared range says it.</summary>
    public double Scale { get; }

    /// <summary>What is added.</summary>
    public double Shift { get; }

    /// <summary>Where the declared smallest input goes. Default 0.</summary>
    public double Low { get; set; }

    /// <summary>Where the declared largest input goes. Default 1.</summary>
    public double High { get; set; } = 1;
}

/// <summary>
/// y = (x − mean)/√(variance + ε) of each feature over the training samples (variance divided by their number). A feature that never
/// changes there carries nothing and becomes 0. Of images every pixel is a feature of its own; see
/// <see cref="StandardizeChannelsAttribute"/>.
/// </summary>
public sealed class StandardizeAttribute : PreprocessingAttribute
{
    /// <summary>ε, in squared units of the input: above 0, features that hardly vary are not blown up. Default 0.</summary>
    public double Epsilon { get; set; }
}

/// <summary>
/// y = (x − mean)/√(variance + ε) with one mean and variance for each channel (last axis), over all positions and training samples: the
/// convention of ResNet (He et al. 2016, torchvision).
/// </summary>
public sealed class StandardizeChannelsAttribute : PreprocessingAttribute
{
    /// <summary>ε, in squared units of the input. Default 0.</summary>
    public double Epsilon { get; set; }
}

/// <summary>y = x − the mean sample of the training data: the mean image of AlexNet (Krizhevsky et al. 2012).</summary>
public sealed class SubtractMeanAttribute : PreprocessingAttribute;

/// <summary>
/// y = x − the mean of each channel over all positions and training samples: the convention of VGG (Simonyan and Zisserman 2015).
/// </summary>
public sealed class SubtractChannelMeanAttribute : PreprocessingAttribute;

/// <summary>
/// From the smallest and largest value that each feature has in the training data to [low, high]. A feature that never changes becomes 0.
/// </summary>
public sealed class MinMaxAttribute : PreprocessingAttribute
{
    /// <summary>Where the smallest value goes. Default 0.</summary>
    public double Low { get; set; }

    /// <summary>Where the largest value goes. Default 1.</summary>
    public double High { get; set; } = 1;
}

/// <summary>Published means and deviations, of values from 0 to 1: bytes want <c>Rescale</c> first.</summary>
public enum Preset
{
    /// <summary>ImageNet, red, green and blue, as torchvision's models expect: mean .485, .456, .406; deviation .229, .224, .225.</summary>
    ImageNet,

    /// <summary>CIFAR-10, red, green and blue: mean .4914, .4822, .4465; deviation .2470, .2435, .2616.</summary>
    Cifar10,

    /// <summary>MNIST, grey, as in PyTorch's examples: mean .1307, deviation .3081.</summary>
    Mnist,
}

/// <summary>
/// y = (x − mean)/deviation with declared numbers, one for each channel (last axis) or one for all. Nothing is fitted or saved.
/// </summary>
public sealed class NormalizeAttribute : PreprocessingAttribute
{
    /// <summary>Declared numbers.</summary>
    /// <param name="mean">The means: one for each channel, or one for all.</param>
    /// <param name="std">The deviations, above 0: one for each channel, or one for all.</param>
    public NormalizeAttribute(double[] mean, double[] std) => (Mean, Std) = (mean, std);

    /// <summary>Published numbers.</summary>
    /// <param name="preset">Whose.</param>
    public NormalizeAttribute(Preset preset)
    {
        Preset = preset;
        (Mean, Std) = preset switch
        {
            NetGen.Preset.ImageNet => ([.485, .456, .406], [.229, .224, .225]),
            NetGen.Preset.Cifar10 => ([.4914, .4822, .4465], [.2470, .2435, .2616]),
            NetGen.Preset.Mnist => ((double[])[.1307], (double[])[.3081]),
            _ => ([], []),
        };
    }

    /// <summary>The means.</summary>
    public double[] Mean { get; }

    /// <summary>The deviations.</summary>
    public double[] Std { get; }

    /// <summary>Where the numbers come from; null where they were written.</summary>
    public Preset? Preset { get; }
}

/// <summary>
/// Uncorrelated features of variance 1: from the eigenvectors of the training data's covariance. The last step of preprocessing.
/// </summary>
public abstract class WhiteningAttribute : PreprocessingAttribute
{
    private protected WhiteningAttribute() { }

    /// <summary>What is added to every variance, so that directions without any are not blown up. Above 0; default 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;
}

/// <summary>
/// y = (Λ + ε)^−½·Uᵀ(x − mean): the samples' principal components, each with variance 1, the strongest first. The first layer sees a vector
/// of them. Fitting takes a matrix of features × features and time in its cube: for thousands of features, not more.
/// </summary>
public sealed class PcaWhitenAttribute : WhiteningAttribute
{
    /// <summary>All components.</summary>
    public PcaWhitenAttribute() { }

    /// <summary>The strongest components.</summary>
    /// <param name="components">How many, at most the number of features.</param>
    public PcaWhitenAttribute(int components) => Components = components;

    /// <summary>How many are kept; 0 for all.</summary>
    public int Components { get; }
}

/// <summary>
/// y = U·(Λ + ε)^−½·Uᵀ(x − mean): whitened samples that still look like themselves (Krizhevsky 2009). Cost as
/// <see cref="PcaWhitenAttribute"/>.
/// </summary>
public sealed class ZcaWhitenAttribute : WhiteningAttribute;
