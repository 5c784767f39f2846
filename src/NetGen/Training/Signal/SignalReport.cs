using System.Numerics;
using NetGen.Data;
using NetGen.Training;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// What goes through a network, layer by layer, beside what the compiler predicted of it: the picture of CS231n's lecture on initialization
/// (a histogram for each layer of ten) in one call. Immutable.
/// </summary>
/// <example><code>
/// Console.WriteLine(SignalReport.Run(new LeNet5.Trainer(new LeNet5(1)), train));
/// </code></example>
public sealed record SignalReport
{
    /// <summary>The samples that were looked at.</summary>
    public required int Samples { get; init; }

    /// <summary>The layers' outputs, in order; where layers are compiled into one kernel, the last of them stands for all.</summary>
    public required IReadOnlyList<LayerSignal> Layers { get; init; }

    /// <summary>The trained weight tensors, in order, with the gradient of those samples' mean loss.</summary>
    public required IReadOnlyList<WeightSignal> Weights { get; init; }

    /// <summary>
    /// Looks at the network as it is. Changes nothing; declared preprocessing is fitted on the data unless it was before. Runs on the
    /// calling thread; the trainer takes one call at a time.
    /// </summary>
    /// <param name="trainer">The trainer of the network, fresh or trained.</param>
    /// <param name="data">The samples are its first; of a sorted file, shuffle it before.</param>
    /// <param name="samples">How many, at least 1; all of the data where there are fewer.</param>
    /// <exception cref="DatasetException">The data do not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one sample.</exception>
    public static SignalReport Run<T>(ITrainer<T> trainer, Dataset data, int samples = 256) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        data = SampleCheck.Require(data, trainer.Summary, "data", names: trainer.Names);
        TrainedNames.Require(data.Names, "data", trainer);
        trainer.FitPreprocessing(data);
        int[] rows = [.. Enumerable.Range(0, Math.Min(samples, data.Count))];
        return SignalGauge<T>.Measure(trainer, new SampleView<T>(data).Batch(rows));
    }

    /// <summary>Two tables: the layers' outputs and the weights. The same text under every culture.</summary>
    public override string ToString()
    {
        TextTable outputs = new TextTable().Column("Output of").Column("Predicted").Column("RMS", alignRight: true)
            .Column("Mean", alignRight: true)
            .Column("Zeros", alignRight: true).Column("Flat", alignRight: true).Column("From", alignRight: true).Column("Values")
            .Column("To", alignRight: true);
        foreach (LayerSignal layer in Layers)
        {
            outputs.Row(
                layer.Layer, layer.Predicted?.ToString() ?? "", Number(layer.Rms), Number(layer.Mean), Share(layer.ZeroShare),
                Share(layer.FlatShare),
                Number(layer.Values.Low), layer.Values.ToString(), Number(layer.Values.High));
        }

        TextTable weights = new TextTable().Column("Weights").Column("RMS", alignRight: true).Column("Gradient", alignRight: true)
            .Column("From", alignRight: true).Column("Values").Column("To", alignRight: true);
        foreach (WeightSignal tensor in Weights)
        {
            weights.Row(
                tensor.Tensor, Number(tensor.Rms), tensor.GradientRms is double gradient ? Number(gradient) : "not finite",
                Number(tensor.Values.Low), tensor.Values.ToString(), Number(tensor.Values.High));
        }

        string samples = Counted.Of(Samples, "sample");
        return $"{outputs}Of {samples}. Predicted: the RMS at initialization. Flat: values where the activation has hardly any slope.\n" +
            (Weights.Count == 0 ? "" : $"\n{weights}");
    }

    private static string Number(double value) => SignificantDigits.Text(value, 3);

    private static string Share(double? share) => share is double value ? Invariant($"{100 * value:F0} %") : "";
}

/// <summary>A layer's output over some samples. Immutable.</summary>
public sealed record LayerSignal
{
    /// <summary>The layer's name.</summary>
    public required string Layer { get; init; }

    /// <summary>The RMS that the compiler predicted at initialization; null where there is no prediction.</summary>
    public required PredictedRms? Predicted { get; init; }

    /// <summary>The root of the mean square of all its values; NaN where one is not finite.</summary>
    public required double Rms { get; init; }

    /// <summary>The mean of all its values.</summary>
    public required double Mean { get; init; }

    /// <summary>The share of values that are exactly 0.</summary>
    public required double ZeroShare { get; init; }

    /// <summary>
    /// The share of values where a saturating activation is flat (as at |x| ≥ 5), or of units of a rectifier that were 0 for every
    /// sample; null
    /// for other layers.
    /// </summary>
    public required double? FlatShare { get; init; }

    /// <summary>How the values are spread.</summary>
    public required Histogram Values { get; init; }
}

/// <summary>A trained weight tensor and its gradient. Immutable.</summary>
public sealed record WeightSignal
{
    /// <summary>The tensor's name in weight files.</summary>
    public required string Tensor { get; init; }

    /// <summary>The layer that owns it.</summary>
    public required string Layer { get; init; }

    /// <summary>The root of the mean square of its elements.</summary>
    public required double Rms { get; init; }

    /// <summary>The root of the mean square of the gradient's elements; null where loss or gradient are not finite.</summary>
    public required double? GradientRms { get; init; }

    /// <summary>
    /// The root of the mean square of the loss's gradient with respect to the layer's output, of samples taken one by one (the first 16):
    /// then a dense layer's bias has that very gradient. Null for other layers, without a bias, behind batch normalisation of a vector (one
    /// sample has no variance), and as <see cref="GradientRms"/>.
    /// </summary>
    public double? OutputGradientRms { get; init; }

    /// <summary>How the elements are spread.</summary>
    public required Histogram Values { get; init; }

    /// <summary>How the gradient's elements are spread; null as <see cref="GradientRms"/>.</summary>
    public required Histogram? Gradients { get; init; }
}
