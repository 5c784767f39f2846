using NetGen;

var data = Dataset.FromArrays([0, 0, 0, 1, 1, 0, 1, 1], new float[] { 0, 1, 1, 0 });
var network = new Xor(seed: 1);
network.Fit(data, new FitOptions { ProgressLine = ProgressLine.Off });

var output = new float[1];
for (var row = 0; row < data.Count; row++)
{
    var input = data.Inputs.Slice(row * Xor.InputLength, Xor.InputLength);
    network.Predict(input, output);
    Console.WriteLine($"{input[0]} xor {input[1]} = {output[0]:F3}");
}

[Network]
[Input(2)]
[Dense(8), Tanh]
[Dense(1), Sigmoid]
[BinaryCrossEntropy]
[Adam(0.05)]
[Training(Epochs = 300, BatchSize = 4)]
public partial class Xor;
