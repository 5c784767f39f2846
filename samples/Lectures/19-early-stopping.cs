// The loss on samples that are trained on falls for ever; what counts is the loss on others: stop where it is lowest.
// Look at: how many epochs it takes, and the loss on other samples with and without stopping.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
train = train.Take(100);
History whole = new Net(1).Fit(train, options), stopped = new Net(1).Fit(train, options with { EarlyStopping = new EarlyStopping { Patience = 5 } });
Console.WriteLine($"all {whole.Epochs.Count} epochs: {whole.Epochs[^1].ValidationLoss:F3}; stopped after {stopped.Epochs.Count}: {stopped.BestEpoch!.ValidationLoss:F3}");
return stopped.BestEpoch.ValidationLoss < whole.Epochs[^1].ValidationLoss ? 0 : 1;

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
[Dense(128), Relu, Dense(128), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(0.003)]
[Training(Epochs = 60, BatchSize = 20)]
public partial class Net;
