namespace NetGen.Tables;

/// <summary>What is made of a number before it is scaled.</summary>
/// <param name="Min">Smaller ones are raised to this; NaN for no bound.</param>
/// <param name="Max">Larger ones are lowered to this; NaN for no bound.</param>
/// <param name="Log1P">Whether sign(x)·ln(1 + |x|) is taken then.</param>
internal readonly record struct NumberTransform(double Min, double Max, bool Log1P)
{
    /// <summary>Nothing.</summary>
    public static NumberTransform None { get; } = new(double.NaN, double.NaN, false);

    /// <summary>The number that is scaled.</summary>
    public double Of(double number)
    {
        // Comparisons with NaN are false: no bound.
        number = number < Min ? Min : number > Max ? Max : number;
        return Log1P ? Math.CopySign(Math.Log(1 + Math.Abs(number)), number) : number;
    }
}
