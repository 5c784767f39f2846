using System.Globalization;
using Iris;
using NetGen;

// dotnet run -c Release                         trains, says how good the network is, and saves it
// dotnet run -c Release -- 5.1 3.5 1.4 0.2      says what kind of flower this is

const string Weights = "flowers.safetensors";

if (args is [])
{
    var (network, test) = Training.Run(Training.Table, ProgressLine.Auto);
    Console.WriteLine(network.Evaluate(test));
    network.Save(Weights);
    Console.WriteLine($"Saved as {Weights}.");
    return 0;
}

var flower = new float[Flowers.InputLength];
if (args.Length != flower.Length
    || !args.Select((text, i) => float.TryParse(text, CultureInfo.InvariantCulture, out flower[i])).All(isNumber => isNumber))
{
    Console.Error.WriteLine($"{flower.Length} numbers are expected: sepal length and width, petal length and width, in centimetres.");
    return 1;
}

if (!File.Exists(Weights))
{
    Console.Error.WriteLine($"{Weights} is not here. Train first: run this without numbers.");
    return 1;
}

var trained = Flowers.Load(Weights);
Console.WriteLine(trained.ClassNames![trained.Classify(flower)]);
return 0;
