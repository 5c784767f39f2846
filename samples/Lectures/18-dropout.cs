// Units that are dropped at random cannot rely on each other: samples are not learned by heart.
// Look at: the gap between samples that were trained on and others, without dropout and with it.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
train = train.Take(100);
double without = Gap(new Plain(1).Fit(train, options)), with = Gap(new Dropped(1).Fit(train, options));
return with < without ? 0 : 1;

static double Gap(History history)
{
    EpochReport last = history.Epochs[^1];
    Console.WriteLine($"trained on {last.TrainAccuracy:P0}, others {last.ValidationAccuracy:P0}");
    return last.TrainAccuracy!.Value - last.ValidationAccuracy!.Value;
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
[Dense(128), Relu, Dense(128), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(0.003)]
[Training(Epochs = 60, BatchSize = 20)]
public partial class Plain;

[Network]
[Input(7), Standardize]
[Dense(128), Relu, Dropout(0.5), Dense(128), Relu, Dropout(0.5)]
[Dense(10), Softmax]
[CrossEntropy, Adam(0.003)]
[Training(Epochs = 60, BatchSize = 20)]
public partial class Dropped;
