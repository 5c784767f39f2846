using System.Globalization;
using static System.FormattableString;

namespace NetGen;

/// <summary>How well networks predict the part of the data that each was not trained on. Immutable.</summary>
public sealed record CrossValidationResult
{
    /// <summary>The measures of each fold's part, in order; fewer than asked for where the validation was cancelled.</summary>
    public required IReadOnlyList<Evaluation> Folds { get; init; }

    /// <summary>Whether it was cancelled; the fold that was being trained is not among <see cref="Folds"/>.</summary>
    public required bool Cancelled { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The declared loss over the folds.</summary>
    public MeanAndDeviation? Loss => Of(fold => fold.Loss);

    /// <summary>The accuracy over the folds; null for regression.</summary>
    public MeanAndDeviation? Accuracy => Of(fold => fold.Accuracy);

    /// <summary>A measure over the folds: each counts the same, whatever its number of samples.</summary>
    /// <param name="measure">Picks it from a fold's measures.</param>
    /// <returns>Null where there is no fold, or one without the measure.</returns>
    public MeanAndDeviation? Of(Func<Evaluation, double?> measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        double[] values = [.. Folds.Select(measure).OfType<double>()];
        return values.Length == 0 || values.Length < Folds.Count ? null : MeanAndDeviation.Of(values);
    }

    /// <summary>The folds and their means as a table. The same text under every culture.</summary>
    public override string ToString()
    {
        (string Title, Func<Evaluation, double?> Of, string Format)[] measures =
        [
            ("loss", fold => fold.Loss, "G5"), ("accuracy", fold => fold.Accuracy, "F4"),
            ("mean absolute error", fold => fold.MeanAbsoluteError, "G5"),
            ("R²", fold => fold.RSquared, "F4"),
        ];
        measures = [.. measures.Where(measure => Of(measure.Of) is not null)];
        var table = new TextTable().Column("fold").Column("samples", alignRight: true);
        foreach ((string title, _, _) in measures)
        {
            table.Column(title, alignRight: true);
        }

        for (int i = 0; i < Folds.Count; i++)
        {
            table.Row([Invariant($"{i + 1}"), Invariant($"{Folds[i].Count}"),
                .. measures.Select(measure => measure.Of(Folds[i])!.Value.ToString(measure.Format, CultureInfo.InvariantCulture))]);
        }

        table.Rule();
        table.Row(["mean", Invariant($"{Folds.Sum(fold => (long)fold.Count)}"),
            .. measures.Select(measure => Of(measure.Of)!.Value.ToString(measure.Format))]);
        string end = Cancelled ? ", cancelled" : "";
        return Invariant($"{Counted.Of(Folds.Count, "fold")} in {Elapsed.TotalSeconds:F1} s{end}\n{table}");
    }
}

/// <summary>A fold of a cross-validation that has been measured. Immutable.</summary>
/// <param name="Fold">The fold, counted from 1.</param>
/// <param name="Folds">How many there are.</param>
/// <param name="Evaluation">The measures of its part.</param>
public sealed record FoldReport(int Fold, int Folds, Evaluation Evaluation);
