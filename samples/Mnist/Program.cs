using NetGen;

try
{
    var (training, test) = MnistFiles.Read();
    Console.WriteLine(MnistNet.Summary);
    var network = new MnistNet(seed: 1);
    Console.WriteLine(network.Fit(training, new FitOptions { Seed = 1 }));
    Console.WriteLine();
    Console.WriteLine($"Test: {network.Evaluate(test)}");
    return 0;
}
catch (Exception error) when (error is FileNotFoundException or DataFormatException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
