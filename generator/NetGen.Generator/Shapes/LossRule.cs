using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>The loss, of the declared output.</summary>
internal static class LossRule
{
    public static void Apply(LossAttribute loss, GraphBuilder builder)
    {
        LossFunction function = loss switch
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
        var head = builder.Operations.LastOrDefault();
        if (!Fits(function.Head, head))
        {
            var (needed, range) = Wanted(function.Head);
            builder.Report("NG3004", null, function.GetType().Name, needed, head?.Layer ?? "the input", range, OutputRange.Of(builder.Operations));
            return;
        }
        if (builder.CurrentShape.Rank == 3 && PerPosition.LastDense(builder.Operations, builder.ShapeOf) is { } dense)
        {
            builder.Report(dense.Problem(ProblemSeverity.Error, "; the loss needs a vector"));
            return;
        }
        // Element by element a loss takes any shape; a class is one for a sample.
        if (builder.CurrentShape.Rank != 1 && function is CrossEntropy)
        {
            builder.Report("NG1005", null, builder.CurrentShape + " values", "one class a sample");
            return;
        }
        builder.Loss = function;
        builder.AddLoss(new LossOperation { Layer = "loss", Item = builder.Item, Function = function, Prediction = builder.Current });
    }

    private static bool Fits(LossHead needed, Operation? head) => needed switch
    {
        LossHead.Softmax => head is SoftmaxOperation or LogSoftmaxOperation,
        LossHead.Sigmoid => head is ActivationOperation { Function: Sigmoid },
        LossHead.NonNegative => head is SoftmaxOperation or ActivationOperation { Function: Exp or Softplus or Relu or Relu6 or Sigmoid or HardSigmoid },
        _ => true,
    };

    /// <summary>The head to propose, and what it gives.</summary>
    private static (string Head, string Range) Wanted(LossHead needed) => needed switch
    {
        LossHead.Softmax => ("Softmax", OutputRange.Simplex),
        LossHead.Sigmoid => ("Sigmoid", OutputRange.UnitInterval),
        _ => ("Softplus", OutputRange.Positive),
    };
}
