using System.Collections.Concurrent;
using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// What Init.Auto becomes in front of an activation φ: weights that keep the second moment of the signal, g = fan_in·Var(w) with
/// E[φ(√g·z)²] = 1 for a standard normal z. Of rectifiers that is He's 2/(1 + a²), of SELU LeCun's 1, of ELU, GELU, SiLU, Mish, softplus
/// and the like what is computed. Where no scale keeps it, because φ is bounded by 1 or above it everywhere, and without φ: Xavier's
/// 2/(fan_in + fan_out), which serves signal and gradient alike.
/// </summary>
/// <param name="Kind">The family.</param>
/// <param name="Gain">√g, what the family's own deviation is multiplied by.</param>
internal readonly record struct InitializerChoice(Init Kind, double Gain)
{
    private const double SmallestGain = 0.3, LargestGain = 4;

    /// <summary>What was solved before: a pure function's values.</summary>
    private static readonly ConcurrentDictionary<ActivationFunction, InitializerChoice> Known = new();

    public static InitializerChoice For(ActivationFunction? function) => function switch
    {
        null => new(Init.XavierUniform, 1),
        Relu or LeakyRelu => new(Init.HeNormal, 1),
        // Solved from its expression.
        _ => Known.GetOrAdd(function, Solved),
    };

    /// <summary>The initializer, on top of a declared scale.</summary>
    public Initializer Of(Initializer declared) => declared with
    {
        Kind = Kind,
        Scale = Gain == 1 ? declared.Scale : double.IsNaN(declared.Scale) ? Gain : declared.Scale * Gain,
    };

    private static InitializerChoice Solved(ActivationFunction function)
    {
        var (low, high) = (SmallestGain, LargestGain);
        if (Kept(low) >= 1 || Kept(high) <= 1)
            return new(Init.XavierUniform, 1);
        while (high - low > 1e-9)
        {
            var middle = (low + high) / 2;
            (low, high) = Kept(middle) < 1 ? (middle, high) : (low, middle);
        }
        return new(Init.LecunNormal, Rounded(low));

        double Kept(double gain) => ActivationMoments.Of(function, 0, gain * gain).Output.Square;
    }

    /// <summary>
    /// Four digits: the last bits depend on the machine's mathematical library, and the same declaration gives the same weights everywhere.
    /// </summary>
    private static double Rounded(double gain) =>
        double.Parse(gain.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
