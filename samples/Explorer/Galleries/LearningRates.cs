using Explorer.Compiling;
using Explorer.Data;
using Explorer.Training;
using NetGen;
using NetGen.Training;
using static Explorer.Galleries.Nets;

namespace Explorer.Galleries;

/// <summary>The learning rate: how large, and when smaller.</summary>
internal static class LearningRates
{
    private static readonly (string Name, string Rate)[] Rates = [("TooLow", "0.0001"), ("Low", "0.01"), ("Good", "0.2"), ("TooHigh", "3")];

    private static readonly (string Name, string Code)[] Schedules =
        [("constant", ""), ("stepwise", "StepDecay(6, 0.2)"), ("exponential", "ExponentialDecay(0.85)"), ("1/t", "InverseTimeDecay(0.3)"), ("cosine", "CosineDecay"), ("linear", "LinearDecay"), ("1cycle", "OneCycle")];

    public static IReadOnlyList<Gallery> All { get; } =
    [
        new("rate-sweep", "learning-rate",
            [.. Rates.Select(rate => Digits(rate.Name + "Rate", 2, 64, "Relu", optimizer: $"Sgd({rate.Rate})", epochs: 12))],
            bench =>
            [
                new LinesPicture("step", "loss", [.. Rates.Select(rate => Steps(bench, rate.Name, rate.Rate))]) { LogY = true },
                Sweep(bench),
            ]),
        new("step-decay", "learning-rate",
            [Scheduled("Held", ""), Scheduled("Stepped", "StepDecay(10, 0.1)")],
            bench =>
            [
                LinesPicture.Loss(("constant", Noisy(bench, "Held")), ("stepwise", Noisy(bench, "Stepped"))) with { LogY = false },
                LinesPicture.Accuracy(("constant", Noisy(bench, "Held")), ("stepwise", Noisy(bench, "Stepped"))),
            ]),
        new("schedules", "learning-rate",
            [.. Schedules.Select(schedule => Digits(NameOf(schedule.Name), 1, 16, "Relu", optimizer: "Sgd(0.1, Momentum = 0.9)" + (schedule.Code == "" ? "" : ", " + schedule.Code), epochs: 20))],
            bench =>
            [
                new LinesPicture("epoch", "rate", [.. Schedules.Select(schedule => RateOf(bench.NewTrainer(NameOf(schedule.Name)), schedule.Name))]),
                LinesPicture.Loss([.. Schedules.Select(schedule => (schedule.Name, Noisy(bench, NameOf(schedule.Name))))]) with { LogY = false },
            ]),
    ];

    private static Declaration Scheduled(string name, string schedule) =>
        Digits(name, 1, 16, "Relu", optimizer: "Sgd(0.1, Momentum = 0.9)" + (schedule == "" ? "" : ", " + schedule), epochs: 20);

    private static Run Noisy(Bench bench, string network) => bench.On(network, Samples.MislabelledDigits, Samples.OtherDigits);

    private static string NameOf(string schedule) => "Schedule" + (schedule == "1/t" ? "Inverse" : char.ToUpperInvariant(schedule[0]) + schedule[1..]);

    private static Series RateOf(ITrainer<float> trainer, string name)
    {
        double?[] x = [.. Enumerable.Range(0, 101).Select(step => (double?)Math.Round(step / 5.0, 1))];
        return new Series(name, x, [.. Enumerable.Range(0, 101).Select(step => Picture.Round(trainer.ScheduledLearningRate(new TrainingTime(step * 34 / 5, 34, 34 * 20))))]);
    }

    /// <summary>The loss of every step, the mean of four, from one batch to the next.</summary>
    private static Series Steps(Bench bench, string name, string rate)
    {
        var means = bench.Watch(name + "Rate", _ => new LossWatch()).Values.Chunk(4).Select(chunk => chunk.Average()).ToList();
        return new Series(rate, [.. means.Select((_, index) => (double?)(4 * index + 2))], Picture.Round(means));
    }

    private static LinesPicture Sweep(Bench bench)
    {
        LearningRateSweep sweep = LearningRateFinder.Run(bench.NewTrainer("GoodRate"), Samples.Digits, new SweepOptions { Lowest = 1e-5, Highest = 30, Steps = 200, BatchSize = 32, Seed = 1 });
        var shown = sweep.Points.Where((_, index) => index % 2 == 0 || index == sweep.Points.Count - 1).ToList();
        var suggestion = sweep.Points.MinBy(point => Math.Abs(point.LearningRate - (sweep.Suggestion ?? 0)))!;
        return new LinesPicture("rate", "loss",
        [
            new Series("sweep", Picture.Round(shown.Select(point => point.LearningRate)), Picture.Round(shown.Select(point => point.SmoothedLoss))),
            new Series("suggestion", Picture.Round([suggestion.LearningRate]), Picture.Round([suggestion.SmoothedLoss])),
        ])
        { LogX = true };
    }

    private sealed class LossWatch : ITrainingCallback
    {
        public List<double> Values { get; } = [];

        public bool AfterStep(in StepReport step)
        {
            Values.Add(step.Loss);
            return true;
        }
    }
}
