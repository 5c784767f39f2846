using System.Globalization;
using NetGen.Generator.Signal;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Output;

/// <summary>
/// NG3015: outputs that start so wide that the network is sure of wrong answers, with the loss to expect of them (Karpathy, CS231n: "look
/// for correct loss at chance performance").
/// </summary>
internal static class InitialLoss
{
    private const double LargestDeviation = 3;

    /// <summary>Up to this RMS an input is what initializers are made for.</summary>
    private const double LargestInput = 2;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Head.Loss is not { Function: var loss }
            || !view.Chain.Stages.Any(stage => !stage.Initializer.Chosen) && !(LeastInput(view).Rms > LargestInput))
            return;
        // Of what is known of the inputs, the least that they can be.
        var outputs = SignalPredictor.Predict(view.Graph, LeastInput(view)).Forward[ReadTensor(view)];
        var targets = TargetRange.Of(view.Target);
        var isWide = loss is CrossEntropy or BinaryCrossEntropy or MarginLoss
            ? outputs.Std >= LargestDeviation
            : loss is MeanSquaredError or MeanAbsoluteError or Huber && targets.LargestDeviation > 0
                && outputs.Std >= LargestDeviation * targets.LargestDeviation;
        if (!isWide)
            return;
        var expected = ExpectedLoss.Of(loss, outputs, view.Graph.OutputShape.Width, targets.Uniform);
        report(new Problem
        {
            Id = "NG3015",
            Item = view.Head.Loss.Item,
            Figures = new(
            [
                double.IsNaN(expected) ? "" : "The expected initial loss is " + Text(expected) + Basis(loss, view.Graph.OutputShape.Width),
                (double.IsNaN(expected) ? "The" : ": the") + " outputs start with a standard deviation of " + Figures.Number(outputs.Std)
                    + ", sure of what nothing has taught them",
            ]),
            Concerns = view.HeadItems,
        });
    }

    /// <summary>
    /// The loss of the fresh network; null where it is unknown. Its ends hold for every distribution that the declared facts leave open: a
    /// range says nothing of where in it the inputs or targets lie.
    /// </summary>
    public static LossPrediction? Predict(GraphView view)
    {
        if (view.Head.Loss is not { Function: var loss })
            return null;
        var (read, targets, facts) = (ReadTensor(view), TargetRange.Of(view.Target), view.Graph.PreparedFacts);
        var (outputs, upper) = (view.Signal.Forward[read], view.Signal.UpperForward[read]);
        var mean = Of(outputs, targets.Uniform);
        if (double.IsNaN(mean))
            return null;
        if (HasOnlyRange(facts))
            upper = SignalPredictor.Predict(view.Graph, MostInput(facts)).UpperForward[read];
        // One deviation: three are so wide that they hold nothing against anything.
        var band = Math.Exp(view.Signal.Deviation[read]);
        var high = facts.HaveScale
            ? Of(new Moments((upper.Mean * upper.Mean) + (upper.Variance * band * band), upper.Mean), targets.Widest)
            : double.PositiveInfinity;
        var low = Of(new Moments(outputs.Mean * outputs.Mean, outputs.Mean), targets.Narrowest(outputs.Mean));
        var deviation = ExpectedLoss.Deviation(loss, outputs, view.Graph.OutputShape.Width, targets.Uniform);
        return double.IsNaN(high) || double.IsNaN(low) ? null
            : new(Math.Max(low, mean), low, Math.Max(high, Math.Max(low, mean)), deviation);

        double Of(Moments outputs, Moments target) => ExpectedLoss.Of(loss, outputs, view.Graph.OutputShape.Width, target);
    }

    private static bool HasOnlyRange(InputFacts facts) => facts.HaveScale && double.IsNaN(facts.Mean + facts.Std);

    /// <summary>The declared moments; of a range alone, those of inputs that all lie at its end nearer to 0.</summary>
    private static Moments LeastInput(GraphView view)
    {
        var facts = view.Graph.PreparedFacts;
        if (!HasOnlyRange(facts))
            return view.Signal.Forward[Graph.Input];
        var nearest = Math.Max(facts.Min, Math.Min(facts.Max, 0));
        return new(nearest * nearest, nearest);
    }

    /// <summary>Inputs that all lie at the farther end.</summary>
    private static Moments MostInput(InputFacts facts)
    {
        var farthest = Math.Abs(facts.Min) > Math.Abs(facts.Max) ? facts.Min : facts.Max;
        return new(farthest * farthest, farthest);
    }

    /// <summary>What the loss reads: the logits where it has a head.</summary>
    private static int ReadTensor(GraphView view) =>
        view.Head.Loss!.Function.Head is LossHead.Softmax or LossHead.Sigmoid && view.Head.Activation is { } head
            ? head.Input : view.Graph.Output;

    private static string Basis(LossFunction loss, int classes) => loss switch
    {
        CrossEntropy => " (ln " + Figures.Text(classes) + " is " + Text(Math.Log(classes)) + ")",
        BinaryCrossEntropy => " (ln 2 is " + Text(Math.Log(2)) + ")",
        MarginLoss => " (" + Figures.Text(classes - 1) + " for equal scores)",
        // The others have no number that an output without knowledge gives.
        _ => "",
    };

    private static string Text(double value) => value >= 1000 ? Figures.Number(value) : value.ToString("F3", CultureInfo.InvariantCulture);
}
