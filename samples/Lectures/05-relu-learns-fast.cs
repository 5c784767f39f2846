// ReLU passes the gradient of positive inputs on as it is: such networks learn much faster than sigmoids.
// Look at: the losses of both, epoch by epoch.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
History sigmoids = new Sigmoids(seed: 1).Fit(train, options), relus = new Relus(seed: 1).Fit(train, options);
foreach (var (slow, fast) in sigmoids.Epochs.Zip(relus.Epochs))
    Console.WriteLine($"epoch {slow.Epoch,2}: sigmoid {slow.TrainLoss:F3}, ReLU {fast.TrainLoss:F3}");
return relus.Epochs[^1].TrainLoss < sigmoids.Epochs[^1].TrainLoss / 4 ? 0 : 1;

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
[Dense(32), Sigmoid, Dense(32), Sigmoid, Dense(32), Sigmoid]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Sigmoids;

[Network]
[Input(7), Standardize]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Relus;
