namespace NetGen.Generator.Signal;

/// <summary>
/// The mean squares of gradients on their way back through the steps, by the eigenvalues e^(iθ) of the weights of the state, which are the
/// same at every step. What goes through them k times lies across what does so another number of times; ways that differ in <em>when</em>
/// they do so add up as amplitudes. A unit that keeps z and hears a of all others is multiplied by z + a·e^(iθ) in that direction, not by
/// √(z² + a²): over many steps the direction θ = 0 is what is left. What differs from unit to unit comes anew into all directions alike.
/// </summary>
/// <param name="State">η² of the state, by angle.</param>
/// <param name="Cell">γ² of the cell past its forget gate, by angle; 0 where there is none.</param>
/// <param name="Heard">Of η², what came of the cell's γ in its direction.</param>
/// <param name="Together">The real part of the product of both.</param>
internal sealed record CarriedGradient(double[] State, double[] Cell, double[] Heard, double[] Together)
{
    /// <summary>Angles between 0 and π; the others are their mirror images.</summary>
    private const int Count = 24;

    public static readonly CarriedGradient Nothing = new(new double[Count], new double[Count], new double[Count], new double[Count]);

    /// <summary>cos θ in the middle of so many parts.</summary>
    public static readonly double[] Cosines = [.. Enumerable.Range(0, Count).Select(k => Math.Cos((k + 0.5) * Math.PI / Count))];

    /// <summary>The same where the state is read, with a mean square of 1.</summary>
    public CarriedGradient Read() => this with { State = [.. State.Select(square => square + 1)] };

    /// <summary>So many times as much.</summary>
    public CarriedGradient Times(double factor) =>
        new(Scaled(State, factor), Scaled(Cell, factor), Scaled(Heard, factor), Scaled(Together, factor));

    private static double[] Scaled(double[] squares, double factor) =>
        [.. squares.Select(square => Math.Max(-Moments.Largest, Math.Min(Moments.Largest, square * factor)))];
}

/// <summary>A step on the way back.</summary>
internal abstract record StepBack
{
    /// <summary>δ² at the step's pre-activations, in the mean over the gates, and what goes to the step before.</summary>
    public abstract (double Entry, CarriedGradient Before) Of(CarriedGradient after);

    /// <summary>By angle, no more than what still is a number when it is multiplied.</summary>
    protected static double[] ByAngle(Func<int, double> square) =>
        [.. CarriedGradient.Cosines.Select((_, angle) => Math.Max(-Moments.Largest, Math.Min(Moments.Largest, square(angle))))];
}

/// <summary>Of a cell with one state: η′² = |z + a·e^(iθ)|²·η² + (total − z² − a²)·mean η².</summary>
/// <param name="Entry">What of η² reaches δ.</param>
/// <param name="Total">What of η² reaches the step before, in the mean over all directions.</param>
/// <param name="Kept">z, the mean share that a unit keeps for itself.</param>
/// <param name="Mixed">a, the mean share that goes through the weights.</param>
internal sealed record StateBack(double Entry, double Total, double Kept, double Mixed) : StepBack
{
    public override (double Entry, CarriedGradient Before) Of(CarriedGradient after)
    {
        var mean = after.State.Average();
        var alike = Math.Max(0, Total - (Kept * Kept) - (Mixed * Mixed)) * mean;
        return (Entry * mean, after with
        {
            State = ByAngle(angle =>
                (((Kept * Kept) + (Mixed * Mixed) + (2 * Kept * Mixed * CarriedGradient.Cosines[angle])) * after.State[angle]) + alike),
        });
    }
}

/// <summary>
/// Of a cell with a second state: γ² = what came past the gate, of the state, and of both together; then past the forget gate f, and
/// through the weights into the state before.
/// </summary>
/// <param name="Shown">E[(o·tanh′)²], what of η² reaches γ.</param>
/// <param name="ShownMean">E[o·tanh′].</param>
/// <param name="ByState">What of η² reaches δ, summed over the gates.</param>
/// <param name="ByCell">What of γ² does.</param>
/// <param name="Gain">What of δ² reaches η² of the step before.</param>
/// <param name="Kept">E[f²].</param>
/// <param name="KeptMean">E[f].</param>
/// <param name="Mixed">The mean share of γ that goes through the weights.</param>
internal sealed record CellBack(
    double Shown, double ShownMean, double ByState, double ByCell, double Gain, double Kept, double KeptMean, double Mixed) : StepBack
{
    private const int Gates = 4;

    public override (double Entry, CarriedGradient Before) Of(CarriedGradient after)
    {
        var read = after.State.Average();
        var alike = Math.Max(0, (Shown * read) - (ShownMean * ShownMean * after.Heard.Average()));
        var cell = ByAngle(angle =>
            after.Cell[angle] + (ShownMean * ShownMean * after.Heard[angle]) + (2 * ShownMean * after.Together[angle]) + alike);
        var mean = cell.Average();
        var heard = (ByState * read) + (ByCell * mean);
        var differs = Math.Max(0, Kept - (KeptMean * KeptMean)) * mean;
        return (heard / Gates, new(
            ByAngle(_ => Gain * heard),
            ByAngle(angle => (KeptMean * KeptMean * cell[angle]) + differs),
            ByAngle(angle => Mixed * Mixed * cell[angle]),
            ByAngle(angle => KeptMean * Mixed * CarriedGradient.Cosines[angle] * cell[angle])));
    }
}
