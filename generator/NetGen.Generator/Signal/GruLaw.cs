using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// r, z = σ(…), n = tanh(Wx + b + r ⊙ s) with s = Uh + c, h′ = (1 − z) ⊙ n + z ⊙ h. The gates' weights are independent of one another, so
/// that E[h′²] = E[(1 − z)²]E[n²] + E[z²]E[h²] + 2E[z(1 − z)]E[nh], and n's pre-activation has the variance Var(Wx + b) + E[r²]E[s²].
/// Back goes what z keeps, and what each product brings home, with g = units·E[u²] (no cross terms: their weights have mean 0):
/// E[η′²]/E[η²] = E[z²] + g·(D_n·E[r²] + D_z + D_r), where D_n = E[(1 − z)²]E[tanh′²], D_z = E[(h − n)²]E[σ′_z²],
/// D_r = D_n·E[s²]·E[σ′_r²]; the pre-activations hear D_r, D_z, D_n.
/// </summary>
internal sealed class GruLaw(RecurrentSums sums, int steps) : RecurrentLaw
{
    public override (RecurrentState Next, StepBack Back) Step(RecurrentState state)
    {
        var (h, s) = (state.Output, sums.OfState(state.Output));
        var (atReset, atUpdate) = (sums.OfGate(0, h), sums.OfGate(1, h));
        var reset = ActivationMoments.Of(new Sigmoid(), atReset.Mean, atReset.Variance);
        var update = ActivationMoments.Of(new Sigmoid(), atUpdate.Mean, atUpdate.Variance);
        var gated = new Moments(reset.Output.Square * s.Square, reset.Output.Mean * s.Mean);
        var atNew = RecurrentSums.Sum(sums.OfInput(2), gated);
        var fresh = ActivationMoments.Of(new Tanh(), atNew.Mean, atNew.Variance);
        var (z, n) = (update.Output, fresh.Output);
        var taken = 1 - (2 * z.Mean) + z.Square;
        var both = sums.Product(n, h);
        var next = new Moments(
            (taken * n.Square) + (z.Square * h.Square) + (2 * (z.Mean - z.Square) * both),
            ((1 - z.Mean) * n.Mean) + (z.Mean * h.Mean));

        var toNew = taken * fresh.DerivativeSquare;
        var toUpdate = Math.Max(0, h.Square + n.Square - (2 * n.Mean * h.Mean)) * update.DerivativeSquare;
        var toReset = toNew * s.Square * reset.DerivativeSquare;
        var kept = sums.IsUpper ? Kept(atUpdate.Mean, atUpdate.Variance, steps - 1) : z.Square;
        return (
            new(next.Bounded(), default, state.Steps + 1),
            new(0, (toReset + toUpdate + toNew) / 3, 0, kept + (sums.Gain * ((toNew * reset.Output.Square) + toUpdate + toReset)), 0, 0));
    }
}
