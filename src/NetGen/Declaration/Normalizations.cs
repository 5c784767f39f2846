namespace NetGen;

/// <summary>
/// A normalisation: values are divided by how far they spread, and a learned scale γ for each channel (an element of the last axis)
/// multiplies them. Weight file: <c>weight</c> γ [channels].
/// </summary>
public abstract class NormalizationAttribute : LayerAttribute, ILearnedLayer
{
    private protected NormalizationAttribute() { }

    /// <summary>
    /// What weight files call the layer, used as written, where it is not <see cref="LayerAttribute.Name"/> or its kind and index:
    /// <c>"features.0"</c> gives
    /// <c>features.0.weight</c>. For files of other programs.
    /// </summary>
    public string? Tensor { get; set; }

    /// <summary>ε, above 0. Default 1e-5, PyTorch's; Keras has 1e-3.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>
    /// How γ starts. Default ones (<see cref="NetGen.Init.Auto"/>). Zeros at the end of a residual branch make the block start as the
    /// identity (Goyal et al. 2017).
    /// </summary>
    public Init ScaleInit { get; set; } = Init.Auto;

    /// <summary>The scale of <see cref="ScaleInit"/>, as <see cref="WeightedLayerAttribute.InitScale"/> is of
    /// <see cref="WeightedLayerAttribute.Init"/>.</summary>
    public double ScaleInitScale { get; set; } = double.NaN;

    /// <summary>λ of an L1 penalty on γ (proximal step; exact zeros). NaN, the default, is none: the network's does not cover it.</summary>
    public double L1 { get; set; } = double.NaN;

    /// <summary>λ of an L2 penalty on γ. NaN, the default, is none: the network's does not cover it.</summary>
    public double L2 { get; set; } = double.NaN;

    /// <summary>
    /// False freezes γ, and β where there is one. A batch normalisation goes on taking its batches' statistics while training, as in
    /// PyTorch.
    /// </summary>
    public bool Trainable { get; set; } = true;

    /// <summary>What the learning rate is multiplied by for γ and β. Above 0; default 1.</summary>
    public double LearningRateFactor { get; set; } = 1;
}

/// <summary>
/// A normalisation that takes the mean away: y = γ·(x − mean)/√(variance + ε) + β, with a learned shift β for each channel too. The
/// variance is that of n values, not n − 1. Weight file: also <c>bias</c> β [channels].
/// </summary>
public abstract class CenteringNormalizationAttribute : NormalizationAttribute
{
    private protected CenteringNormalizationAttribute() { }

    /// <summary>How β starts. Default zeros (also for <see cref="NetGen.Init.Auto"/>).</summary>
    public Init BiasInit { get; set; } = Init.Zeros;

    /// <summary>The scale of <see cref="BiasInit"/>, as <see cref="WeightedLayerAttribute.InitScale"/> is of
    /// <see cref="WeightedLayerAttribute.Init"/>.</summary>
    public double BiasInitScale { get; set; } = double.NaN;
}

/// <summary>
/// Batch normalisation (Ioffe and Szegedy 2015): in training, mean and variance of each channel over the batch and all positions; at
/// prediction, running averages of them, with the variance of n − 1 values (PyTorch's BatchNorm1d and 2d). A step works through its whole
/// batch at once, so that its workspace grows with the batch. Weight file: also <c>running_mean</c> and <c>running_var</c> [channels].
/// </summary>
public sealed class BatchNormAttribute : CenteringNormalizationAttribute
{
    /// <summary>The share of a new batch in the running statistics, in (0, 1]. Default 0.1, PyTorch's; Keras' 0.99 is the share of the
    /// old.</summary>
    public double Momentum { get; set; } = 0.1;
}

/// <summary>
/// Layer normalisation (Ba et al. 2016): mean and variance over the last axis, for each sample and position by itself, in training and at
/// prediction alike.
/// PyTorch's LayerNorm of the last axis.
/// </summary>
public sealed class LayerNormAttribute : CenteringNormalizationAttribute;

/// <summary>
/// Group normalisation (Wu and He 2018): mean and variance over each group of neighbouring channels and all positions, for each sample by
/// itself, in training and at prediction alike. PyTorch's GroupNorm, behind Flatten too: its groups, and what it gives, are in PyTorch's
/// order there, channels first.
/// </summary>
/// <param name="groups">How many groups; it must divide the channels.</param>
public sealed class GroupNormAttribute(int groups) : CenteringNormalizationAttribute
{
    /// <summary>How many groups.</summary>
    public int Groups { get; } = groups;
}

/// <summary>
/// Instance normalisation (Ulyanov et al. 2016): mean and variance of each channel over all positions of an image or a sequence, for each
/// sample by itself, in training and at prediction alike. PyTorch's InstanceNorm1d and 2d with <c>affine=True</c>.
/// </summary>
public sealed class InstanceNormAttribute : CenteringNormalizationAttribute;

/// <summary>
/// Root-mean-square normalisation (Zhang and Sennrich 2019): y = γ·x/√(mean(x²) + ε) over the last axis, for each sample and position by
/// itself, in training and at prediction alike. It takes no mean away and has no shift. PyTorch's RMSNorm of the last axis, whose ε is
/// 1.2e-7 where none is given.
/// </summary>
public sealed class RmsNormAttribute : NormalizationAttribute;
