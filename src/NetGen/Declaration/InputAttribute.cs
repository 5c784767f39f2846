namespace NetGen;

/// <summary>
/// The shape of one input sample: a feature count, or height, width and channels (channels last), in row-major order.
/// Facts about the values may be declared; rules and the signal prediction use them, <see cref="RescaleAttribute"/> too; by themselves they
/// rescale nothing.
/// </summary>
/// <param name="shape">The sizes, each at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute(params int[] shape) : NetworkItemAttribute
{
    /// <summary>The sizes as declared.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>
    /// Whether the sequences (steps, features) may be shorter than declared: what is behind their last step is NaN
    /// (<c>Dataset.FromSequences</c> puts it there), and recurrent layers, pools, attention and losses leave it out. Default false.
    /// </summary>
    public bool Ragged { get; set; }

    /// <summary>The smallest value an input element takes; NaN when not declared.</summary>
    public double Min { get; set; } = double.NaN;

    /// <summary>The largest value an input element takes; NaN when not declared.</summary>
    public double Max { get; set; } = double.NaN;

    /// <summary>The mean of the input elements; NaN when not declared.</summary>
    public double Mean { get; set; } = double.NaN;

    /// <summary>The standard deviation of the input elements; NaN when not declared.</summary>
    public double Std { get; set; } = double.NaN;
}
