// A high rate gets close and then jumps around the minimum; a tenth of it lets the loss fall again.
// Look at: the loss behind epoch 10.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
// A random label for every fifth sample: the loss cannot fall to 0, and a high rate jumps around its minimum.
var random = new Random(5);
train = Dataset.FromArrays(train.Inputs.ToArray(), [.. train.Labels.ToArray().Select((label, row) => row % 5 == 0 ? random.Next(10) : label)]);

History held = new Held(1).Fit(train, options), stepped = new Stepped(1).Fit(train, options);
foreach (var (one, other) in held.Epochs.Zip(stepped.Epochs))
    Console.WriteLine($"epoch {one.Epoch,2}: {one.TrainLoss:F3} at {one.LearningRate}, {other.TrainLoss:F3} at {other.LearningRate}");
return stepped.Epochs[^1].TrainLoss < held.Epochs[^1].TrainLoss ? 0 : 1;

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
public partial class Held;

[Network]
[Input(7), Standardize]
[Dense(8), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.1, Momentum = 0.9), StepDecay(every: 10, factor: 0.1)]
[Training(Epochs = 20, BatchSize = 20)]
public partial class Stepped;
