// Before a long training: a network that cannot learn twenty samples by heart has a fault.
// Look at: one network passes, the other does not: its rate is ten thousand times too low.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
OverfitReport sound = OverfitCheck.Run(new Net.Trainer(new Net(1)), train), slow = OverfitCheck.Run(new Net.Trainer(new Net(1), new Net.Hyperparameters { LearningRate = 1e-6 }), train);
Console.WriteLine(sound);
Console.WriteLine(slow);
return sound.Passed && !slow.Passed ? 0 : 1;

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
[CrossEntropy, Adam(0.01)]
public partial class Net;
