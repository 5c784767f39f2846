namespace NetGen;

/// <summary>
/// Marks a class whose layer attributes, read from top to bottom, are a block: a stretch of layers that networks and other blocks splice in
/// with <see cref="UseAttribute{TBlock}"/>. A block carries layers only; nothing is generated for it. Marks are local to one use.
/// Thread-safe once declared: only the compiler reads it.
/// </summary>
/// <example><code>
/// [NetworkBlock]
/// [Mark("in")]
/// [Conv2D(16, 3, Padding = Padding.Same), Relu]
/// [Conv2D(16, 3, Padding = Padding.Same), Add("in"), Relu]
/// public class ResidualBlock;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkBlockAttribute : Attribute;

/// <summary>Splices in the layers of a block; what every <see cref="UseAttribute{TBlock}"/> is.</summary>
public abstract class UseAttribute : LayerAttribute
{
    private protected UseAttribute(int repeat) => Repeat = repeat;

    /// <summary>How many times the block follows upon itself.</summary>
    public int Repeat { get; }

    /// <summary>
    /// Whether all repetitions have one set of weights, those of the first: the same function applied again and again, whose gradients
    /// add up. The weights are the first repetition's in weight files. Default false: each has its own.
    /// </summary>
    public bool Shared { get; set; }

    /// <summary>
    /// What weight files call the block, used as written, before the names of its layers: <c>"layer1"</c> gives
    /// <c>layer1.conv2d1.weight</c>. Where the block is repeated, its repetitions count from 0 as in a PyTorch Sequential:
    /// <c>layer1.0.conv2d1.weight</c>.
    /// </summary>
    public string? Tensor { get; set; }
}

/// <summary>
/// Splices in the layers of a class marked <see cref="NetworkBlockAttribute"/>, as often as is said. The layers' names begin with the
/// block's name and the 1-based index among its uses: <c>ResidualBlock1_Conv2D1</c> in code, <c>residualblock1.conv2d1.weight</c> in weight
/// files. A <see cref="LayerAttribute.Name"/> stands for both, with the index behind it where the block is repeated.
/// </summary>
/// <typeparam name="TBlock">The block.</typeparam>
/// <param name="repeat">How many times the block follows upon itself, 1 to 1000.</param>
public sealed class UseAttribute<TBlock>(int repeat = 1) : UseAttribute(repeat) where TBlock : class;
