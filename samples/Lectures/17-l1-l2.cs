// L2 makes weights small, L1 makes those that matter little exactly 0.
// Look at: the spread of the weights and the share of zeros.
using NetGen;
using NetGen.Training;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
double none = Zeros(new Free.Trainer(new Free(1))), l2 = Zeros(new WithL2.Trainer(new WithL2(1))), l1 = Zeros(new WithL1.Trainer(new WithL1(1)));
return none == 0 && l2 == 0 && l1 > 0.1 ? 0 : 1;

double Zeros(ITrainer<float> trainer)
{
    trainer.Fit(train, options);
    WeightSignal weights = SignalReport.Run(trainer, train).Weights[0];
    double zeros = (double)trainer.Parameters[..(7 * 32)].Count(0f) / (7 * 32);
    Console.WriteLine($"{trainer.Summary.Name,-7} {weights.Values.Low,6:F2} {weights.Values} {weights.Values.High:F2}, RMS {weights.Rms:F2}, {zeros:P0} zeros");
    return zeros;
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
[Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.05, Momentum = 0.9)]
[Training(Epochs = 20, BatchSize = 20)]
public partial class Free;

[Network]
[Input(7), Standardize]
[Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.05, Momentum = 0.9), L2(0.01)]
[Training(Epochs = 20, BatchSize = 20)]
public partial class WithL2;

[Network]
[Input(7), Standardize]
[Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.05, Momentum = 0.9), L1(0.02)]
[Training(Epochs = 20, BatchSize = 20)]
public partial class WithL1;
