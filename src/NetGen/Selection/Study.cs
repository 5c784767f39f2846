using System.Diagnostics;
using NetGen.Selection;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// The Selection room: a space of hyperparameters and something that scores them come in, the best ones go out. It knows a network only
/// as its <c>Hyperparameters</c> and a score. Thread-safe, except that two studies must not share a store.
/// </summary>
public static class Study
{
    /// <summary>Tries configurations one after the other until the budget is used up. Runs on the calling thread.</summary>
    /// <typeparam name="T">The network's <c>Hyperparameters</c>.</typeparam>
    /// <param name="space">What is varied.</param>
    /// <param name="objective">The score of a configuration. A score that is not finite, and a <see cref="NonFiniteValueException"/>, is a
    /// divergence: the trial counts and loses.</param>
    /// <param name="subject">What is measured, in words: a kept study is resumed only under the same.</param>
    /// <param name="options">Budget, sampler, seed, store.</param>
    /// <exception cref="ArgumentException">The space varies nothing, or there is neither a budget nor an end to what the sampler
    /// suggests.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An end of a range, or a value of the base, is outside the hyperparameter's
    /// domain.</exception>
    /// <exception cref="StudyException">The store cannot be read or written, or keeps another study.</exception>
    public static StudyResult<T> Run<T>(ISearchSpace<T> space, Func<T, double> objective, string subject, StudyOptions options)
        where T : IHyperparameters<T>
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(options);
        var configurations = new Configurations<T>(space);
        RequireBudget(options);
        long start = Stopwatch.GetTimestamp();
        using OpenedStudy? store = options.Store?.Open(configurations.Identify(subject, options));
        List<TrialRecord> trials = [.. store?.Trials ?? []];
        bool cancelled = false;
        while (!IsUsedUp(options, trials.Count, Stopwatch.GetElapsedTime(start)) && Suggest(configurations, trials, options) is { } values)
        {
            TrialRecord? trial = options.CancellationToken.IsCancellationRequested
                ? null
                : Try(trials.Count + 1, configurations, values, objective, options);
            if (trial is null)
            {
                cancelled = true;
                break;
            }

            store?.Append(trial);
            trials.Add(trial);
            options.Progress?.Report(trial);
        }

        return new StudyResult<T>
        {
            Trials = [.. trials.Select(trial => Typed(trial, configurations))],
            Dimensions = [.. configurations.Dimensions.Select(dimension => dimension.Name)],
            Goal = options.Goal,
            Cancelled = cancelled,
            Elapsed = Stopwatch.GetElapsedTime(start),
        };
    }

    private static void RequireBudget(StudyOptions options)
    {
        if (options.Trials is int trials)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1, nameof(options.Trials));
        }
        else if (options.Time is null && ReferenceEquals(options.Sampler, Sampler.Random) && !options.CancellationToken.CanBeCanceled)
        {
            throw new ArgumentException("A random search goes on for ever: give it Trials, a Time or a CancellationToken.",
                nameof(options));
        }
    }

    private static bool IsUsedUp(StudyOptions options, int trials, TimeSpan elapsed) => trials >= options.Trials || elapsed >= options.Time;

    private static double[]? Suggest<T>(Configurations<T> configurations, List<TrialRecord> trials, StudyOptions options)
        where T : IHyperparameters<T>
    {
        if (options.BaseFirst && trials.Count == 0)
        {
            return configurations.BaseValues;
        }

        return options.Sampler.Suggest(new SamplerContext
        {
            Index = trials.Count - (options.BaseFirst ? 1 : 0),
            Seed = options.Seed,
            Dimensions = configurations.Dimensions,
            Trials = trials,
        });
    }

    /// <summary>A trial; null when it was cancelled.</summary>
    private static TrialRecord? Try<T>(int number, Configurations<T> configurations, double[] values, Func<T, double> objective,
        StudyOptions options)
        where T : IHyperparameters<T>
    {
        long start = Stopwatch.GetTimestamp();
        double? score = null;
        string? failure = null;
        try
        {
            double result = objective(configurations.With(values));
            (score, failure) = double.IsFinite(result) ? (result, null) : ((double?)null, Invariant($"The score is {result}."));
        }
        catch (NonFiniteValueException e)
        {
            failure = e.Message;
        }
        catch (OperationCanceledException) when (options.CancellationToken.IsCancellationRequested)
        {
            return null;
        }

        return new TrialRecord
        {
            Number = number,
            Values = values,
            State = score is null ? TrialState.Diverged : TrialState.Completed,
            Score = score,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Failure = failure,
        };
    }

    private static Trial<T> Typed<T>(TrialRecord trial, Configurations<T> configurations)
        where T : IHyperparameters<T> => new()
        {
            Number = trial.Number,
            Hyperparameters = configurations.With(trial.Values),
            Values = trial.Values,
            Texts = configurations.TextsOf(trial.Values),
            State = trial.State,
            Score = trial.Score,
            Elapsed = trial.Elapsed,
            Failure = trial.Failure,
        };
}
