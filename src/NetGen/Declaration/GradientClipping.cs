namespace NetGen;

/// <summary>
/// g ← g·min(1, c/(‖g‖ + 1e-6)) before the optimizer's step, with ‖g‖ over all trained parameters together (Pascanu et al. 2013; PyTorch's
/// form). g is the gradient of the loss's data term: weight decay and penalties come after.
/// </summary>
/// <param name="norm">c.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ClipNormAttribute(double norm) : NetworkItemAttribute
{
    /// <summary>c &gt; 0.</summary>
    public double Norm { get; } = norm;
}

/// <summary>g ← min(max(g, −c), c), element by element, before the optimizer's step and after <see cref="ClipNormAttribute"/>.</summary>
/// <param name="value">c.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ClipValueAttribute(double value) : NetworkItemAttribute
{
    /// <summary>c &gt; 0.</summary>
    public double Value { get; } = value;
}
