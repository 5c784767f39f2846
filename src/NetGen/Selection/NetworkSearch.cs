using System.ComponentModel;
using static System.FormattableString;

namespace NetGen.Selection;

/// <summary>Trains and measures a fresh network.</summary>
/// <typeparam name="T">The network's <c>Hyperparameters</c>.</typeparam>
/// <param name="train">The samples to learn from.</param>
/// <param name="measured">The samples to measure on.</param>
/// <param name="fit">How to train; its seed is the network's too.</param>
/// <param name="hyperparameters">The configuration.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate Evaluation TrainAndMeasure<T>(Dataset train, Dataset measured, FitOptions fit, T hyperparameters);

/// <summary>A study of a network on data. Called by generated code; users call <c>Search</c> on their network. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkSearch
{
    /// <summary>Trains and measures configurations of a network until the budget is used up.</summary>
    /// <inheritdoc cref="Study.Run"/>
    public static StudyResult<T> Run<T>(NetworkSummary network, ISearchSpace<T> space, Dataset data, SearchOptions options,
        TrainAndMeasure<T> train)
        where T : IHyperparameters<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        RequireFree(space, options.Fit);
        IReadOnlyList<(Dataset Train, Dataset Measured)> parts = [.. options.Validation.Divide(data, options.Seed)];
        Func<Evaluation, double> score = options.Score ?? (static evaluation => evaluation.Loss);
        FitOptions fit = options.Fit with
        {
            Validation = null,
            Checkpoints = null,
            Seed = options.Seed,
            ProgressLine = ProgressLine.Off,
            CancellationToken = options.CancellationToken,
        };
        return Study.Run(space, MeanScore, Subject(network, data, options), options);

        double MeanScore(T hyperparameters)
        {
            double sum = 0;
            foreach ((Dataset part, Dataset measured) in parts)
            {
                Evaluation evaluation = train(part, measured, fit, hyperparameters);
                // A cancelled training returns; what it has learned so far is no result.
                options.CancellationToken.ThrowIfCancellationRequested();
                sum += score(evaluation);
            }

            return sum / parts.Count;
        }
    }

    /// <exception cref="ArgumentException">The options set what the space varies.</exception>
    private static void RequireFree<T>(ISearchSpace<T> space, FitOptions fit)
        where T : IHyperparameters<T>
    {
        for (int i = 0; i < T.All.Count; i++)
        {
            int? set = T.All[i].Option switch
            {
                nameof(FitOptions.Epochs) => fit.Epochs,
                nameof(FitOptions.BatchSize) => fit.BatchSize,
                _ => null
            };
            if (set is not null && space.Ranges[i] is not null)
            {
                throw new ArgumentException($"The search varies {T.All[i].Name}, and its options set {T.All[i].Option} to {set}: leave "
                    + $"it to the search, or set the space's {T.All[i].Name} to null.", nameof(fit));
            }
        }
    }

    private static string Subject(NetworkSummary network, Dataset data, SearchOptions options) => Invariant(
        $"{network.Name} ({network.Fingerprint.ReplaceLineEndings("; ")}), {Counted.Of(data.Count, "sample")}, {options.Validation}, ") +
        Invariant($"{Counted.Of(options.Fit.Epochs ?? network.Epochs, "epoch")} of batches of {options.Fit.BatchSize ?? network.BatchSize}, ") +
        $"{(options.Score is null ? "loss" : "a score of the user's")}";
}
