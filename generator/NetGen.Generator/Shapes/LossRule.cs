using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>The loss, of the declared output. Whether it can read the head is asked of the finished graph.</summary>
internal static class LossRule
{
    public static void Apply(LossAttribute loss, GraphBuilder builder)
    {
        var function = FunctionOf(loss);
        if (builder.CurrentShape.Rank == 3 && PerPosition.LastDense(builder.Operations, builder.ShapeOf) is { } dense)
            builder.Refuse(dense.Problem(ProblemSeverity.Error, "; the loss needs a vector"));
        // Element by element a loss takes any shape; a class is one for a sample, and so is a distribution.
        else if (builder.CurrentShape.Rank != 1 && (function.HasClassLabels || function is KlDivergence))
            builder.Refuse(new Problem { Id = "NG1005", Item = builder.Item, Figures = new([builder.CurrentShape + " values", function.HasClassLabels ? "one class a sample" : "one distribution a sample"]) });
        builder.Loss = function;
        builder.AddLoss(new LossOperation { Layer = "loss", Item = builder.Item, Function = function, Prediction = builder.Current });
    }

    public static LossFunction FunctionOf(LossAttribute loss) => loss switch
    {
        CrossEntropyAttribute crossEntropy => new CrossEntropy(crossEntropy.LabelSmoothing),
        BinaryCrossEntropyAttribute => new BinaryCrossEntropy(),
        MeanSquaredErrorAttribute => new MeanSquaredError(),
        MeanAbsoluteErrorAttribute => new MeanAbsoluteError(),
        HuberAttribute huber => new Huber(huber.Delta),
        HingeAttribute => new Hinge(),
        SquaredHingeAttribute => new SquaredHinge(),
        PoissonAttribute => new Poisson(),
        KlDivergenceAttribute => new KlDivergence(),
        CosineDistanceAttribute => new CosineDistance(),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss.GetType().Name, "A loss without a function."),
    };
}
