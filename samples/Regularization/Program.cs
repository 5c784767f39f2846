using NetGen;
using static System.FormattableString;

try
{
    const int Seeds = 5;
    var (images, _) = MnistFiles.Read();
    var (training, validation) = Regularizer.Choose(images);
    Console.WriteLine(Invariant($"{training.Count:N0} images to train on, {validation.Count:N0} to validate with, {RegularizedNet.ParameterCount:N0} parameters; mean of {Seeds} seeds."));
    Console.WriteLine();
    Console.WriteLine("                    epochs  training  validation     gap   zeros");
    foreach (var regularizer in new[] { Regularizer.None, Regularizer.Dropout, Regularizer.L2, Regularizer.L1, Regularizer.ElasticNet, Regularizer.Stopping })
    {
        var mean = Measurement.Mean([.. Enumerable.Range(1, Seeds).Select(seed => regularizer.Measure(training, validation, (ulong)seed))]);
        Console.WriteLine(Invariant(
            $"{regularizer.Name,-18}  {mean.Epochs,6:F0}  {100 * mean.Training,6:F1} %  {100 * mean.Validation,8:F1} %  {100 * mean.Gap,6:F1}  {100 * mean.Zeros,4:F1} %"));
    }

    return 0;
}
catch (Exception error) when (error is FileNotFoundException or DataFormatException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
