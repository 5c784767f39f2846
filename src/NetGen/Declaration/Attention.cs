namespace NetGen;

/// <summary>
/// Multi-head attention of a sequence (steps, channels) to itself (Vaswani et al. 2017): queries q, keys k and values v are affine maps of
/// each step; in each head of d = channels/heads channels a step becomes Σ softmax(q·kᵀ/√d)·v over all steps, or with
/// <see cref="Causal"/> over those up to itself; an affine map of the heads side by side ends it. PyTorch's MultiheadAttention with
/// <c>batch_first=True</c>, called as <c>attention(x, x, x)</c>. Weight file: <c>in_proj_weight</c> [3·channels, channels],
/// <c>in_proj_bias</c> [3·channels], <c>out_proj.weight</c> [channels, channels], <c>out_proj.bias</c> [channels]. The two maps are shown
/// as <c>Attention1Input</c> and <c>Attention1Output</c>.
/// </summary>
/// <param name="heads">Heads, at least 1; they divide the channels.</param>
public sealed class AttentionAttribute(int heads) : WeightedLayerAttribute
{
    /// <summary>Heads.</summary>
    public int Heads { get; } = heads;

    /// <summary>Whether a step sees itself and those before it only. Default false.</summary>
    public bool Causal { get; set; }
}

/// <summary>
/// Adds to each step of a sequence (steps, channels) a vector that is learned for its place. Weight file: <c>weight</c> [steps, channels],
/// as of PyTorch's <c>Embedding(steps, channels)</c> of the places.
/// </summary>
public sealed class LearnedPositionsAttribute : LayerAttribute, ILearnedLayer
{
    /// <summary>
    /// What weight files call the layer, used as written, where it is not <see cref="LayerAttribute.Name"/> or its kind and index. For
    /// files of other programs.
    /// </summary>
    public string? Tensor { get; set; }

    /// <summary>The standard deviation of the normal numbers that the vectors start from, 0 or more. Default 0.02 (Radford et al.
    /// 2018).</summary>
    public double Deviation { get; set; } = 0.02;

    /// <summary>False freezes them.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>What the learning rate is multiplied by for them. Above 0; default 1.</summary>
    public double LearningRateFactor { get; set; } = 1;
}

/// <summary>
/// Adds to each step of a sequence (steps, channels) the sines and cosines of its place: sin(t/10000^(2i/channels)) to channel 2i and
/// cos(t/10000^(2i/channels)) to channel 2i + 1 of step t, counted from 0 (Vaswani et al. 2017). Nothing is learned, and nothing stands in
/// weight files.
/// </summary>
public sealed class SinusoidalPositionsAttribute : LayerAttribute;
