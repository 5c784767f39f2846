// Ten classes and no knowledge: the first loss must be near ln 10 = 2.30, and a penalty must lift it.
// Look at: the loss before the first step of a sound start and of one that is sure of something.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
InitialLossReport sound = InitialLossCheck.Run(new Sound.Trainer(new Sound(1)), train), sure = InitialLossCheck.Run(new Sure.Trainer(new Sure(1)), train);
var penalized = new Penalized.Trainer(new Penalized(1));
Console.WriteLine(sound);
Console.WriteLine(sure);
Console.WriteLine($"L2 adds {penalized.Penalty():F2}");
return sound.Loss is > 2 and < 4 && sure.Loss > 5 && penalized.Penalty() > 0 ? 0 : 1;

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
[Dense(32), Relu, Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Sound;

[Network]
[Input(7), Standardize]
[Dense(32, Init = Init.Normal, InitScale = 1), Relu, Dense(32, Init = Init.Normal, InitScale = 1), Relu]
[Dense(10, Init = Init.Normal, InitScale = 1), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Sure;

[Network]
[Input(7), Standardize]
[Dense(32), Relu, Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02), L2(0.1)]
public partial class Penalized;
