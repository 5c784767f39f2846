// A step should change the weights by about a thousandth of their size.
// Look at: the mean ratio of three rates; the middle one learns.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
foreach (double rate in new[] { 1e-4, 0.02, 1 })
{
    var trainer = new Net.Trainer(new Net(1), new Net.Hyperparameters { LearningRate = rate });
    trainer.FitPreprocessing(train);
    double sum = 0, loss = 0;
    for (int step = 0; step < 300; step++)
    {
        float[] before = trainer.Parameters.ToArray();
        int at = step * 20 % 600;
        loss = trainer.Step(train.Inputs[(7 * at)..(7 * (at + 20))], train.Labels[at..(at + 20)]);
        sum += Norm(trainer.Parameters.ToArray().Zip(before, (now, old) => now - old)) / Norm(before) / 300;
    }

    Console.WriteLine($"rate {rate,6}: updates of {sum:E1} of the weights, last loss {loss:F2}");
    if (rate == 0.02 && sum is < 1e-4 or > 1e-2)
        return 1;
}

return 0;

static double Norm(IEnumerable<float> values) => Math.Sqrt(values.Sum(value => (double)value * value));

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
[CrossEntropy, Sgd(0.02)]
public partial class Net;
