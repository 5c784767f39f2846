// What came after ReLU keeps a gradient below 0, or is smooth. The compiler chooses the initializer for each.
// Look at: the initializer that each summary names, and how little the accuracies differ.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
double relus = new Relus(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
Console.WriteLine($"('Relu', -9) {relus:P0}, {Relus.Summary.Layers[0].Description}");
double leakyRelus = new LeakyRelus(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
Console.WriteLine($"('LeakyRelu', -9) {leakyRelus:P0}, {LeakyRelus.Summary.Layers[0].Description}");
double elus = new Elus(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
Console.WriteLine($"('Elu', -9) {elus:P0}, {Elus.Summary.Layers[0].Description}");
double selus = new Selus(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
Console.WriteLine($"('Selu', -9) {selus:P0}, {Selus.Summary.Layers[0].Description}");
double gelus = new Gelus(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
Console.WriteLine($"('Gelu', -9) {gelus:P0}, {Gelus.Summary.Layers[0].Description}");
double silus = new Silus(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
Console.WriteLine($"('Silu', -9) {silus:P0}, {Silus.Summary.Layers[0].Description}");
return new[] { relus, leakyRelus, elus, selus, gelus, silus }.Min() > 0.8 ? 0 : 1;

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
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Relus;

[Network]
[Input(7), Standardize]
[Dense(32), LeakyRelu, Dense(32), LeakyRelu, Dense(32), LeakyRelu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class LeakyRelus;

[Network]
[Input(7), Standardize]
[Dense(32), Elu, Dense(32), Elu, Dense(32), Elu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Elus;

[Network]
[Input(7), Standardize]
[Dense(32), Selu, Dense(32), Selu, Dense(32), Selu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Selus;

[Network]
[Input(7), Standardize]
[Dense(32), Gelu, Dense(32), Gelu, Dense(32), Gelu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Gelus;

[Network]
[Input(7), Standardize]
[Dense(32), Silu, Dense(32), Silu, Dense(32), Silu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Silus;
