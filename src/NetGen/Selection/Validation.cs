using NetGen.Data;
using static System.FormattableString;

namespace NetGen;

/// <summary>What part of the data a search measures on, and never trains on. Immutable.</summary>
public abstract record Validation
{
    private Validation() { }

    /// <summary>
    /// A share of the data, drawn by the study's seed, with labels in the same proportions; of a series (<see cref="Dataset.IsSeries"/>)
    /// the last.
    /// </summary>
    /// <param name="fraction">The share, in (0, 1).</param>
    public static Validation HoldOut(double fraction) => new HeldOut(fraction);

    /// <summary>Each of k parts in turn: k trainings a trial, of which each measures on what the others trained on.</summary>
    /// <param name="k">The number of parts, at least 2.</param>
    public static Validation KFold(int k) => new Folds(k);

    /// <summary>Time-series cross-validation (<see cref="Dataset.TimeFolds"/>): k parts in turn, each predicted from what stands before
    /// it.</summary>
    /// <param name="k">The number of parts, at least 2.</param>
    /// <param name="trainOn">The samples right before each part that are trained on, a rolling window; null for all, an expanding
    /// window.</param>
    public static Validation TimeFolds(int k, int? trainOn = null) => new FoldsInTime(k, trainOn);

    /// <summary><see cref="KFold"/>.</summary>
    public static implicit operator Validation(int k) => KFold(k);

    /// <summary>Data of its own.</summary>
    public static Validation On(Dataset data) => new Given(data);

    /// <summary>How many pairs there are.</summary>
    internal virtual int Parts => 1;

    /// <summary>The pairs that one configuration is trained and measured on, each copied when it is reached.</summary>
    internal abstract IEnumerable<(Dataset Train, Dataset Measured)> Divide(Dataset data, ulong seed);

    private sealed record HeldOut(double Fraction) : Validation
    {
        public override string ToString() => Invariant($"{Fraction:R} of the data held out");

        internal override IEnumerable<(Dataset Train, Dataset Measured)> Divide(Dataset data, ulong seed)
        {
            if (data.IsSeries)
            {
                return [data.SplitInTime(1 - Fraction)];
            }

            (Dataset measured, Dataset train) = data.LabelLength == 1 ? data.StratifiedSplit(Fraction, seed) : data.Split(Fraction, seed);
            return [(train, measured)];
        }
    }

    private sealed record Folds(int K) : Validation
    {
        public override string ToString() => Invariant($"{K} folds");

        internal override int Parts => K;

        internal override IEnumerable<(Dataset Train, Dataset Measured)> Divide(Dataset data, ulong seed) => data.KFold(K, seed);
    }

    private sealed record FoldsInTime(int K, int? TrainOn) : Validation
    {
        public override string ToString() =>
            Invariant($"{K} folds in time") + (TrainOn is int trainOn ? $", each behind {Counted.Of(trainOn, "sample")}" : "");

        internal override int Parts => K;

        internal override IEnumerable<(Dataset Train, Dataset Measured)> Divide(Dataset data, ulong seed) => data.TimeFolds(K, TrainOn);
    }

    private sealed record Given(Dataset Data) : Validation
    {
        public override string ToString() => Counted.Of(Data.Count, "sample") + " of their own";

        internal override IEnumerable<(Dataset Train, Dataset Measured)> Divide(Dataset data, ulong seed)
        {
            NameCheck.Require(Data.Names, "validation data", data.Names, "the training data");
            return [(data, Data)];
        }
    }
}
