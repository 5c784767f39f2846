using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>
/// h′ = φ(a), a = Wx + b + Uh + c ~ N(E[Wx + b], Var(Wx + b) + units·Var(u)·E[h²]): moments by φ's own. On the way back
/// E[δ_t²] = units·E[u²]·E[φ′(a)²]·E[δ_(t+1)²], the χ of Schoenholz et al. (2017), at every step once: T steps leave its power. With an
/// orthogonal U, units·E[u²] is 1, so that χ is E[φ′²], 1 at most for tanh, ½ for ReLU, 1⁄16 for the sigmoid.
/// </summary>
/// <remarks>
/// With U = sI a unit hears itself alone (Le et al. 2015): what comes back is s²ᵀ times the share of units that are active at all steps. Of
/// rectifiers and fresh inputs of mean 0 that is the chance that a random walk stays above 0 for T steps, C(2T, T)/4ᵀ whatever its steps
/// (Sparre Andersen 1954), of which step t takes (2t − 1)/2t; of equal inputs it is the half that has a positive one. Of tanh and the sigmoid
/// at most the steepest slope comes back at each step.
/// </remarks>
internal sealed class SimpleRnnLaw(ActivationFunction function, RecurrentSums sums) : RecurrentLaw
{
    public override (RecurrentState Next, StepBack Back) Step(RecurrentState state)
    {
        var sum = sums.OfGate(0, state.Output);
        var activated = ActivationMoments.Of(function, sum);
        if (sums.IsIdentity && sums.IsUpper && function is Relu)
            activated = activated with { Output = OfEqualInputs(state.Steps + 1) };
        var slope = activated.DerivativeSquare;
        var passed = sums.IsIdentity ? OfOneUnit(state.Steps + 1, slope) : slope;
        return (new(activated.Output.Bounded(), default, state.Steps + 1), new StateBack(slope, sums.Gain * passed, 0, 0));
    }

    /// <summary>h = (1 + s + s² + …)·max(0, x) of an x that is the same at all steps.</summary>
    private Moments OfEqualInputs(int steps)
    {
        var (input, scale) = (ActivationMoments.Of(function, sums.OfInput(0)).Output, Math.Sqrt(sums.Gain));
        var sum = Math.Abs(scale - 1) < 1e-9 ? steps : Math.Min((Math.Pow(scale, steps) - 1) / (scale - 1), Math.Sqrt(Moments.Largest));
        return new Moments(input.Square * sum * sum, input.Mean * sum);
    }

    private double OfOneUnit(int step, double slope)
    {
        var steepest = function.Derivative(function is Relu ? 1 : 0);
        return sums.IsUpper ? steepest * steepest : function is Relu ? ((2.0 * step) - 1) / (2 * step) : slope;
    }
}
