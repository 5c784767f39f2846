using System.ComponentModel;
using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>
/// How much each class counts in what is learned: the loss is the weighted mean Σ w[y]·ℓ / Σ w[y] over a batch, as PyTorch has it. Used by
/// generated code. Not thread-safe while weights are set.
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClassWeights<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Arena<T> ones;
    private Arena<T> weights;
    private double[]? values;

    /// <summary>All classes count the same.</summary>
    /// <param name="classes">Their number.</param>
    public ClassWeights(int classes)
    {
        ones = weights = new Arena<T>(classes);
        ones.Span.Fill(T.One);
    }

    /// <summary>The first class's weight; whole vectors may be read behind the last, and are 0 there.</summary>
    public ref T Origin => ref weights.Origin;

    /// <summary>The same with 1 for every class: for measuring.</summary>
    public ref T Ones => ref ones.Origin;

    /// <summary>The weights by class, copied; null for 1 each.</summary>
    /// <exception cref="ArgumentException">There are not as many as classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is not finite or not above 0.</exception>
    public IReadOnlyList<double>? Values
    {
        get => values;
        set
        {
            if (value is null)
            {
                (weights, values) = (ones, null);
                return;
            }

            if (value.Count != ones.Length)
            {
                throw new ArgumentException($"There must be a weight for each of {Counted.Of(ones.Length, "class", "classes")}; {Counted.Of(value.Count, "weight is", "weights are")} given.", nameof(value));
            }

            var copy = new Arena<T>(ones.Length);
            for (int i = 0; i < copy.Length; i++)
            {
                HyperparameterGuard.Positive(value[i], $"ClassWeights[{i}]");
                copy.Span[i] = T.CreateTruncating(value[i]);
                if (!T.IsFinite(copy.Span[i]) || !T.IsNormal(copy.Span[i]))
                {
                    throw new ArgumentOutOfRangeException(nameof(value), value[i], FormattableString.Invariant(
                        $"ClassWeights[{i}] is {value[i]:R}, which is no number above 0 in {typeof(T).Name}. ")
                            + "Only what weights are to each other counts: divide all of them by one number.");
                }
            }

            (weights, values) = (copy, [.. value]);
        }
    }

    /// <summary>The labels of the last <see cref="Total(ReadOnlySpan{int}, ReadOnlySpan{int}, int, int)"/> that counted.</summary>
    public int Labels { get; private set; }

    /// <summary>
    /// The same of maps of labels, without those that are <see cref="Dataset.IgnoredLabel"/>. Where none counts the sum of losses is 0, and
    /// 1 is what it is divided by.
    /// </summary>
    /// <param name="labels">The labels.</param>
    /// <param name="rows">Which samples; empty for 0, 1, 2, …</param>
    /// <param name="count">How many there are.</param>
    /// <param name="positions">Labels of a sample.</param>
    public double Total(ReadOnlySpan<int> labels, ReadOnlySpan<int> rows, int count, int positions)
    {
        ReadOnlySpan<T> all = weights.Span;
        (double total, int counted) = (0, 0);
        for (int i = 0; i < count; i++)
        {
            foreach (int label in labels.Slice((rows.IsEmpty ? i : rows[i]) * positions, positions))
            {
                if (label >= 0)
                {
                    counted++;
                    total += double.CreateTruncating(all[label]);
                }
            }
        }

        Labels = counted;
        return counted == 0 ? 1 : total;
    }

    /// <summary>Σ w[y] over a batch, whose labels are known to be classes: what its sum of losses is divided by.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="rows">Which of them; empty for 0, 1, 2, …</param>
    /// <param name="count">How many there are.</param>
    public double Total(ReadOnlySpan<int> labels, ReadOnlySpan<int> rows, int count)
    {
        if (values is null)
        {
            return count;
        }

        ReadOnlySpan<T> all = weights.Span;
        double total = 0;
        for (int i = 0; i < count; i++)
        {
            total += double.CreateTruncating(all[labels[rows.IsEmpty ? i : rows[i]]]);
        }

        return total;
    }

    /// <summary>The same where targets are the share of yes, of two classes: Σ w[no] + t·(w[yes] − w[no]).</summary>
    /// <param name="targets">The targets, one a sample.</param>
    /// <param name="rows">Which of them; empty for 0, 1, 2, …</param>
    /// <param name="count">How many there are.</param>
    public double Total(ReadOnlySpan<T> targets, ReadOnlySpan<int> rows, int count)
    {
        if (values is null)
        {
            return count;
        }

        double no = double.CreateTruncating(weights.Span[0]), more = double.CreateTruncating(weights.Span[1]) - no;
        double total = 0;
        for (int i = 0; i < count; i++)
        {
            total += no + (more * double.CreateTruncating(targets[rows.IsEmpty ? i : rows[i]]));
        }

        return total;
    }
}
