// Numbers from N(0, 1): nearly all units are saturated, and their slopes 0.
// Look at: the histograms, which have all their values at both ends, and the column 'Flat'.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
Console.WriteLine(SignalReport.Run(new Large.Trainer(new Large(1)), train));

double large = new Large(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
double fitting = new Fitting(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
Console.WriteLine(string.Join("\n", Large.Summary.Findings));
Console.WriteLine($"Large: {large:P0} of the other samples, Fitting: {fitting:P0}");
return large < fitting ? 0 : 1;

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
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Large;

[Network]
[Input(7), Standardize]
[Dense(64), Tanh, Dense(64), Tanh, Dense(64), Tanh, Dense(64), Tanh]
[Dense(64), Tanh, Dense(64), Tanh, Dense(64), Tanh, Dense(64), Tanh]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Fitting;
