using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>How generated code reports a value that is NaN or infinite. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NonFinite
{
    /// <summary>Stops the training with a sentence that names step, layer, quantity, place, value and likely cause.</summary>
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
        (string ruleId, string cause) = CauseOf(step, layer);
        throw new NonFiniteValueException(step, layer, quantity, cause, ruleId, found);
    }

    /// <summary>Before the first step, no learning rate can have done it.</summary>
    private static (string RuleId, string Cause) CauseOf(long step, string layer) => layer switch
    {
        "input" => ("NG7001", "The samples, or what prepares them, are to blame: look at the data and their scale."),
        "optimizer" => ("NG6002", "The learning rate is too high: try a tenth of it, or clip gradients."),
        "loss" when step == 0 => ("NG7009",
            "No step had been taken: what is compared is too large for the loss. Scale the inputs (Standardize) and targets "
                + "([Target(Standardize = true)]) that are far from the size of 1, and leave Init out."),
        _ when step == 0 => ("NG2004", "No step had been taken: the initial weights are too large, or the inputs are not scaled."),
        _ => ("NG6002", "The likely cause is a learning rate that is too high: try a tenth of it, a warm-up, or clipped gradients."),
    };
}
