// Numbers from N(0, 0.01): in a deep network the signal shrinks to nothing.
// Look at: the columns 'Predicted' and 'RMS', from the first layer to the last.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
Console.WriteLine(SignalReport.Run(new Small.Trainer(new Small(1)), train));

double small = new Small(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
double fitting = new Fitting(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
Console.WriteLine(string.Join("\n", Small.Summary.Findings));
Console.WriteLine($"Small: {small:P0} of the other samples, Fitting: {fitting:P0}");
return small < fitting ? 0 : 1;

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
[Dense(32, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(32, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Small;

[Network]
[Input(7), Standardize]
[Dense(32), Tanh, Dense(32), Tanh, Dense(32), Tanh, Dense(32), Tanh]
[Dense(32), Tanh, Dense(32), Tanh, Dense(32), Tanh, Dense(32), Tanh]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Fitting;
