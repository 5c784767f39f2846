using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// h′ = φ(a), a = Wx + b + Uh + c ~ N(E[Wx + b], Var(Wx + b) + units·Var(u)·E[h²]): moments by φ's own. On the way back E[δ_t²] =
/// units·E[u²]·E[φ′(a)²]·E[δ_(t+1)²], the χ of Schoenholz et al. (2017), at every step once: T steps leave its power. With an orthogonal U,
/// units·E[u²] is 1, so that χ is E[φ′²], 1 at most for tanh, ½ for ReLU, 1⁄16 for the sigmoid.
/// </summary>
/// <remarks>
/// With U = sI a unit hears itself alone (Le et al. 2015): what comes back is s²ᵀ times the share of units that are active at all steps. Of
/// rectifiers and fresh inputs of mean 0 that is the chance that a random walk stays above 0 for T steps, C(2T, T)/4ᵀ whatever its steps
/// (Sparre Andersen 1954), of which step t takes (2t − 1)/2t; of equal inputs it is the half that has a positive one. Of tanh and the
/// sigmoid at most the steepest slope comes back at each step.
/// </remarks>
internal sealed class SimpleRnnLaw(ActivationFunction function, RecurrentSums sums) : RecurrentLaw
{
    public override (RecurrentState Next, StepBack Back) Step(RecurrentState state)
    {
        var sum = sums.OfGate(0, state.Output);
        var activated = ActivationMoments.Of(function, sum);
        if (sums.IsIdentity && function is Relu && OfWalk(state.Steps + 1) is { } walked)
            activated = activated with { Output = walked };
        var slope = activated.DerivativeSquare;
        var passed = sums.IsIdentity ? OfOneUnit(state.Steps + 1, slope) : slope;
        return (new(activated.Output.Bounded(), default, state.Steps + 1), new StateBack(slope, sums.Gain * passed, 0, 0));
    }

    /// <summary>
    /// Of an x that is the same at all steps h = (1 + s + s² + …)·max(0, x). Of fresh ones of mean 0, and s = 1, it is the largest of the
    /// sums so far, with Σ E[S_k⁺]/k for a mean and Σ E[(S_k⁺)²]/k + Σ_(j + k ≤ n) E[S_j⁺]E[S_k⁺]/jk for a square (Spitzer 1956): with
    /// E[S_k⁺] = √(qk/2π) and Euler's and Maclaurin's sums of k^−½, √(q/2π)(2√n + ζ(½) + 1/2√n) and q(n + 2ζ(½)√n/π + ζ(½)²/2π). Null for
    /// others.
    /// </summary>
    private Moments? OfWalk(int steps)
    {
        var (input, scale, root) = (sums.OfInput(0), Math.Sqrt(sums.Gain), Math.Sqrt(steps));
        if (sums.IsUpper)
        {
            var (once, sum) = (ActivationMoments.Of(function, input).Output,
                Math.Abs(scale - 1) < 1e-9 ? steps : (Math.Pow(scale, steps) - 1) / (scale - 1));
            return new Moments(once.Square * Math.Min(sum * sum, Moments.Largest), once.Mean * sum).Bounded();
        }
        return Math.Abs(scale - 1) > 1e-9 || input.Mean != 0 ? null : new(
            input.Square * (steps + (2 * Zeta * root / Math.PI) + (Zeta * Zeta / (2 * Math.PI))),
            Math.Sqrt(input.Square / (2 * Math.PI)) * ((2 * root) + Zeta + (0.5 / root)));
    }

    /// <summary>ζ(½).</summary>
    private const double Zeta = -1.4603545088095868;

    private double OfOneUnit(int step, double slope)
    {
        var steepest = function.Derivative(function is Relu ? 1 : 0);
        return sums.IsUpper ? steepest * steepest : function is Relu ? ((2.0 * step) - 1) / (2 * step) : slope;
    }
}
