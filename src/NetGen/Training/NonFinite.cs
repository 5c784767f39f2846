using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>How generated code reports a value that is NaN or infinite. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NonFinite
{
    /// <summary>Stops the training with a sentence that names step, layer, quantity, place and value.</summary>
    /// <param name="step">The optimisation step, counted from 0.</param>
    /// <param name="layer">The first layer in which it was seen; "input" or "loss" outside a layer.</param>
    /// <param name="quantity">What it was ("output", "weight gradient", …).</param>
    /// <param name="index">Its index in that quantity; negative where it has none.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="NonFiniteValueException">Always.</exception>
    [DoesNotReturn]
    public static void Throw(long step, string layer, string quantity, int index, double value)
    {
        string place = index < 0 ? "" : Invariant($" at index {index}");
        string found = Invariant($"Training stopped at step {step}: the {quantity} of {layer} became {value}{place}.");
        throw new NonFiniteValueException(step, layer, quantity,
            $"{found} The weights are those before this step. Usual causes: a learning rate that is too high, inputs that are not scaled.");
    }
}
