// Exponential, 1/t, cosine, linear, 1cycle: all of them end low.
// Look at: the last rates, and that every falling rate ends below the constant one in loss.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
// A random label for every fifth sample: the loss cannot fall to 0, and a high rate jumps around its minimum.
var random = new Random(5);
train = Dataset.FromArrays(train.Inputs.ToArray(), [.. train.Labels.ToArray().Select((label, row) => row % 5 == 0 ? random.Next(10) : label)]);
double constant = Show("Constant", new Constant(1).Fit(train, options));
double exponential = Show("Exponential", new Exponential(1).Fit(train, options));
double inverse = Show("Inverse", new Inverse(1).Fit(train, options));
double cosine = Show("Cosine", new Cosine(1).Fit(train, options));
double linear = Show("Linear", new Linear(1).Fit(train, options));
double cycle = Show("Cycle", new Cycle(1).Fit(train, options));
return new[] { cosine, linear, cycle }.Max() < constant ? 0 : 1;

static double Show(string name, History history)
{
    Console.WriteLine($"{name,-12} last rate {history.Epochs[^1].LearningRate:G2}, loss {history.Epochs[^1].TrainLoss:F3}");
    return history.Epochs[^1].TrainLoss;
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
[Dense(8), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.1, Momentum = 0.9)]
[Training(Epochs = 20, BatchSize = 20)]
public partial class Constant;

[Network]
[Input(7), Standardize]
[Dense(8), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.1, Momentum = 0.9), ExponentialDecay(0.85)]
[Training(Epochs = 20, BatchSize = 20)]
public partial class Exponential;

[Network]
[Input(7), Standardize]
[Dense(8), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.1, Momentum = 0.9), InverseTimeDecay(0.3)]
[Training(Epochs = 20, BatchSize = 20)]
public partial class Inverse;

[Network]
[Input(7), Standardize]
[Dense(8), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.1, Momentum = 0.9), CosineDecay]
[Training(Epochs = 20, BatchSize = 20)]
public partial class Cosine;

[Network]
[Input(7), Standardize]
[Dense(8), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.1, Momentum = 0.9), LinearDecay]
[Training(Epochs = 20, BatchSize = 20)]
public partial class Linear;

[Network]
[Input(7), Standardize]
[Dense(8), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.1, Momentum = 0.9), OneCycle]
[Training(Epochs = 20, BatchSize = 20)]
public partial class Cycle;
