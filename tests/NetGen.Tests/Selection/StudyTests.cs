using System.Globalization;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Selection;

using Space = TunableNetwork.SearchSpace;
using Tuned = TunableNetwork.Hyperparameters;

/// <summary>Budgets, samplers, divergence and cancellation, on objectives that need no training.</summary>
public sealed class StudyTests
{
    private static readonly Space Rates = new() { LearningRate = (1e-4, 1), L2 = (1e-6, 1e-2), StepDecayEvery = (1, 4), Dropout1Rate = (0, 0.5) };

    [Fact]
    public void Random_search_draws_within_the_ranges_and_finds_the_best()
    {
        var study = Run(new() { Trials = 60, Seed = 5 });
        Assert.Equal(60, study.Trials.Count);
        Assert.Equal(Enumerable.Range(1, 60), study.Trials.Select(trial => trial.Number));
        Assert.All(study.Trials, trial =>
        {
            Assert.InRange(trial.Hyperparameters.LearningRate, 1e-4, 1);
            Assert.InRange(trial.Hyperparameters.L2, 1e-6, 1e-2);
            Assert.InRange(trial.Hyperparameters.StepDecayEvery, 1, 4);
            Assert.InRange(trial.Hyperparameters.Dropout1Rate, 0, 0.5);
            Assert.Equal(new Tuned().Beta1, trial.Hyperparameters.Beta1);
        });
        Assert.Equal(study.Trials.Min(trial => trial.Score), study.BestTrial!.Score);
        Assert.Same(study.BestTrial.Hyperparameters, study.Best);
        Assert.Equal(study.Trials.Skip(1).Count(), study.Trials.Skip(1).Select(trial => trial.Hyperparameters.LearningRate).Distinct().Count());
    }

    [Fact]
    public void The_first_trial_is_the_base_unless_refused()
    {
        var own = Rates with { Base = new() { LearningRate = 0.3 } };
        Assert.Equal(own.Base, Study.Run(own, Distance, "test", new() { Trials = 1 }).Trials[0].Hyperparameters);
        Assert.NotEqual(own.Base, Study.Run(own, Distance, "test", new() { Trials = 1, BaseFirst = false }).Trials[0].Hyperparameters);
    }

    [Fact]
    public void A_trial_depends_on_seed_and_number_only()
    {
        var all = Run(new() { Trials = 9, Seed = 7 });
        var fewer = Run(new() { Trials = 4, Seed = 7 });
        Assert.Equal(all.Trials.Take(4).Select(trial => trial.Hyperparameters), fewer.Trials.Select(trial => trial.Hyperparameters));
        Assert.NotEqual(all.Trials[1].Hyperparameters, Run(new() { Trials = 2, Seed = 8 }).Trials[1].Hyperparameters);
    }

    [Fact]
    public void A_grid_tries_every_combination_once_and_ends()
    {
        var space = new Space { LearningRate = (1e-3, 1e-1), StepDecayEvery = (1, 2), Dropout1Rate = SearchRange.OneOf(0, 0.5) };
        var study = Study.Run(space, Distance, "test", new() { Sampler = Sampler.Grid(3), BaseFirst = false });
        Assert.Equal(3 * 2 * 2, study.Trials.Count);
        Assert.Equal(12, study.Trials.Select(trial => trial.Hyperparameters).Distinct().Count());
        Assert.Equal([1e-3, 1e-2, 1e-1], study.Trials.Select(trial => Math.Round(trial.Hyperparameters.LearningRate, 9)).Distinct());
    }

    [Fact]
    public void Divergence_counts_and_loses()
    {
        var study = Study.Run(Rates, Fragile, "test", new() { Trials = 40, Seed = 2 });
        Assert.Equal(40, study.Trials.Count);
        Assert.Contains(study.Trials, trial => trial is { State: TrialState.Diverged, Score: null, Failure: "exploded The weights are those before this step. cause (NG6002)" });
        Assert.Contains(study.Trials, trial => trial is { State: TrialState.Diverged, Failure: "The score is NaN." });
        Assert.Equal(TrialState.Completed, study.BestTrial!.State);

        static double Fragile(Tuned tuned) =>
            tuned.LearningRate > 0.1 ? throw new NonFiniteValueException(3, "loss", "value", "cause", "NG6002", "exploded") :
            tuned.LearningRate > 0.01 ? double.NaN : Distance(tuned);
    }

    [Fact]
    public void Without_a_completed_trial_there_is_no_best()
    {
        var study = Study.Run(Rates, _ => double.NaN, "test", new() { Trials = 2 });
        Assert.Null(study.BestTrial);
        Assert.Contains("None of the 2 trials", Assert.Throws<InvalidOperationException>(() => study.Best).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_score_can_be_the_goal()
    {
        var study = Run(new() { Trials = 20, Goal = Goal.Maximize });
        Assert.Equal(study.Trials.Max(trial => trial.Score), study.BestTrial!.Score);
    }

    [Fact]
    public void Cancelling_keeps_what_was_found_and_drops_the_trial_under_way()
    {
        using var cancellation = new CancellationTokenSource();
        int calls = 0;
        var study = Study.Run(Rates, Objective, "test", new() { Trials = 20, CancellationToken = cancellation.Token });
        Assert.True(study.Cancelled);
        Assert.Equal(5, study.Trials.Count);

        double Objective(Tuned tuned)
        {
            if (++calls == 6)
                cancellation.Cancel();
            cancellation.Token.ThrowIfCancellationRequested();
            return Distance(tuned);
        }
    }

    [Fact]
    public void Time_that_is_over_begins_no_trial() => Assert.Empty(Run(new() { Time = TimeSpan.Zero }).Trials);

    [Fact]
    public void Errors_of_the_users_own_are_theirs() =>
        Assert.Throws<FormatException>(() => Study.Run(Rates, _ => throw new FormatException(), "test", new() { Trials = 2 }));

    [Fact]
    public void Impossible_studies_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Study.Run(new Space(), Distance, "test", new() { Trials = 2 }));
        Assert.Throws<ArgumentException>(() => Run(new()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(new() { Trials = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sampler.Grid(1));
        var outside = Assert.Throws<ArgumentOutOfRangeException>(() => Study.Run(new Space { Dropout1Rate = (0, 1) }, Distance, "test", new() { Trials = 2 }));
        Assert.Contains("Dropout1Rate must be a value in [0, 1)", outside.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_shows_the_best_first()
    {
        var lines = Run(new() { Trials = 12, Seed = 5 }).ToString().Split('\n');
        Assert.StartsWith("12 trials, 0 diverged", lines[0], StringComparison.Ordinal);
        Assert.Contains("LearningRate", lines[1], StringComparison.Ordinal);
        var scores = lines.Skip(3).Where(line => line.Length > 0).Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(10, scores.Length);
        Assert.Equal(scores.Order(), scores);
    }

    internal static double Distance(Tuned tuned) => Math.Abs(Math.Log10(tuned.LearningRate) + 2) + tuned.Dropout1Rate;

    private static StudyResult<Tuned> Run(StudyOptions options) => Study.Run(Rates, Distance, "test", options);
}
