using NetGen.Generator.Analysis.Capacity;
using NetGen.Generator.Analysis.Data;
using NetGen.Generator.Analysis.Depth;
using NetGen.Generator.Analysis.Initialization;
using NetGen.Generator.Analysis.Normalization;
using NetGen.Generator.Analysis.Optimization;
using NetGen.Generator.Analysis.Output;
using NetGen.Generator.Analysis.Regularization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>
/// The rules that look at shapes and signals, in order: from the graph of a valid declaration to problems. None of them stops the
/// compiler: the network exists, and the user may know better.
/// </summary>
internal static class GraphRules
{
    public static readonly IReadOnlyList<Action<GraphView, Action<Problem>>> All =
    [
        HeadMismatch.Check,
        MissingFlatten.Check,
        OutputVersusTarget.Check,
        WindowRemainder.Check,
        MostlyPadding.Check,
        OneStep.Check,
        XavierWithReLU.Check,
        HeWithSaturating.Check,
        ConstantInit.Check,
        InitTooLarge.Check,
        InitTooSmall.Check,
        SeluInit.Check,
        SeluDropout.Check,
        RandomBias.Check,
        BiasedInit.Check,
        SigmoidHidden.Check,
        SoftmaxHidden.Check,
        NoNonlinearity.Check,
        RedundantActivation.Check,
        BornDead.Check,
        RecurrentNonLinearity.Check,
        ForgetBias.Check,
        SoftmaxOfOne.Check,
        SoftmaxForMultiLabel.Check,
        SquaredLossForClasses.Check,
        RangeMismatch.Check,
        ReluHead.Check,
        BinaryHeadManyClasses.Check,
        LossVersusTarget.Check,
        DropoutOnOutput.Check,
        InitialLoss.Check,
        TwoUnitSoftmaxBinary.Check,
        ForwardCollapse.Check,
        GradientVanish.Check,
        Explosion.Check,
        DeepPlain.Check,
        NarrowRelu.Check,
        Saturated.Check,
        ResidualGrowth.Check,
        RecurrentVanish.Check,
        RecurrentExplosion.Check,
        BiasBeforeBatchNorm.Check,
        BatchStatistics.Check,
        DropoutBeforeBatchNorm.Check,
        RunningMomentum.Check,
        ReluBeforeMaxPool.Check,
        NormalizedTwice.Check,
        BatchNormBetweenSteps.Check,
        DropoutRate.Check,
        DropoutTwice.Check,
        DropoutBeforeMaxPool.Check,
        NarrowDropout.Check,
        WeightShrinkage.Check,
        AdamWithL2.Check,
        L2BesideDecay.Check,
        PenalizedBias.Check,
        MaxNormBelowOne.Check,
        ExcessiveLabelSmoothing.Check,
        DrowningNoise.Check,
        LearningRateTooHigh.Check,
        LearningRateTooLow.Check,
        IdleSchedule.Check,
        EarlyDecay.Check,
        MomentumTooHigh.Check,
        UnusualEpsilon.Check,
        TooFewUpdates.Check,
        NoClipping.Check,
        DecayBeyondZero.Check,
        UnscaledInput.Check,
        PositiveInput.Check,
        PresetMismatch.Check,
        UnscaledTarget.Check,
        TooManyParameters.Check,
        NarrowLayer.Check,
        LinearNetwork.Check,
        LargeFlatten.Check,
        EmbeddingSize.Check,
    ];

    /// <summary>Reports what the graph, as shape inference built it, says about the network: causes and their echoes.</summary>
    /// <exception cref="OperationCanceledException">The editor has a newer text.</exception>
    public static void Check(NetworkSpec spec, Graph graph, Action<Problem> report, CancellationToken cancellation = default) =>
        Check(GraphView.Of(spec, graph), report, cancellation);

    /// <summary>The same of a graph that is looked at for more.</summary>
    /// <exception cref="OperationCanceledException">The editor has a newer text.</exception>
    public static void Check(GraphView view, Action<Problem> report, CancellationToken cancellation)
    {
        foreach (var check in All)
        {
            cancellation.ThrowIfCancellationRequested();
            check(view, report);
        }
    }
}
