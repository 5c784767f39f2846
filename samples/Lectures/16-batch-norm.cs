// Batch normalisation makes every channel mean 0 and variance 1: a bad start no longer matters.
// Look at: the same bad start without and with it.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
double bad = new Bad(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
double rescued = new Rescued(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
Console.WriteLine(string.Join("\n", Bad.Summary.Findings));
Console.WriteLine($"Bad: {bad:P0} of the other samples, Rescued: {rescued:P0}");
return bad < rescued ? 0 : 1;

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
[Dense(32, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(32, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(32, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(32, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(32, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(32, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Bad;

[Network]
[Input(7), Standardize]
[Dense(32, Init = Init.Normal, InitScale = 0.01, Bias = false), BatchNorm, Tanh, Dense(32, Init = Init.Normal, InitScale = 0.01, Bias = false), BatchNorm, Tanh]
[Dense(32, Init = Init.Normal, InitScale = 0.01, Bias = false), BatchNorm, Tanh, Dense(32, Init = Init.Normal, InitScale = 0.01, Bias = false), BatchNorm, Tanh]
[Dense(32, Init = Init.Normal, InitScale = 0.01, Bias = false), BatchNorm, Tanh, Dense(32, Init = Init.Normal, InitScale = 0.01, Bias = false), BatchNorm, Tanh]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Rescued;
