using NetGen;
using static System.FormattableString;

// Deep networks without skips are harder to train, not only to regularise: the training loss itself stays higher (He et al. 2016, figure 1).
var (training, test) = DigitData.Read().StratifiedSplit(0.8, seed: 1);
Console.WriteLine(Invariant($"{ResNet.Summary.Layers.Count(layer => layer.Name.Contains("Conv2D"))} convolutions, {ResNet.ParameterCount:N0} parameters each; {training.Count} images to train on, {test.Count} to test with."));
Console.WriteLine();
Console.WriteLine("epoch      plain: loss  accuracy      residual: loss  accuracy");

var (plain, residual) = (new PlainNet(seed: 1), new ResNet(seed: 1));
var options = new FitOptions { Seed = 1, Validation = test, ProgressLine = ProgressLine.Off };
var (withoutSkips, withSkips) = (plain.Fit(training, options), residual.Fit(training, options));
foreach (var (one, other) in withoutSkips.Epochs.Zip(withSkips.Epochs))
    Console.WriteLine(Invariant($"{one.Epoch,5}  {one.TrainLoss,15:F4}  {one.ValidationAccuracy,8:P1}  {other.TrainLoss,18:F4}  {other.ValidationAccuracy,8:P1}"));
Console.WriteLine();
Console.WriteLine(Invariant($"Test accuracy   plain {plain.Evaluate(test).Accuracy:P2}   residual {residual.Evaluate(test).Accuracy:P2}"));
Console.WriteLine(Invariant($"Training took   plain {withoutSkips.Elapsed.TotalSeconds:F1} s   residual {withSkips.Elapsed.TotalSeconds:F1} s"));
return 0;
