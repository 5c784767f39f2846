using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// i, f, o = σ(…), g = tanh(…), c′ = f ⊙ c + i ⊙ g, h′ = o ⊙ tanh c′, with the gates in the order i, f, g, o and independent of one
/// another: E[c′²] = E[f²]E[c²] + E[i²]E[g²] + 2E[f]E[i]E[gc], E[h′²] = E[o²]E[tanh²(c′)] for c′ taken as normal. Back go η of the state
/// and γ of the cell: γ ← γ + o·tanh′(c′)·η, then f·γ past the gate, and through the products, in the mean over all directions and with G =
/// units·E[u²], η′² = G·(E[tanh²]E[σ′_o²]·η² + (E[g²]E[σ′_i²] + E[i²]E[tanh′²] + E[c²]E[σ′_f²])·γ²). The mean shares, by which ways add up
/// (<see cref="CellBack"/>), are E[f], E[o]E[tanh′] and √G·E[i]E[tanh′]; what reaches the gates has a mean of 0.
/// </summary>
internal sealed class LstmLaw(RecurrentSums sums, int steps) : RecurrentLaw
{
    private static readonly Sigmoid Gate = new();
    private static readonly Tanh Tanh = new();
    private double _stays;

    public override double Stays => _stays;

    public override (RecurrentState Next, StepBack Back) Step(RecurrentState state)
    {
        var (h, c) = (state.Output, state.Cell);
        var atForget = sums.OfGate(1, h);
        var (i, f) = (ActivationMoments.Of(Gate, sums.OfGate(0, h)), ActivationMoments.Of(Gate, atForget));
        var (g, o) = (ActivationMoments.Of(Tanh, sums.OfGate(2, h)), ActivationMoments.Of(Gate, sums.OfGate(3, h)));
        var cell = new Moments(
            (f.Output.Square * c.Square) + (i.Output.Square * g.Output.Square)
                + (2 * f.Output.Mean * i.Output.Mean * sums.Product(g.Output, c)),
            (f.Output.Mean * c.Mean) + (i.Output.Mean * g.Output.Mean)).Bounded();
        var seen = ActivationMoments.Of(Tanh, cell);
        var next = new Moments(o.Output.Square * seen.Output.Square, o.Output.Mean * seen.Output.Mean);
        // Before the last step there is as much past the gates as they settle to.
        _stays = sums.IsUpper && steps > 1 ? PastGates(atForget, steps - 1) : 0;
        return (new(next.Bounded(), cell, state.Steps + 1), new CellBack(
            o.Output.Square * seen.DerivativeSquare,
            o.Output.Mean * seen.DerivativeMean,
            seen.Output.Square * o.DerivativeSquare,
            (g.Output.Square * i.DerivativeSquare) + (c.Square * f.DerivativeSquare) + (i.Output.Square * g.DerivativeSquare),
            sums.Gain,
            f.Output.Square,
            f.Output.Mean,
            Math.Sqrt(sums.Gain) * i.Output.Mean * g.DerivativeMean));
    }
}
