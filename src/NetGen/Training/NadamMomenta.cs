using System.ComponentModel;

namespace NetGen.Training;

/// <summary>
/// The coefficients of Nadam's step: functions of the step alone, with the product Πₜ = μ₁⋯μₜ carried on from step to step.
/// μₜ = β₁(1 − ½·.96^(tψ)) (Dozat 2016). Used by generated code; a default value stands before the first step. Not thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct NadamMomenta
{
    private long _step;
    private double _product;

    /// <summary>(1 − μₜ)/(1 − Πₜ), the gradient's coefficient.</summary>
    /// <param name="step">t, from 1.</param>
    /// <param name="beta1">β₁.</param>
    /// <param name="momentumDecay">ψ.</param>
    public double GradientShare(long step, double beta1, double momentumDecay) =>
        (1 - Momentum(step, beta1, momentumDecay)) / (1 - Product(step, beta1, momentumDecay));

    /// <summary>μₜ₊₁/(1 − Πₜ₊₁), the running mean's coefficient.</summary>
    /// <inheritdoc cref="GradientShare"/>
    public double MeanShare(long step, double beta1, double momentumDecay)
    {
        var next = Momentum(step + 1, beta1, momentumDecay);
        return next / (1 - Product(step, beta1, momentumDecay) * next);
    }

    private static double Momentum(long step, double beta1, double momentumDecay) =>
        beta1 * (1 - 0.5 * Math.Pow(0.96, step * momentumDecay));

    /// <summary>Always multiplied in the same order, so that a training taken up again goes on with the same bits.</summary>
    private double Product(long step, double beta1, double momentumDecay)
    {
        if (_step == 0 || _step > step)
            (_step, _product) = (0, 1);
        while (_step < step)
            _product *= Momentum(++_step, beta1, momentumDecay);
        return _product;
    }
}
