namespace NetGen;

/// <summary>
/// Sequences of tokens in place of <see cref="InputAttribute"/>: each step of a sample is the number of a word, a letter or another thing
/// that has a name and no size. The first layer is <see cref="EmbeddingAttribute"/>, which has a vector for each. Samples are given as
/// whole numbers, in the network's scalar or as <c>int</c>; one that is no token is a <c>TokenOutOfRangeException</c>.
/// </summary>
/// <param name="vocabulary">How many different tokens there are: they are 0 to vocabulary − 1. At most 2²⁴ for a network of float, which
/// tells no more whole numbers apart.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TokensAttribute(int vocabulary) : NetworkItemAttribute
{
    /// <summary>How many different tokens there are.</summary>
    public int Vocabulary { get; } = vocabulary;

    /// <summary>How many tokens a sample has. At least 1; must be given.</summary>
    public int Steps { get; set; }

    /// <summary>
    /// Whether sequences may be shorter: what is behind their last step is −1 (<c>Dataset.FromSequences</c> puts it there), and recurrent
    /// layers, pools, attention and losses leave it out. Default false: every sequence has as many steps as declared.
    /// </summary>
    public bool Ragged { get; set; }
}

/// <summary>
/// A learned vector for each token, looked up step by step: from <see cref="TokensAttribute"/> to a sequence (steps, width). PyTorch's
/// <c>Embedding</c>; weight file: <c>weight</c> [vocabulary, width]. A step changes by its gradient the vectors of tokens that the batch
/// has; penalties and weight decay leave the vectors alone.
/// </summary>
/// <param name="width">Numbers of a vector, at least 1.</param>
public sealed class EmbeddingAttribute(int width) : LayerAttribute, ILearnedLayer
{
    /// <summary>Numbers of a vector.</summary>
    public int Width { get; } = width;

    /// <summary>
    /// Whether token 0 stands for no token: its vector begins as zeros and learns nothing, as with PyTorch's <c>padding_idx=0</c>.
    /// Default false: 0 is a token as any other.
    /// </summary>
    public bool ZeroIsPadding { get; set; }

    /// <summary>
    /// What weight files call the layer, used as written, where it is not <see cref="LayerAttribute.Name"/> or its kind and index. For
    /// files of other programs.
    /// </summary>
    public string? Tensor { get; set; }

    /// <summary>The standard deviation of the normal numbers that the vectors start from, 0 or more. Default 1, as PyTorch's: what the next
    /// layer reads is of the size of standardized inputs.</summary>
    public double Deviation { get; set; } = 1;

    /// <summary>False freezes the vectors.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>What the learning rate is multiplied by for them. Above 0; default 1.</summary>
    public double LearningRateFactor { get; set; } = 1;
}
