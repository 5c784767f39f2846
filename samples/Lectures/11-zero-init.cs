// Weights that all start equal stay equal.
// Look at: the loss, which stays that of guessing, ln 10 = 2.30; the compiler calls it an error (NG2003), which is switched off here.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
double zeros = new Zeros(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
double drawn = new Drawn(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
Console.WriteLine(string.Join("\n", Zeros.Summary.Findings));
Console.WriteLine($"Zeros: {zeros:P0} of the other samples, Drawn: {drawn:P0}");
return zeros < drawn ? 0 : 1;

static Dataset Segments(int count, int seed)
{
    // Seven-segment digits with noise: which of the ten is lit?
    int[] lit = [0b1110111, 0b0100100, 0b1011101, 0b1101101, 0b0101110, 0b1101011, 0b1111011, 0b0100101, 0b1111111, 0b1101111];
    var random = new Random(seed);
    int[] labels = [.. Enumerable.Range(0, count).Select(_ => random.Next(10))];
    float[] inputs = [.. labels.SelectMany(label => Enumerable.Range(0, 7).Select(at => (lit[label] >> at & 1) + 0.8f * (random.NextSingle() - 0.5f)))];
    return Dataset.FromArrays(inputs, labels);
}

#pragma warning disable NG2003 // An error: it cannot learn, and is to be seen not to.
[Network]
[Input(7), Standardize]
[Dense(32, Init = Init.Zeros), Relu, Dense(32, Init = Init.Zeros), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Zeros;

[Network]
[Input(7), Standardize]
[Dense(32), Relu, Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Drawn;
