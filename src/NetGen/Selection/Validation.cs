using NetGen.Data;
using static System.FormattableString;

namespace NetGen;

/// <summary>What part of the data a search measures on, and never trains on. Immutable.</summary>
public abstract record Validation
{
    private Validation() { }

    /// <summary>A share of the data, drawn by the study's seed, with labels in the same proportions.</summary>
    /// <param name="fraction">The share, in (0, 1).</param>
    public static Validation HoldOut(double fraction) => new HeldOut(fraction);

    /// <summary>Each of k parts in turn: k trainings a trial, of which each measures on what the others trained on.</summary>
    /// <param name="k">The number of parts, at least 2.</param>
    public static Validation KFold(int k) => new Folds(k);

    /// <summary>Data of its own.</summary>
    public static Validation On(Dataset data) => new Given(data);

    /// <summary>The pairs that one configuration is trained and measured on.</summary>
    internal abstract IReadOnlyList<(Dataset Train, Dataset Measured)> Divide(Dataset data, ulong seed);

    private sealed record HeldOut(double Fraction) : Validation
    {
        public override string ToString() => Invariant($"{Fraction:R} of the data held out");

        internal override IReadOnlyList<(Dataset Train, Dataset Measured)> Divide(Dataset data, ulong seed)
        {
            (Dataset measured, Dataset train) = data.LabelLength == 1 ? data.StratifiedSplit(Fraction, seed) : data.Split(Fraction, seed);
            return [(train, measured)];
        }
    }

    private sealed record Folds(int K) : Validation
    {
        public override string ToString() => Invariant($"{K} folds");

        internal override IReadOnlyList<(Dataset Train, Dataset Measured)> Divide(Dataset data, ulong seed) => [.. data.KFold(K, seed)];
    }

    private sealed record Given(Dataset Data) : Validation
    {
        public override string ToString() => Counted.Of(Data.Count, "sample") + " of their own";

        internal override IReadOnlyList<(Dataset Train, Dataset Measured)> Divide(Dataset data, ulong seed) 
        {
            NameCheck.Require(Data.Names, "validation data", data.Names, "the training data");
            return [(data, Data)];
        }
    }
}
