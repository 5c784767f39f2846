using System.Globalization;

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
    public static readonly OutputRange Unbounded = new(double.NegativeInfinity, double.PositiveInfinity, "values in (−∞, ∞)");

    /// <summary>The range behind the last of these operations.</summary>
    public static OutputRange Of(IReadOnlyList<Operation> operations)
    {
        for (var i = operations.Count - 1; i >= 0; i--)
        {
            if (operations[i] is ReshapeOperation or DropoutOperation)
                continue;
            return operations[i] is SoftmaxOperation && i != operations.Count - 1 ? From(0, "values in [0, ∞)") : Behind(operations[i]);
        }
        return Unbounded;
    }

    /// <summary>The range of what an operation writes.</summary>
    public static OutputRange Behind(Operation operation) => operation switch
    {
        SoftmaxOperation => Simplex,
        LogSoftmaxOperation => new(double.NegativeInfinity, 0, "values in (−∞, 0]"),
        ActivationOperation activation => Of(activation.Function),
        _ => Unbounded,
    };

    private static OutputRange Of(ActivationFunction function) => function switch
    {
        Relu => From(0, "values in [0, ∞)"),
        Elu elu => From(-elu.Alpha, "values in (" + (-elu.Alpha).ToString("R", CultureInfo.InvariantCulture).Replace('-', '−') + ", ∞)"),
        Selu => From(-Selu.Lambda * Selu.Alpha, "values in (−1.758, ∞)"),
        Softplus or Exp => Positive,
        Relu6 => new(0, 6, "values in [0, 6]"),
        HardSigmoid => new(0, 1, "values in [0, 1]"),
        Tanh or Softsign => new(-1, 1, "values in (−1, 1)"),
        Sigmoid => UnitInterval,
        _ => Unbounded,
    };

    private static OutputRange From(double min, string text) => new(min, double.PositiveInfinity, text);
}
