namespace NetGen;

/// <summary>
/// A layer with a state that goes from step to step of a sequence (steps, channels): <c>[Input(28, 3)]</c> has 28 steps of 3 channels. Its
/// output is the last state [units], or all of them [steps, units]. Weight file, as PyTorch's module of one layer: <c>weight_ih_l0</c>
/// [gates · units, channels], <c>weight_hh_l0</c> [gates · units, units], <c>bias_ih_l0</c> and <c>bias_hh_l0</c> [gates · units]; the
/// same with <c>_reverse</c> of the way back.
/// </summary>
public abstract class RecurrentAttribute : WeightedLayerAttribute
{
    private protected RecurrentAttribute(int units) => Units = units;

    /// <summary>The elements of a state.</summary>
    public int Units { get; }

    /// <summary>Whether the output is the state behind each step, in the order of time; else the last one alone.</summary>
    public bool ReturnSequence { get; set; }

    /// <summary>Whether the sequence is read from its last step to its first.</summary>
    public bool Reverse { get; set; }

    /// <summary>
    /// Whether it is read both ways, by weights of their own: the output has 2 · units channels, those of the way from the first step to
    /// the last in front.
    /// </summary>
    public bool Bidirectional { get; set; }

    /// <summary>
    /// The probability in [0, 1) with which training drops a channel of the input: at all steps of a sequence or at none (Gal and
    /// Ghahramani 2016). Default 0.
    /// </summary>
    public double Dropout { get; set; }

    /// <summary>
    /// The probability in [0, 1) with which training drops an element of the state where it is multiplied: at all steps of a sequence or at
    /// none (Gal and Ghahramani 2016). Default 0.
    /// </summary>
    public double RecurrentDropout { get; set; }

    /// <summary>
    /// What the state is before the first step. Default <see cref="NetGen.InitialState.Zero"/>. Learned, it is a parameter of the layer,
    /// of each direction one (<c>h_0</c> [units] in the weight file, of an LSTM <c>c_0</c> too; <c>h_0_reverse</c>, <c>c_0_reverse</c>),
    /// that starts at 0, is penalised as biases are, and begins every sequence, every stream and every series of a training that carries
    /// its states. A PyTorch module takes it as an argument.
    /// </summary>
    public InitialState InitialState { get; set; }

    /// <summary>
    /// How the weights of the state start, each gate by itself. Default (also for <see cref="NetGen.Init.Auto"/>)
    /// <see cref="NetGen.Init.Orthogonal"/>: what a state says neither grows nor fades by the product alone.
    /// </summary>
    public Init RecurrentInit { get; set; } = Init.Orthogonal;

    /// <summary>The scale of <see cref="RecurrentInit"/>, as <see cref="WeightedLayerAttribute.InitScale"/> is of
    /// <see cref="WeightedLayerAttribute.Init"/>.</summary>
    public double RecurrentInitScale { get; set; } = double.NaN;
}

/// <summary>What the state of a recurrent layer is before the first step.</summary>
public enum InitialState
{
    /// <summary>Zero.</summary>
    Zero,

    /// <summary>What training makes of it; it starts at zero.</summary>
    Learned,
}

/// <summary>What a simple recurrent layer makes of its sum.</summary>
public enum RecurrentActivation
{
    /// <summary>tanh, between −1 and 1.</summary>
    Tanh,

    /// <summary>max(0, x), whose state has no bound: with <see cref="Init.Identity"/> for the weights of the state (Le et al.
    /// 2015).</summary>
    Relu,

    /// <summary>1/(1 + e⁻ˣ), between 0 and 1.</summary>
    Sigmoid,
}

/// <summary>h′ = φ(Wx + b + Uh + c) (Elman 1990). What it learned fades with the steps: a <see cref="GruAttribute"/> keeps more.</summary>
/// <param name="units">The elements of a state, at least 1.</param>
public sealed class SimpleRnnAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>φ. Default tanh.</summary>
    public RecurrentActivation Activation { get; set; }
}

/// <summary>
/// Gated recurrent units (Cho et al. 2014), with the reset behind the product, as PyTorch and cuDNN compute them: r, z = σ(Wx + b + Uh +
/// c), n = tanh(Wx + b + r ⊙ (Uh + c)), h′ = (1 − z) ⊙ n + z ⊙ h. The gates stand in the order r, z, n.
/// </summary>
/// <param name="units">The elements of a state, at least 1.</param>
public sealed class GruAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>
    /// Whether the reset gate stands behind the state's product. Default true. With false it stands before it, as in the first form (Cho
    /// et al. 2014; Keras' <c>reset_after=False</c>): r, z = σ(Wx + b + Uh), n = tanh(Wx + b + V(r ⊙ h)), at the price of a second
    /// product a step. PyTorch has no such module, and its files are refused: the weight file then has <c>weight_hh_l0</c>
    /// [2 · units, units] of r and z, <c>weight_nh_l0</c> [units, units], which is V, and one bias, <c>bias_ih_l0</c> [3 · units].
    /// </summary>
    public bool ResetAfter { get; set; } = true;
}

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997; Gers et al. 2000), without peepholes: i, f, o = σ(Wx + b + Uh + k),
/// g = tanh(Wx + b + Uh + k), c′ = f ⊙ c + i ⊙ g, h′ = o ⊙ tanh c′. The gates stand in the order i, f, g, o.
/// </summary>
/// <param name="units">The elements of a state, at least 1.</param>
public sealed class LstmAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>
    /// What the forget gate's bias starts at. Default 1: a new cell remembers (Gers et al. 2000; Jozefowicz et al. 2015).
    /// </summary>
    public double ForgetBias { get; set; } = 1;
}

/// <summary>The last step of a sequence (steps, channels), as a vector.</summary>
public sealed class LastStepAttribute : LayerAttribute;

/// <summary>A sequence that has a vector at each step: what stands between the vector of one recurrent layer and the sequence of the
/// next.</summary>
/// <param name="steps">How many steps, at least 1.</param>
public sealed class RepeatVectorAttribute(int steps) : LayerAttribute
{
    /// <summary>How many steps.</summary>
    public int Steps { get; } = steps;
}
