using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// i, f, o = σ(…), g = tanh(…), c′ = f ⊙ c + i ⊙ g, h′ = o ⊙ tanh c′, with the gates in the order i, f, g, o and independent of one
/// another: E[c′²] = E[f²]E[c²] + E[i²]E[g²] + 2E[f]E[i]E[gc], E[h′²] = E[o²]E[tanh²(c′)] for c′ taken as normal. Back go η of the state and
/// γ of the cell: γ ← γ + E[o²]E[tanh′²]·η, then γ′ = E[f²]·γ past the gates, and through their products, with G = units·E[u²],
/// η′ = G·(E[tanh²]E[σ′_o²]·η + (E[g²]E[σ′_i²] + E[i²]E[tanh′²] + E[c²]E[σ′_f²])·γ).
/// </summary>
internal sealed class LstmLaw(RecurrentSums sums, int steps) : RecurrentLaw
{
    private static readonly Sigmoid Gate = new();
    private static readonly Tanh Tanh = new();

    public override (RecurrentState Next, StepBack Back) Step(RecurrentState state)
    {
        var (h, c) = (state.Output, state.Cell);
        ActivationMoments Of(ActivationFunction function, Moments sum) => ActivationMoments.Of(function, sum.Mean, sum.Variance);
        var atForget = sums.OfGate(1, h);
        var (i, f, g, o) = (Of(Gate, sums.OfGate(0, h)), Of(Gate, atForget), Of(Tanh, sums.OfGate(2, h)), Of(Gate, sums.OfGate(3, h)));
        var cell = new Moments(
            (f.Output.Square * c.Square) + (i.Output.Square * g.Output.Square) + (2 * f.Output.Mean * i.Output.Mean * sums.Product(g.Output, c)),
            (f.Output.Mean * c.Mean) + (i.Output.Mean * g.Output.Mean)).Bounded();
        var seen = Of(Tanh, cell);
        var next = new Moments(o.Output.Square * seen.Output.Square, o.Output.Mean * seen.Output.Mean);

        var toOutput = seen.Output.Square * o.DerivativeSquare;
        var toCandidate = i.Output.Square * g.DerivativeSquare;
        var (toInput, toForget) = (g.Output.Square * i.DerivativeSquare, c.Square * f.DerivativeSquare);
        var kept = sums.IsUpper ? Kept(atForget.Mean, atForget.Variance, steps - 1) : f.Output.Square;
        var byCell = toInput + toForget + toCandidate;
        return (
            new(next.Bounded(), cell, state.Steps + 1),
            new(o.Output.Square * seen.DerivativeSquare, toOutput / 4, byCell / 4, sums.Gain * toOutput, sums.Gain * byCell, kept));
    }
}
