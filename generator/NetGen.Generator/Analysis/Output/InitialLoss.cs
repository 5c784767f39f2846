using System.Globalization;
using NetGen.Generator.Signal;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Output;

/// <summary>
/// NG3015: outputs that start so wide that the network is sure of wrong answers, with the loss to expect of them (Karpathy, CS231n: "look for
/// correct loss at chance performance").
/// </summary>
internal static class InitialLoss
{
    private const double LargestDeviation = 3;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (Describe(view) is { IsWide: true } found)
            report(found.ToProblem(view));
    }

    /// <summary>The loss of the fresh network; null where it is unknown.</summary>
    public static LossPrediction? Predict(GraphView view)
    {
        if (Describe(view) is not { } expected || double.IsNaN(expected.Loss))
            return null;
        var (loss, read) = (view.Head.Loss!.Function, ReadTensor(view));
        double Of(Moments outputs) => ExpectedLoss.Of(loss, outputs, view.Graph.OutputShape.Width, TargetMoments(view.Target));
        var (lower, upper) = (view.Signal.Forward[read], view.Signal.UpperForward[read]);
        // One deviation: three are so wide that they hold nothing against anything.
        var band = Math.Exp(view.Signal.Deviation[read]);
        var high = view.Graph.PreparedFacts.HaveScale ? Of(new Moments((upper.Mean * upper.Mean) + (upper.Variance * band * band), upper.Mean)) : double.PositiveInfinity;
        return double.IsNaN(high) ? null : new(expected.Loss, Of(new Moments(lower.Mean * lower.Mean, lower.Mean)), high);
    }

    private sealed record Expectation(double Loss, string Basis, double Deviation, bool IsWide)
    {
        public Problem ToProblem(GraphView view) => new()
        {
            Id = "NG3015",
            Item = view.Head.Loss!.Item,
            Figures = new(
            [
                double.IsNaN(Loss) ? "" : "The expected initial loss is " + Text(Loss) + Basis,
                (double.IsNaN(Loss) ? "The" : ": the") + " outputs start with a standard deviation of " + Analysis.Figures.Number(Deviation) + ", sure of what nothing has taught them",
            ]),
            Concerns = view.HeadItems,
        };
    }

    private static Expectation? Describe(GraphView view)
    {
        if (view.Head.Loss is not { Function: var loss })
            return null;
        var outputs = view.Signal.Forward[ReadTensor(view)];
        var classes = view.Graph.OutputShape.Width;
        var target = TargetMoments(view.Target);
        var isWide = loss is CrossEntropy or BinaryCrossEntropy or MarginLoss
            ? outputs.Std >= LargestDeviation
            : loss is MeanSquaredError or MeanAbsoluteError or Huber && outputs.Std >= LargestDeviation * target.Std;
        return new(ExpectedLoss.Of(loss, outputs, classes, target), Basis(loss, classes), outputs.Std, isWide);
    }

    /// <summary>What the loss reads: the logits where it has a head.</summary>
    private static int ReadTensor(GraphView view) =>
        view.Head.Loss!.Function.Head is LossHead.Softmax or LossHead.Sigmoid && view.Head.Activation is { } head ? head.Input : view.Graph.Output;

    /// <summary>Uniform over the declared range.</summary>
    private static Moments TargetMoments(TargetAttribute? target)
    {
        if (target is not { Kind: TargetKind.Regression } || double.IsNaN(target.Min) || double.IsNaN(target.Max))
            return Moments.Unknown;
        var (mean, width) = ((target.Min + target.Max) / 2, target.Max - target.Min);
        return new((mean * mean) + (width * width / 12), mean);
    }

    private static string Basis(LossFunction loss, int classes) => loss switch
    {
        CrossEntropy => " (ln " + Figures.Text(classes) + " is " + Text(Math.Log(classes)) + ")",
        BinaryCrossEntropy => " (ln 2 is " + Text(Math.Log(2)) + ")",
        MarginLoss => " (" + Figures.Text(classes - 1) + " for equal scores)",
        _ => "",
    };

    private static string Text(double value) => value >= 1000 ? Figures.Number(value) : value.ToString("F3", CultureInfo.InvariantCulture);
}
