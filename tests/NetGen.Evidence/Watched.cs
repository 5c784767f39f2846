using NetGen;
using NetGen.Training;

/// <summary>A training with its monitors, as a user runs it.</summary>
/// <param name="Score">The accuracy on samples that were not trained on, of a regression R²; 0 where the training broke down.</param>
/// <param name="Troubles">What was told, in order.</param>
internal sealed record Watched(double Score, IReadOnlyList<TrainingTrouble> Troubles)
{
    /// <summary>One training for each seed.</summary>
    public static Watched[] Each(Problem problem, Func<ulong, ITrainer<float>> create, int seeds) =>
        [.. Enumerable.Range(1, seeds).AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(seed => Of(problem, create((ulong)seed), (ulong)seed))];

    private static Watched Of(Problem data, ITrainer<float> trainer, ulong seed)
    {
        Problem problem = data.For(trainer.Summary);
        try
        {
            // Where there are no other samples, a user has none to validate with.
            Dataset? others = problem.Test == problem.Training ? null : problem.Test;
            History history = trainer.Fit(problem.Training, new FitOptions { Seed = seed, Validation = others, ProgressLine = ProgressLine.Off });
            Evaluation measured = Evaluator.Evaluate(trainer, problem.Test);
            return new Watched(measured.Accuracy ?? measured.RSquared ?? problem.Accuracy(trainer), history.Troubles);
        }
        catch (NonFiniteValueException failure)
        {
            return new Watched(0, failure.History?.Troubles ?? []);
        }
    }
}
