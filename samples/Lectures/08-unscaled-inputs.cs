// Inputs of 0 to 255 make everything behind them a hundred times too large.
// Look at: what the compiler says (NG7001), and what one attribute changes.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
train = Times255(train);
options = options with { Validation = Times255(others) };

double asTheyAre = new AsTheyAre(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
double scaled = new Scaled(seed: 1).Fit(train, options).Epochs[^1].ValidationAccuracy!.Value;
Console.WriteLine(string.Join("\n", AsTheyAre.Summary.Findings));
Console.WriteLine($"AsTheyAre: {asTheyAre:P0} of the other samples, Scaled: {scaled:P0}");
return asTheyAre < scaled ? 0 : 1;

static Dataset Times255(Dataset data) => Dataset.FromArrays(Array.ConvertAll(data.Inputs.ToArray(), value => 255 * value), data.Labels.ToArray());

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
[Input(7, Min = -102, Max = 357)]
[Dense(32), Relu, Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class AsTheyAre;

[Network]
[Input(7, Min = -102, Max = 357), Standardize]
[Dense(32), Relu, Dense(32), Relu]
[Dense(10), Softmax]
[CrossEntropy, Sgd(0.02, Momentum = 0.9)]
[Training(Epochs = 10, BatchSize = 20)]
public partial class Scaled;
