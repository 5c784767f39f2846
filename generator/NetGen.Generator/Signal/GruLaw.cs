using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// r, z = σ(…), n = tanh(Wx + b + r ⊙ s) with s = Uh + c, h′ = (1 − z) ⊙ n + z ⊙ h. The gates' weights are independent of one another, so
/// that E[h′²] = E[(1 − z)²]E[n²] + E[z²]E[h²] + 2E[z(1 − z)]E[nh], and n's pre-activation has the variance Var(Wx + b) + E[r²]E[s²].
/// Back goes what z keeps, and what each product brings home, with g = units·E[u²]: in the mean over all directions
/// E[η′²]/E[η²] = E[z²] + g·(D_n·E[r²] + D_z + D_r), where D_n = E[(1 − z)²]E[tanh′²], D_z = E[(h − n)²]E[σ′_z²],
/// D_r = D_n·E[s²]·E[σ′_r²]; the pre-activations hear D_r, D_z, D_n. The mean shares, by which ways add up (<see cref="StateBack"/>), are
/// E[z] and √g·E[r]E[1 − z]E[tanh′]; what reaches the gates has a mean of 0. With the reset before the product,
/// n = tanh(Wx + b + V(r ⊙ h)), every one of these moments is the same: a sum of independent weights takes E[r²] in front as behind, and
/// D_r = g·D_n·E[h²]·E[σ′_r²].
/// </summary>
internal sealed class GruLaw(RecurrentSums sums, int steps) : RecurrentLaw
{
    private static readonly Sigmoid Gate = new();
    private static readonly Tanh Tanh = new();
    private double _stays;

    public override double Stays => _stays;

    public override (RecurrentState Next, StepBack Back) Step(RecurrentState state)
    {
        var (h, s) = (state.Output, sums.OfState(state.Output));
        var (atReset, atUpdate) = (sums.OfGate(0, h), sums.OfGate(1, h));
        var (reset, update) = (ActivationMoments.Of(Gate, atReset), ActivationMoments.Of(Gate, atUpdate));
        var fresh = ActivationMoments.Of(Tanh,
            RecurrentSums.Sum(sums.OfInput(2), new(reset.Output.Square * s.Square, reset.Output.Mean * s.Mean)));
        var (z, n) = (update.Output, fresh.Output);
        var taken = 1 - (2 * z.Mean) + z.Square;
        var next = new Moments(
            (taken * n.Square) + (z.Square * h.Square) + (2 * (z.Mean - z.Square) * sums.Product(n, h)),
            ((1 - z.Mean) * n.Mean) + (z.Mean * h.Mean));
        // Before the last step there is as much past the gates as they settle to.
        _stays = sums.IsUpper && steps > 1 ? PastGates(atUpdate, steps - 1) : 0;

        var toNew = taken * fresh.DerivativeSquare;
        var toUpdate = Math.Max(0, h.Square + n.Square - (2 * n.Mean * h.Mean)) * update.DerivativeSquare;
        var toReset = toNew * s.Square * reset.DerivativeSquare;
        return (new(next.Bounded(), default, state.Steps + 1), new StateBack(
            (toReset + toUpdate + toNew) / 3,
            z.Square + (sums.Gain * ((toNew * reset.Output.Square) + toUpdate + toReset)),
            z.Mean,
            Math.Sqrt(sums.Gain) * reset.Output.Mean * (1 - z.Mean) * fresh.DerivativeMean));
    }
}
