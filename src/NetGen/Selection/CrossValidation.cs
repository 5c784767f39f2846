using System.ComponentModel;
using System.Diagnostics;

namespace NetGen.Selection;

/// <summary>
/// Trains a network on each of k parts of the data's rest. Called by generated code; users call <c>CrossValidate</c> on their network.
/// Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CrossValidation
{
    private const int DefaultFolds = 5;

    /// <summary>
    /// For each of some parts of the data trains a fresh network on all others, and measures it on the part. Parts are drawn by the
    /// options' seed as <see cref="Dataset.KFold"/> draws them: with labels in the same proportions; or as the validation says. Whatever is
    /// learned, preprocessing included, is learned from the others alone. Runs on the calling thread.
    /// </summary>
    /// <returns>The measures; those there are where the options' token is cancelled.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 folds, or more than samples.</exception>
    public static CrossValidationResult Run<T>(
        Dataset data, Validation? folds, FitOptions? options, T hyperparameters, IProgress<FoldReport>? progress, TrainAndMeasure<T> train)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new FitOptions();
        folds ??= Validation.KFold(DefaultFolds);
        long start = Stopwatch.GetTimestamp();
        var evaluations = new List<Evaluation>();
        foreach ((Dataset part, Dataset measured) in folds.Divide(data, options.Seed))
        {
            Evaluation evaluation = train(part, measured, OptionsOf(options, evaluations.Count + 1), hyperparameters);
            // A cancelled training returns; what it has learned so far is no result.
            if (options.CancellationToken.IsCancellationRequested)
            {
                break;
            }

            evaluations.Add(evaluation);
            progress?.Report(new FoldReport(evaluations.Count, folds.Parts, evaluation));
        }

        bool isCancelled = evaluations.Count < folds.Parts;
        return new CrossValidationResult { Folds = evaluations, Cancelled = isCancelled, Elapsed = Stopwatch.GetElapsedTime(start) };
    }

    /// <summary>Each fold's training has checkpoints of its own, and shows no line of its own.</summary>
    private static FitOptions OptionsOf(FitOptions options, int fold) => options with
    {
        ProgressLine = ProgressLine.Off,
        Checkpoints = options.Checkpoints is { } files
            ? files with { Folder = Path.Combine(files.Folder, FormattableString.Invariant($"fold{fold}")) }
            : null,
    };
}
