// Nine trials of a grid try three learning rates; nine random ones try nine (Bergstra and Bengio 2012).
// Look at: how many different rates each tried, and the best of each.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
var grid = new List<(double Rate, double Loss)>();
foreach (double rate in new[] { 1e-4, 0.03, 10 })
    foreach (double l2 in new[] { 1e-5, 1e-4, 1e-3 })
        grid.Add((rate, Loss(new Net.Hyperparameters { LearningRate = rate, L2 = l2 })));
var random = Study.Run(new Net.SearchSpace { LearningRate = (1e-4, 10), L2 = (1e-5, 1e-3) }, Loss, "lesson", new StudyOptions { Trials = 9, Seed = 4, BaseFirst = false });
int gridRates = grid.Select(trial => trial.Rate).Distinct().Count(), randomRates = random.Trials.Select(trial => trial.Hyperparameters.LearningRate).Distinct().Count();
Console.WriteLine($"grid: {gridRates} rates, best loss {grid.Min(trial => trial.Loss):F3}");
Console.WriteLine($"random: {randomRates} rates, best loss {random.BestTrial!.Score:F3} at {random.Best.LearningRate:G2}");
return (gridRates, randomRates) == (3, 9) ? 0 : 1;

double Loss(Net.Hyperparameters hyperparameters)
{
    try
    {
        return new Net(1).Fit(train, options, hyperparameters).Epochs[^1].ValidationLoss!.Value;
    }
    catch (NonFiniteValueException)
    {
        return 1e6;
    }
}

static Dataset Segments(int count, int seed)
{
    // Seven-segment digits with noise: which of the ten is lit?
    int[] lit = [0b1110111, 0b0100100, 0b1011101, 0b1101101, 0b0101110, 0b1101011, 0b1111011, 0b0100101, 0b1111111, 0b1101111];
    var random = new Random(seed);
    int[] labels = [.. Enumerable.Range(0, count).Select(_ => random.Next(10))];
    float[] inputs = [.. labels.SelectMany(label => Enumerable.Range(0, 7).Select(at => (lit[label] >> at & 1) + 0.8f * (random.NextSingle() - 0.5f)))];
    return Dataset.FromArrays(inputs, labels);
}

[Network]
[Input(7), Standardize]
[Dense(32), Relu, Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02), L2(1e-4)]
[Training(Epochs = 3, BatchSize = 20)]
public partial class Net;
