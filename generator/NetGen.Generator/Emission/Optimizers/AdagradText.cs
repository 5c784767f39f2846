using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Optimizers;

/// <summary>Adagrad: by the root of the sum of all squared gradients.</summary>
internal sealed class AdagradText : OptimizerText
{
    public override string Formula => "G ← G + g², w ← w − η·g/(√G + ε)";

    public override IReadOnlyList<UpdateScalar> Scalars => ["epsilon"];

    public override string RateLine => "rate /= 1.0 + (step - 1) * _hyperparameters.LearningRateDecay;";

    public override void Print(UpdateLines lines)
    {
        lines.Keep("sum", MultiplyAdd("g", "g", lines.Load("sums")), "sums");
        lines.Add("w -= rateN * g / (NGVector.Sqrt(sum) + epsilonN);");
    }
}
