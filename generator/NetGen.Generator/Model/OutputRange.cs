
namespace NetGen.Generator.Model;

/// <summary>The values that a layer can give: what rules about head, loss and target compare.</summary>
/// <param name="Min">The lower end of the closure.</param>
/// <param name="Max">The upper end of the closure.</param>
/// <param name="Text">The range in words.</param>
internal sealed record OutputRange(double Min, double Max, string Text)
{
    public static readonly OutputRange Simplex = new(0, 1, "probabilities that sum to 1");
    public static readonly OutputRange UnitInterval = new(0, 1, "values in (0, 1)");
    public static readonly OutputRange Positive = new(0, double.PositiveInfinity, "values in (0, ∞)");
    public static readonly OutputRange NonNegative = From(0, "values in [0, ∞)");
    public static readonly OutputRange Unbounded = new(double.NegativeInfinity, double.PositiveInfinity, "values in (−∞, ∞)");

    /// <summary>The range behind the last of these operations.</summary>
    public static OutputRange Of(IReadOnlyList<Operation> operations)
    {
        for (var i = operations.Count - 1; i >= 0; i--)
        {
            if (operations[i] is ReshapeOperation or DropoutOperation)
                continue;
            return operations[i] is SoftmaxOperation && i != operations.Count - 1 ? NonNegative : Behind(operations[i]);
        }
        return Unbounded;
    }

    /// <summary>The range of what an operation writes.</summary>
    public static OutputRange Behind(Operation operation) => operation switch
    {
        SoftmaxOperation => Simplex,
        LogSoftmaxOperation => new(double.NegativeInfinity, 0, "values in (−∞, 0]"),
        ActivationOperation activation => activation.Function.Range,
        // Sums of products, whatever their kind.
        _ => Unbounded,
    };

    /// <summary>[min, ∞).</summary>
    public static OutputRange From(double min, string text) => new(min, double.PositiveInfinity, text);
}
