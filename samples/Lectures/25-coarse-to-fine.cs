// Search a wide logarithmic range with few epochs, then around the best with more.
// Look at: the best score of the coarse search and of the fine one.
using NetGen;

Dataset train = Segments(600, seed: 1), others = Segments(600, seed: 2);
var options = new FitOptions { Validation = others, ProgressLine = ProgressLine.Off };
var coarse = Net.Search(train, new Net.SearchSpace { LearningRate = (1e-5, 10) }, new SearchOptions { Trials = 12, Seed = 1, Fit = new FitOptions { Epochs = 1 } });
double best = coarse.Best.LearningRate;
var fine = Net.Search(train, new Net.SearchSpace { LearningRate = (best / 3, best * 3) }, new SearchOptions { Trials = 12, Seed = 2, Fit = new FitOptions { Epochs = 6 } });
Console.WriteLine(coarse);
Console.WriteLine(fine);
return fine.BestTrial!.Score < coarse.BestTrial!.Score ? 0 : 1;

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
[CrossEntropy, Sgd(0.02), L2(1e-4)]
[Training(Epochs = 3, BatchSize = 20)]
public partial class Net;
