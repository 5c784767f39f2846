// ReLU throws half of the signal away: before it He doubles the variance, which Xavier does not.
// Look at: what the compiler says of Xavier before twenty ReLUs (NG2001), and both accuracies.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
double xavier = new Xavier(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
double he = new He(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
Console.WriteLine(string.Join("\n", Xavier.Summary.Findings));
Console.WriteLine($"Xavier: {xavier:P0} of the other samples, He: {he:P0}");
return xavier < he ? 0 : 1;

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
[Dense(32, Init = Init.XavierNormal), Relu, Dense(32, Init = Init.XavierNormal), Relu]
[Dense(32, Init = Init.XavierNormal), Relu, Dense(32, Init = Init.XavierNormal), Relu]
[Dense(32, Init = Init.XavierNormal), Relu, Dense(32, Init = Init.XavierNormal), Relu]
[Dense(32, Init = Init.XavierNormal), Relu, Dense(32, Init = Init.XavierNormal), Relu]
[Dense(32, Init = Init.XavierNormal), Relu, Dense(32, Init = Init.XavierNormal), Relu]
[Dense(32, Init = Init.XavierNormal), Relu, Dense(32, Init = Init.XavierNormal), Relu]
[Dense(32, Init = Init.XavierNormal), Relu, Dense(32, Init = Init.XavierNormal), Relu]
[Dense(32, Init = Init.XavierNormal), Relu, Dense(32, Init = Init.XavierNormal), Relu]
[Dense(32, Init = Init.XavierNormal), Relu, Dense(32, Init = Init.XavierNormal), Relu]
[Dense(32, Init = Init.XavierNormal), Relu, Dense(32, Init = Init.XavierNormal), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.005, Momentum = 0.9)]
[Training(Epochs = 20, BatchSize = 20)]
public partial class Xavier;

[Network]
[Input(7), Standardize]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.005, Momentum = 0.9)]
[Training(Epochs = 20, BatchSize = 20)]
public partial class He;
