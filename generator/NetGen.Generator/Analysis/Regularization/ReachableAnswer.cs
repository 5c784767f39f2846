using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>
/// How sure of its answer a network gets at most where ½λ‖w‖² is added to the loss. With weights of size s in each of k layers the output
/// is m = d·sᵏ, d the norm of what the layers are given. Training ends where the penalty's gradient is the data's: λs² = m·pull(m), by
/// what one more unit of m wins: λ = d^(2/k)·m^(1 − 2/k)·pull(m). The largest such m is the answer; where there is none, all weights go to
/// 0. It is an upper bound: of what the layers are given, all would have to tell the answer.
/// </summary>
/// <param name="Pull">The loss that a larger m takes away, by m.</param>
/// <param name="Enough">The m below which the network hardly says anything.</param>
/// <param name="Largest">No training gets further.</param>
/// <param name="Text">What such an m is, in words.</param>
internal sealed record ReachableAnswer(Func<double, double> Pull, double Enough, double Largest, Func<double, string> Text)
{
    /// <summary>A class that gets less than this probability where it is the true one was hardly learned.</summary>
    private const double LeastProbability = 2.0 / 3;

    /// <summary>The same of numbers, as a share of what they should be.</summary>
    private const double LeastShare = 0.9;

    private const int Points = 200;

    /// <summary>By the loss; null where its gradient tells nothing of this kind, or what the targets' size is.</summary>
    public static ReachableAnswer? Of(Graph graph)
    {
        var (classes, outputs) = (graph.OutputShape.Width, (double)graph.OutputShape.Count);
        return graph.Loss switch
        {
            CrossEntropy when classes > 1 => OfClass(classes - 1, 1),
            BinaryCrossEntropy => OfClass(1, outputs),
            MeanSquaredError when graph.Targets is { Standardize: true } => new(m => 2 * (1 - m) / outputs, LeastShare, 1,
                m => "answers get to " + Figures.Percent(m) + " of what they should be at most"),
            // Hinges end at a margin, absolute errors at a median, and what targets of unknown size take is unknown.
            _ => null,
        };
    }

    /// <summary>
    /// The λ beyond which all weights go to 0, and the answer that this one leaves, null for none at all; null where it leaves enough.
    /// </summary>
    public (double Collapse, double? Left)? Under(PenaltyPath path)
    {
        // Where nothing flows, nothing is to be lost.
        if (!(path.Signal > 0))
            return null;
        double StrengthAt(double m) => Math.Pow(path.Signal, 2.0 / path.Layers) * Math.Pow(m, 1 - (2.0 / path.Layers)) * Pull(m);
        for (var i = 0; i <= Points; i++)
        {
            // An unknown signal is no finding.
            if (!(StrengthAt(Enough + ((Largest - Enough) * i / Points)) < path.Strength))
                return null;
        }
        var collapse = 0.0;
        double? left = null;
        for (var i = 0; i < Points; i++)
        {
            var m = Enough * i / Points;
            collapse = Math.Max(collapse, StrengthAt(m));
            left = StrengthAt(m) >= path.Strength ? m : left;
        }
        return (collapse, left is { } low ? LastBetween(low, low + (Enough / Points), m => StrengthAt(m) >= path.Strength) : null);
    }

    /// <summary>Where something ends to hold that holds at the one end and not at the other.</summary>
    private static double LastBetween(double low, double high, Func<double, bool> holds)
    {
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = holds(middle) ? (middle, high) : (low, middle);
        }
        return low;
    }

    /// <summary>Of a class beside others: p = eᵐ/(eᵐ + others).</summary>
    private static ReachableAnswer OfClass(int others, double outputs) => new(
        m => 1 / (Math.Exp(m) + others) / outputs, Math.Log(others * LeastProbability / (1 - LeastProbability)), 40,
        m => "the true class gets a probability of " + Figures.Number(Math.Exp(m) / (Math.Exp(m) + others)) + " at most");
}
