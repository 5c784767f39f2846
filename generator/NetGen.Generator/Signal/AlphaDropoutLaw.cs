namespace NetGen.Generator.Signal;

/// <summary>
/// Alpha dropout's scale a and shift b, with which mean 0 and variance 1 stay (Klambauer et al. 2017): a = ((1 − p)(1 + pα′²))^−½, b =
/// −a·p·α′.
/// </summary>
internal static class AlphaDropoutLaw
{
    /// <summary>α′ = −λα, SELU's lower end.</summary>
    public const double Dropped = -1.7580993408473766;

    public static (double Scale, double Shift) Of(double rate)
    {
        var scale = 1 / Math.Sqrt((1 - rate) * (1 + (rate * Dropped * Dropped)));
        return (scale, -scale * rate * Dropped);
    }
}
