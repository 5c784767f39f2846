using System.Text.RegularExpressions;
using NetGen.Reports;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Reports;

/// <summary>A page stays small, however deep the network, however long the run and however many the classes.</summary>
public sealed partial class RunReportSizeTests : IDisposable
{
    private const int Most = 500_000;

    private static readonly (Dataset Train, Dataset Test) Digits = TestData.Digits().StratifiedSplit(0.8, seed: 1);

    private readonly string file = Path.Combine(Path.GetTempPath(), $"netgen-report-{Guid.NewGuid():N}.html");

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Of_as_many_layers_as_ResNet_50_has_and_100_epochs()
    {
        Assert.Equal(49, DeepResidual.Summary.Layers.Count(layer => layer.Name.Contains("Conv2D", StringComparison.Ordinal)));
        new DeepResidual(1).Fit(Digits.Train, new FitOptions
        {
            Epochs = 100,
            LimitBatches = 1,
            Validation = Digits.Test.Take(64),
            Callbacks = [new RunReport(file) { SignalSamples = 16 }],
            ProgressLine = ProgressLine.Off,
        });
        Assert.InRange(new FileInfo(file).Length, 1, Most);
    }

    [Fact]
    public void Of_a_thousand_classes()
    {
        float[] inputs = Draw.Normal<float>(4000 * 8, seed: 1);
        Dataset data = Dataset.FromArrays(inputs, [.. Enumerable.Range(0, 4000).Select(row => row % 1000)]);
        new ThousandClasses(1).Fit(data, new FitOptions
        {
            Epochs = 2, Validation = data, Callbacks = [new RunReport(file)], ProgressLine = ProgressLine.Off,
        });
        string text = File.ReadAllText(file);
        Assert.InRange(text.Length, 1, Most);
        // What is left out is said.
        Assert.Equal(2, Left().Count(text));
    }

    [GeneratedRegex("of 1,000 classes")]
    private static partial Regex Left();
}

/// <summary>He et al. 2016, figure 5, right, of a quarter of the images' side and an eighth of the width.</summary>
[NetworkBlock]
[Mark("in")]
[Conv2D(4, 1, Bias = false), BatchNorm, Relu]
[Conv2D(4, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
[Conv2D(16, 1, Bias = false), BatchNorm(ScaleInit = Init.Zeros)]
[Add("in"), Relu]
internal sealed class Bottleneck;

/// <summary>49 convolutions and a dense layer.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 16), Rescale]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
[Use<Bottleneck>(16)]
[GlobalAveragePool2D]
[Dense(10), Softmax, CrossEntropy, Sgd(0.1, Momentum = 0.9), CosineDecay]
[Training(Epochs = 100, BatchSize = 16)]
internal sealed partial class DeepResidual;

/// <summary>As many classes as ImageNet has.</summary>
[Network]
[Input(8)]
[Dense(16), Relu]
[Dense(1000), Softmax, CrossEntropy, Adam(1e-2)]
[Training(Epochs = 2, BatchSize = 64)]
internal sealed partial class ThousandClasses;
