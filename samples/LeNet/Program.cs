using System.Diagnostics;
using System.Globalization;
using NetGen;

try
{
    var (training, test) = MnistFiles.Read();
    Console.WriteLine(LeNet5.Summary);
    var network = new LeNet5(seed: 1);

    var watch = Stopwatch.StartNew();
    var history = network.Fit(training, new FitOptions { Seed = 1 });
    var seconds = watch.Elapsed.TotalSeconds;
    Console.WriteLine(history);
    Console.WriteLine();
    var samples = (double)history.Epochs.Count * training.Count;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Training: {seconds:F1} s on one thread, {samples / seconds:N0} samples/s"));

    watch.Restart();
    var evaluation = network.Evaluate(test);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Testing: {test.Count / watch.Elapsed.TotalSeconds:N0} samples/s"));
    Console.WriteLine($"Test: {evaluation}");
    return 0;
}
catch (Exception error) when (error is FileNotFoundException or DataFormatException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
