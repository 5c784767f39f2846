// A ReLU that is 0 for every sample has no gradient and never comes back. Steps that are too large kill many.
// Look at: the share of dead units (the column 'Flat') of two rates.
using NetGen;
using NetGen.Training;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
double gentle = Dead(0.02), kicked = Dead(0.3);
Console.WriteLine($"dead units: {gentle:P0} with a rate of 0.02, {kicked:P0} with 0.3");
return gentle < 0.1 && kicked > 0.3 ? 0 : 1;

double Dead(double rate)
{
    var trainer = new Relus.Trainer(new Relus(seed: 1), new Relus.Hyperparameters { LearningRate = rate });
    // The monitors tell of it while it happens: their lines begin with "Dead units".
    foreach (TrainingTrouble trouble in trainer.Fit(train, options).Troubles)
        Console.WriteLine(trouble);
    SignalReport signal = SignalReport.Run(trainer, train);
    Console.WriteLine(signal);
    return signal.Layers.Where(layer => layer.FlatShare is not null).Average(layer => layer.FlatShare!.Value);
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
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 5, BatchSize = 20)]
public partial class Relus;
