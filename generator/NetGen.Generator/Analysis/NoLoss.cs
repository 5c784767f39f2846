using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>NG0004: a network that only predicts is legal; the fix adds the loss that fits its head.</summary>
internal static class NoLoss
{
    public static void Check(Declaration declaration, Action<Problem> report)
    {
        if (declaration.Spec.IsBlock || declaration.Of<LossAttribute>().Any())
            return;
        var fitting = declaration.Of<LayerAttribute>().Last().Attribute switch
        {
            SoftmaxAttribute or LogSoftmaxAttribute => "CrossEntropy",
            SigmoidAttribute => "BinaryCrossEntropy",
            // Any other output is taken for a real number.
            _ => "MeanSquaredError",
        };
        report(new Problem { Id = "NG0004", Item = -1, Figures = new([declaration.Spec.Name]), FixFacts = new([new("Loss", fitting)]) });
    }
}
