namespace NetGen;

/// <summary>
/// y = s ⊙ x with a learned factor s for each channel (an element of the last axis): the last layer of a residual branch, with a small
/// <paramref name="start"/>, in very deep networks (LayerScale, Touvron et al. 2021), or the strength of each channel anywhere else. No
/// shift; no penalty and no weight decay cover it. Weight file: <c>weight</c> [channels].
/// </summary>
/// <param name="start">What every factor starts as. Default 1: the layer is the identity.</param>
public sealed class ScaleAttribute(double start = 1) : LayerAttribute, ILearnedLayer
{
    /// <summary>What every factor starts as.</summary>
    public double Start { get; } = start;

    /// <summary>
    /// What weight files call the layer, used as written, where it is not <see cref="LayerAttribute.Name"/> or its kind and index:
    /// <c>"features.0"</c> gives <c>features.0.weight</c>. For files of other programs.
    /// </summary>
    public string? Tensor { get; set; }

    /// <summary>False freezes the factors.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>What the learning rate is multiplied by for the factors. Above 0; default 1.</summary>
    public double LearningRateFactor { get; set; } = 1;
}
