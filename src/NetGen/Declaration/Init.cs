namespace NetGen;

/// <summary>
/// How a weight tensor starts. fan_in and fan_out are the numbers of inputs and outputs of one unit; s is the layer's InitScale.
/// The normal families are not truncated (the PyTorch convention; Keras truncates at 2σ).
/// </summary>
public enum Init
{
    /// <summary>
    /// Chosen by the compiler from the next non-linearity φ, so that the second moment of the signal stays what it is from layer to layer:
    /// g = fan_in·Var(w) with E[φ(√g·z)²] = 1 for a standard normal z. He-normal before ReLU and its leaky kin, LeCun-normal before SELU,
    /// LeCun-normal times √g before ELU, GELU, SiLU, Mish, softplus and the like; Xavier-uniform where no scale keeps it (tanh, sigmoid),
    /// and where no activation follows.
    /// </summary>
    Auto,

    /// <summary>All 0.</summary>
    Zeros,

    /// <summary>All s.</summary>
    Constant,

    /// <summary>Normal with mean 0 and standard deviation s.</summary>
    Normal,

    /// <summary>Uniform on (−s, s).</summary>
    Uniform,

    /// <summary>Normal with standard deviation s·√(2/(fan_in + fan_out)) (Glorot and Bengio 2010).</summary>
    XavierNormal,

    /// <summary>Uniform on ±s·√(6/(fan_in + fan_out)) (Glorot and Bengio 2010).</summary>
    XavierUniform,

    /// <summary>
    /// Normal with standard deviation s·√(2/((1 + a²)·fan_in)), a the slope of a leaky ReLU behind the layer, else 0 (He et al. 2015).
    /// </summary>
    HeNormal,

    /// <summary>Uniform on ±s·√(6/((1 + a²)·fan_in)), a as in <see cref="HeNormal"/> (He et al. 2015).</summary>
    HeUniform,

    /// <summary>Normal with standard deviation s·√(1/fan_in) (LeCun et al. 1998).</summary>
    LecunNormal,

    /// <summary>Uniform on ±s·√(3/fan_in) (LeCun et al. 1998).</summary>
    LecunUniform,

    /// <summary>
    /// Normal with mean 0 and standard deviation s before values beyond ±2s are drawn again; the standard deviation that remains is
    /// 0.8796·s, which Keras divides by and PyTorch does not.
    /// </summary>
    TruncatedNormal,

    /// <summary>
    /// s times a matrix with orthonormal rows, or columns where there are more rows than columns, uniform over all such matrices (Saxe et
    /// al. 2014; Mezzadri 2007). A kernel counts as a matrix with a row per filter. Not for biases.
    /// </summary>
    Orthogonal,

    /// <summary>
    /// s on the diagonal, 0 elsewhere: the layer starts as the identity. For a convolution, s at the kernel's middle from channel i to
    /// filter i (Dirac). Not for biases.
    /// </summary>
    Identity,

    /// <summary>
    /// Normal with standard deviation s, but for each input the weights to a share InitSparsity of the units, drawn at random and rounded
    /// up, are 0 (Martens 2010; PyTorch's sparse_). For matrices only.
    /// </summary>
    Sparse,
}
