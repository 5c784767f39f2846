// A variance of 1 ÷ fan-in (Xavier) keeps the size of the signal of tanh from layer to layer.
// Look at: the RMS of the last layer: predicted and measured, beside that of N(0, 0.01).
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
SignalReport xavier = SignalReport.Run(new Xavier.Trainer(new Xavier(1)), train), small = SignalReport.Run(new Small.Trainer(new Small(1)), train);
Console.WriteLine(xavier);
LayerSignal last = xavier.Layers.Last(layer => layer.Layer == "Tanh6"), lastSmall = small.Layers.Last(layer => layer.Layer == "Tanh6");
Console.WriteLine($"behind six layers: Xavier {last.Rms:G2} (predicted {last.Predicted}), N(0, 0.01) {lastSmall.Rms:G2} (predicted {lastSmall.Predicted})");
return last.Rms > 0.1 && lastSmall.Rms < 1e-3 ? 0 : 1;

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
[Dense(32, Init = Init.XavierNormal), Tanh, Dense(32, Init = Init.XavierNormal), Tanh]
[Dense(32, Init = Init.XavierNormal), Tanh, Dense(32, Init = Init.XavierNormal), Tanh]
[Dense(32, Init = Init.XavierNormal), Tanh, Dense(32, Init = Init.XavierNormal), Tanh]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Xavier;

[Network]
[Input(7), Standardize]
[Dense(32, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(32, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(32, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(32, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(32, Init = Init.Normal, InitScale = 0.01), Tanh, Dense(32, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Small;
