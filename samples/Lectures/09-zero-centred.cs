// Subtract the mean, divide by the deviation: declared, it is fitted on the training samples and saved with the weights.
// Look at: the mean and deviation of what the first layer sees. The layer is the identity here, to show its input.
using NetGen;

var random = new Random(1);
float[] inputs = [.. Enumerable.Range(0, 1000).Select(_ => 3 + 2 * random.NextSingle())];
var data = Dataset.FromArrays(inputs, new float[1000]);
var seen = new float[1000];
new Raw().PredictBatch(data.Inputs, seen);
Show("as it is", seen);
var centred = new Centred();
centred.FitPreprocessing(data);
centred.PredictBatch(data.Inputs, seen);
Show("SubtractMean", seen);
var standardized = new Standardized();
standardized.FitPreprocessing(data);
standardized.PredictBatch(data.Inputs, seen);
return Show("Standardize", seen) is ( < 0.01, > 0.99 and < 1.01) ? 0 : 1;

static (double Mean, double Deviation) Show(string name, float[] seen)
{
    double mean = seen.Average(), deviation = Math.Sqrt(seen.Average(value => (value - mean) * (value - mean)));
    Console.WriteLine($"{name}: mean {mean:F3}, deviation {deviation:F3}");
    return (Math.Abs(mean), deviation);
}

[Network]
[Input(1)]
[Dense(1, Init = Init.Identity)]

public partial class Raw;

[Network]
[Input(1), SubtractMean]
[Dense(1, Init = Init.Identity)]
[MeanSquaredError, Sgd(0.1)]
public partial class Centred;

[Network]
[Input(1), Standardize]
[Dense(1, Init = Init.Identity)]
[MeanSquaredError, Sgd(0.1)]
public partial class Standardized;
