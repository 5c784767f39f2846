using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Optimization;

/// <summary>
/// How far optimizers move a weight, by their rate, whatever the gradient's size is. In steps of Adam, which moves a weight by about η: RMSProp moves it
/// by η/(1 − μ); the sum of Adagrad's first hundred steps, η/√t, is that of ten; Adadelta begins with √ε of the rate and grows; Lion's step is a sign, which noise
/// does not average out, and its rates are three to ten times smaller (Chen et al. 2023). What follows from it was measured on the digits (NG6002, NG6003).
/// </summary>
internal static class StepSize
{
    /// <summary>The size of an early step, by the rate; null for an optimizer whose step grows with the gradient.</summary>
    public static double? Early(Optimizer optimizer) => optimizer switch
    {
        Lion => 4,
        RmsProp rmsProp => 1 / (1 - rmsProp.Momentum),
        Adagrad => 0.1,
        Adadelta adadelta => Math.Sqrt(adadelta.Epsilon),
        Sgd => null,
        Adam or Nadam or RAdam or Adamax => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(optimizer), optimizer.GetType().Name, "An optimizer without a step size."),
    };

    /// <summary>The sum of so many steps in one direction, by the rate; null for an optimizer whose step grows with the gradient.</summary>
    public static double? Sum(Optimizer optimizer, double steps) => optimizer switch
    {
        RmsProp rmsProp => steps / (1 - rmsProp.Momentum),
        // Σ 1/√t.
        Adagrad => 2 * Math.Sqrt(steps),
        // The mean square of its own steps grows by (1 − ρ)ε at each: Σ √((1 − ρ)εt).
        Adadelta adadelta => Math.Sqrt(adadelta.Epsilon * (1 - adadelta.Rho)) * Math.Pow(steps, 1.5) * 2 / 3,
        Sgd => null,
        Adam or Nadam or RAdam or Adamax or Lion => steps,
        _ => throw new ArgumentOutOfRangeException(nameof(optimizer), optimizer.GetType().Name, "An optimizer without a step size."),
    };
}
