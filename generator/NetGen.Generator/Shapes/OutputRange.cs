using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>The values that a layer can give, as text: what messages about head and loss compare.</summary>
internal static class OutputRange
{
    public const string Simplex = "probabilities that sum to 1", UnitInterval = "values in (0, 1)", Positive = "values in (0, ∞)", Unbounded = "values in (−∞, ∞)";

    /// <summary>The range behind the last of these operations.</summary>
    public static string Of(IReadOnlyList<Operation> operations)
    {
        for (var i = operations.Count - 1; i >= 0; i--)
        {
            switch (operations[i])
            {
                case SoftmaxOperation: return i == operations.Count - 1 ? Simplex : "values in [0, ∞)";
                case LogSoftmaxOperation: return "values in (−∞, 0]";
                case ActivationOperation { Function: var function }: return Of(function);
                case ReshapeOperation or DropoutOperation: continue;
                default: return Unbounded;
            }
        }
        return Unbounded;
    }

    private static string Of(ActivationFunction function) => function switch
    {
        Relu => "values in [0, ∞)",
        Elu elu => "values in (" + (-elu.Alpha).ToString("R", CultureInfo.InvariantCulture).Replace('-', '−') + ", ∞)",
        Selu => "values in (−1.758, ∞)",
        Softplus or Exp => Positive,
        Relu6 => "values in [0, 6]",
        HardSigmoid => "values in [0, 1]",
        Tanh or Softsign => "values in (−1, 1)",
        Sigmoid => UnitInterval,
        _ => Unbounded,
    };
}
