// The learning rate matters most: too low crawls, too high destroys.
// Look at: the accuracies of five rates, and the rate that the finder suggests.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
double best = 0;
foreach (double rate in new[] { 1e-4, 1e-3, 0.02, 0.2, 5 })
{
    try
    {
        History history = new Net(1).Fit(train, options, new Net.Hyperparameters { LearningRate = rate });
        Console.WriteLine($"rate {rate,6}: loss {history.Epochs[^1].TrainLoss:F3}, {history.Epochs[^1].ValidationAccuracy:P0}");
        best = Math.Max(best, history.Epochs[^1].ValidationAccuracy!.Value);
    }
    catch (NonFiniteValueException broken)
    {
        Console.WriteLine($"rate {rate,6}: {broken.Message}");
    }
}

LearningRateSweep sweep = LearningRateFinder.Run(new Net.Trainer(new Net(1)), train);
Console.WriteLine(sweep);
return best > 0.8 && sweep.Suggestion is > 0.005 and < 5 ? 0 : 1;

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
[CrossEntropy, Sgd(0.02)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Net;
