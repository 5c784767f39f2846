namespace NetGen;

/// <summary>A layer: something that turns one tensor into the next.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : NetworkItemAttribute
{
    private protected LayerAttribute() { }

    /// <summary>
    /// The layer's name, used as written. When not set: its kind and the 1-based index among the layers of that kind (<c>Dense1</c>).
    /// </summary>
    public string? Name { get; set; }
}

/// <summary>A layer that owns weights, with their initializers and penalties.</summary>
public abstract class WeightedLayerAttribute : LayerAttribute, ILearnedLayer
{
    private protected WeightedLayerAttribute() { }

    /// <summary>
    /// What weight files call the layer, used as written, where it is not <see cref="LayerAttribute.Name"/> or its kind and index:
    /// <c>"features.0"</c> gives <c>features.0.weight</c>. For files of other programs.
    /// </summary>
    public string? Tensor { get; set; }

    /// <summary>How the weights start. <see cref="NetGen.Init.Auto"/> chooses from the next non-linearity.</summary>
    public Init Init { get; set; } = Init.Auto;

    /// <summary>
    /// The standard deviation of <see cref="NetGen.Init.Normal"/> and <see cref="NetGen.Init.TruncatedNormal"/> (default 0.05) and of
    /// <see cref="NetGen.Init.Sparse"/> (default 0.01), the bound a of <see cref="NetGen.Init.Uniform"/> on (−a, a) (default 0.05), the
    /// value of <see cref="NetGen.Init.Constant"/> (default 0), and a gain factor (default 1) of the Xavier, He and LeCun families, of
    /// <see cref="NetGen.Init.Orthogonal"/> and <see cref="NetGen.Init.Identity"/>. NaN stands for the default.
    /// </summary>
    public double InitScale { get; set; } = double.NaN;

    /// <summary>The share in [0, 1) of each input's weights that <see cref="NetGen.Init.Sparse"/> leaves 0. Default 0.9.</summary>
    public double InitSparsity { get; set; } = 0.9;

    /// <summary>Whether the layer adds a bias. Default true.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the bias starts. Default zeros (also for <see cref="NetGen.Init.Auto"/>).</summary>
    public Init BiasInit { get; set; } = Init.Zeros;

    /// <summary>The scale of <see cref="BiasInit"/>, as <see cref="InitScale"/> is of <see cref="Init"/>.</summary>
    public double BiasInitScale { get; set; } = double.NaN;

    /// <summary>λ of this layer's L1 penalty λ‖w‖₁ (proximal step; exact zeros). 0 switches the network's off; NaN inherits it.</summary>
    public double L1 { get; set; } = double.NaN;

    /// <summary>λ of this layer's L2 penalty ½λ‖w‖² (adds λw to the gradient). 0 switches the network's off; NaN inherits it.</summary>
    public double L2 { get; set; } = double.NaN;

    /// <summary>
    /// c &gt; 0: after each step, the weights of every unit whose ‖w‖₂ exceeds c are scaled back to norm c (Srebro et al. 2005; with
    /// dropout, Srivastava et al. 2014, 3 to 4). The bias is not part of the norm. NaN, the default, sets no limit.
    /// </summary>
    public double MaxNorm { get; set; } = double.NaN;

    /// <summary>Whether the penalties also cover the bias. Default false.</summary>
    public bool PenalizeBias { get; set; }

    /// <summary>False freezes the layer: its weights and bias are never changed by a step.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>
    /// What the learning rate is multiplied by for this layer's parameters, with all that goes with the rate (decoupled decay, proximal
    /// penalties). Above 0; default 1.
    /// </summary>
    public double LearningRateFactor { get; set; } = 1;
}

/// <summary>What every layer that learns declares.</summary>
internal interface ILearnedLayer
{
    /// <summary>What weight files call the layer; null for its name.</summary>
    string? Tensor { get; }

    /// <summary>Whether a step changes its parameters.</summary>
    bool Trainable { get; }

    /// <summary>What the learning rate is multiplied by for its parameters.</summary>
    double LearningRateFactor { get; }
}
