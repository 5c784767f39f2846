using Explorer.Compiling;
using Explorer.Data;
using Explorer.Training;
using NetGen;
using static Explorer.Galleries.Nets;

namespace Explorer.Galleries;

/// <summary>Hyperparameters: the checks before a long training, and the search.</summary>
internal static class Hyperparameters
{
    private static readonly Declaration SearchedAsShown = Digits("SearchedNet", 2, 32, "Relu", optimizer: "Sgd(0.01), L2(1e-4)", epochs: 5);

    public static IReadOnlyList<Gallery> All { get; } =
    [
        new("initial-loss", "hyperparameters",
            [
                Digits("SmallStart", 2, 32, "Relu", "Init = Init.Normal, InitScale = 0.01"), Digits("AutoStart", 2, 32, "Relu"),
                Digits("SureOfSomething", 2, 32, "Relu", "Init = Init.Normal, InitScale = 0.8"),
                Digits("PenalizedStart", 2, 32, "Relu", "Init = Init.Normal, InitScale = 0.01", "Sgd(0.01, Momentum = 0.9), L2(0.1)"),
            ],
            FirstLosses),
        new("overfit-few", "hyperparameters",
            [Digits("CanLearn", 2, 32, "Relu", optimizer: "Adam(0.01)"), Digits("CannotLearn", 2, 32, "Relu", optimizer: "Adam(0.000001)")],
            bench => [new LinesPicture("step", "loss", [Overfit(bench, "0.01", "CanLearn"), Overfit(bench, "0.000001", "CannotLearn")]) { LogY = true }]),
        new("coarse-to-fine", "hyperparameters", [SearchedAsShown], _ => CoarseToFine()),
        new("random-or-grid", "hyperparameters", [SearchedAsShown], _ => RandomOrGrid()),
        new("update-ratio", "hyperparameters",
            [Digits("Crawling", 2, 64, "Relu", optimizer: "Sgd(0.0003)"), Digits("Walking", 2, 64, "Relu", optimizer: "Sgd(0.05)"), Digits("Jumping", 2, 64, "Relu", optimizer: "Sgd(1)")],
            bench =>
            [
                new LinesPicture("step", "ratio", [Updates(bench, "0.0003", "Crawling"), Updates(bench, "0.05", "Walking"), Updates(bench, "1", "Jumping")]) { LogY = true, Mark = 0.001 },
                LinesPicture.Accuracy(("0.0003", bench.Digits("Crawling")), ("0.05", bench.Digits("Walking")), ("1", bench.Digits("Jumping"))),
            ]),
    ];

    /// <summary>The mean loss of a batch of the fresh network, with the penalty; ten equal guesses lose ln 10.</summary>
    private static IEnumerable<Picture> FirstLosses(Bench bench)
    {
        double Of(string network) => InitialLossCheck.Run(bench.NewTrainer(network), Samples.Digits).Loss;
        yield return new BarsPicture(
            "loss", ["normal001", "auto", "normal08", "withPenalty"],
            Picture.Round([Of("SmallStart"), Of("AutoStart"), Of("SureOfSomething"),
                Of("PenalizedStart") + bench.NewTrainer("PenalizedStart").Penalty()]))
        { Mark = 2.3026 };
    }

    private static Series Overfit(Bench bench, string name, string network) =>
        Series.Of(name, OverfitCheck.Run(bench.NewTrainer(network), Samples.Digits, samples: 20, steps: 40).Losses, from: 0);

    private static Series Updates(Bench bench, string name, string network)
    {
        UpdateWatch watch = bench.Watch(network, trainer => new UpdateWatch(trainer, "dense2.weight"));
        var means = watch.Values.Chunk(8).Select(chunk => chunk.Average()).ToList();
        return new Series(name, [.. means.Select((_, index) => (double?)(8 * index + 4))], Picture.Round(means));
    }

    /// <summary>Forty rates over six powers of ten for one epoch, then forty around the best ones for five.</summary>
    private static IEnumerable<Picture> CoarseToFine()
    {
        var coarse = Search(new Searched.SearchSpace { LearningRate = (1e-5, 10), L2 = (1e-6, 1) }, 40, epochs: 1, seed: 1);
        var best = coarse.Where(trial => trial.Accuracy is not null).OrderByDescending(trial => trial.Accuracy).Take(5).ToList();
        var fine = Search(
            new Searched.SearchSpace
            {
                LearningRate = (best.Min(trial => trial.Rate), best.Max(trial => trial.Rate)),
                L2 = (best.Min(trial => trial.L2), best.Max(trial => trial.L2)),
            },
            40, epochs: 5, seed: 2);
        return [Points("coarse", coarse), Points("fine", fine)];
    }

    /// <summary>Nine trials: three rates by three penalties, or nine of each.</summary>
    private static IEnumerable<Picture> RandomOrGrid()
    {
        double[] rates = [1e-4, 3e-2, 10], penalties = [1e-5, 1e-4, 1e-3];
        var grid = rates.SelectMany(rate => penalties.Select(penalty => Measure(new Searched.Hyperparameters { LearningRate = rate, L2 = penalty }, 3))).ToList();
        var random = Search(new Searched.SearchSpace { LearningRate = (1e-4, 10), L2 = (1e-5, 1e-3) }, 9, epochs: 3, seed: 4);
        return [Points("grid", grid) with { HasShadows = true }, Points("random", random) with { HasShadows = true }];
    }

    private static List<SearchTrial> Search(Searched.SearchSpace space, int trials, int epochs, ulong seed) =>
    [
        .. Study.Run(space, hyperparameters => Measure(hyperparameters, epochs).Accuracy ?? 0, nameof(Searched),
                new StudyOptions { Trials = trials, Seed = seed, Goal = Goal.Maximize, BaseFirst = false })
            .Trials.Select(trial => new SearchTrial(trial.Hyperparameters.LearningRate, trial.Hyperparameters.L2, trial.Score is > 0 ? trial.Score : null)),
    ];

    private static SearchTrial Measure(Searched.Hyperparameters hyperparameters, int epochs)
    {
        var options = new FitOptions { Epochs = epochs, Validation = Samples.OtherDigits, Seed = 1, ProgressLine = ProgressLine.Off, Monitors = null };
        try
        {
            History history = new Searched.Trainer(new Searched(1), hyperparameters, 1).Fit(Samples.Digits, options);
            return new SearchTrial(hyperparameters.LearningRate, hyperparameters.L2, history.Epochs[^1].ValidationAccuracy);
        }
        catch (NonFiniteValueException)
        {
            return new SearchTrial(hyperparameters.LearningRate, hyperparameters.L2, null);
        }
    }

    private static PointsPicture Points(string name, IReadOnlyList<SearchTrial> trials) => new("rate", "L2",
        [new Cloud(name, Picture.Round(trials.Select(trial => trial.Rate)), Picture.Round(trials.Select(trial => trial.L2)), Picture.Round(trials.Select(trial => trial.Accuracy ?? 0)))])
    { LogX = true, LogY = true };

    /// <summary>A trial; the accuracy is null where it broke down.</summary>
    private sealed record SearchTrial(double Rate, double L2, double? Accuracy);
}
