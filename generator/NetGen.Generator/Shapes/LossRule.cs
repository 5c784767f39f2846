using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>The loss, of the declared output. Whether it can read the head is asked of the finished graph.</summary>
internal static class LossRule
{
    /// <param name="loss">The loss.</param>
    /// <param name="isMap">Whether the targets are declared to be maps of classes.</param>
    /// <param name="builder">The graph.</param>
    public static void Apply(LossAttribute loss, bool isMap, GraphBuilder builder)
    {
        var function = FunctionOf(loss);
        if (!RaggedRule.Allows(function, builder))
            return;
        // The usual reason is a forgotten Flatten; a class for each pixel has to be meant.
        if (builder.CurrentShape.Rank == 3 && !(isMap && function.HasClassLabels)
            && PerPosition.LastDense(builder.Operations, builder.ShapeOf) is { } dense)
            builder.Refuse(dense.Problem(ProblemSeverity.Error,
                function.HasClassLabels
                    ? "; the loss needs a vector, unless Target(TargetKind.ClassMap) says that each position has a class"
                    : "; the loss needs a vector"));
        // Element by element a loss takes any shape, and each position may have a class; a distribution is one for a sample.
        else if (builder.CurrentShape.Positions != 1 && function is KlDivergence)
            builder.Refuse(new Problem
            {
                Id = "NG1005", Item = builder.Item,
                Figures = new([builder.CurrentShape + " values", "one distribution a sample"])
            });
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
