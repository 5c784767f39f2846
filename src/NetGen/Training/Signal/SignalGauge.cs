using System.Numerics;
using NetGen.Data;
using NetGen.Training;

namespace NetGen;

/// <summary>Measures what a <see cref="SignalReport"/> shows: looks twice at each layer's output, for the range and for the bins.</summary>
internal sealed class SignalGauge<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Bins = 24;

    // Of samples one by one: enough for a mean, few enough to cost next to nothing.
    private const int SingleSamples = 16;

    private readonly Dictionary<string, ActivationSummary> activations;
    private readonly Dictionary<string, OutputFigures> figures = [];
    private readonly List<OutputFigures> inOrder = [];
    private bool counts;

    private SignalGauge(NetworkSummary network) =>
        activations = network.Activations.GroupBy(activation => activation.ShownAs)
            .ToDictionary(group => group.Key, group => group.First());

    /// <summary>The figures of the network's present weights for a batch.</summary>
    public static SignalReport Measure(ITrainer<T> trainer, in Batch<T> batch)
    {
        var gauge = new SignalGauge<T>(trainer.Summary);
        trainer.Inspect(batch, gauge.Observe);
        gauge.BeginCounting();
        trainer.Inspect(batch, gauge.Observe);
        Dictionary<string, PredictedRms?> predicted = trainer.Summary.Layers.ToDictionary(layer => layer.Name, layer => layer.Signal);
        return new SignalReport
        {
            Samples = batch.Rows.Length,
            // What is made ready for a layer, such as a padded image, is no layer.
            Layers = [.. gauge.inOrder.Where(layer => predicted.ContainsKey(layer.Layer))
                .Select(layer => layer.ToSignal(predicted.GetValueOrDefault(layer.Layer)))],
            Weights = trainer.Summary.Loss is null ? [] : Weights(trainer, batch),
        };
    }

    private static List<WeightSignal> Weights(ITrainer<T> trainer, in Batch<T> batch)
    {
        // Single samples first: what is left in the trainer is the gradient of them all.
        Dictionary<string, double> outputGradients = OutputGradients(trainer, batch);
        bool isFinite = true;
        try
        {
            trainer.ComputeGradients(batch);
        }
        catch (NonFiniteValueException)
        {
            isFinite = false;
        }

        var weights = new List<WeightSignal>();
        foreach (ParameterInfo tensor in trainer.Summary.Parameters.Where(tensor => tensor.IsTrained && tensor.Shape.Count > 1))
        {
            ReadOnlySpan<T> values = trainer.Parameters.Slice(tensor.Offset, tensor.Length);
            ReadOnlySpan<T> gradient = isFinite ? trainer.Gradients.Slice(tensor.Offset, tensor.Length) : default;
            (ValueSums ofValues, ValueSums ofGradient) = (ValueSums.Of(values), ValueSums.Of(gradient));
            weights.Add(new WeightSignal
            {
                Tensor = tensor.Name,
                Layer = tensor.Layer,
                Rms = ofValues.Rms,
                GradientRms = isFinite ? ofGradient.Rms : null,
                OutputGradientRms = isFinite && outputGradients.TryGetValue(tensor.Layer, out double output) ? output : null,
                Values = HistogramOf(values, ofValues),
                Gradients = isFinite ? HistogramOf(gradient, ofGradient) : null,
            });
        }

        return weights;
    }

    /// <summary>By layer: of one sample the gradient of a dense layer's bias is that of its output, element by element.</summary>
    private static Dictionary<string, double> OutputGradients(ITrainer<T> trainer, in Batch<T> batch)
    {
        if (trainer.Summary.BatchStatisticsLayer is not null)
        {
            return [];
        }

        ParameterInfo[] biases =
        [
            .. from bias in trainer.Summary.Parameters
               where bias.IsTrained && bias.Shape.Count == 1
               // A recurrent layer has two matrices, and its bias is that of its gates.
               let weights = trainer.Summary.Parameters.Where(other => other.Layer == bias.Layer && other.Shape.Count > 1).ToArray()
               let layer = trainer.Summary.Layers.FirstOrDefault(layer => layer.Name == bias.Layer)
               // One value of the bias for each value of the output: no window moved over positions shares it.
               where weights is [{ Shape.Count: 2 }] && layer is { OutputShape.Count: 1 } && layer.OutputShape[0] == bias.Length
               select bias,
        ];
        var squares = new double[biases.Length];
        int count = biases.Length == 0 ? 0 : Math.Min(SingleSamples, batch.Rows.Length);
        for (int row = 0; row < count; row++)
        {
            try
            {
                trainer.ComputeGradients(batch with { Rows = batch.Rows.Slice(row, 1) });
            }
            catch (NonFiniteValueException)
            {
                return [];
            }

            for (int i = 0; i < biases.Length; i++)
            {
                ReadOnlySpan<T> gradient = trainer.Gradients.Slice(biases[i].Offset, biases[i].Length);
                squares[i] += ValueSums.Of(gradient).Squares / gradient.Length;
            }
        }

        return biases.Index().ToDictionary(bias => bias.Item.Layer, bias => Math.Sqrt(squares[bias.Index] / count));
    }

    private static Histogram HistogramOf(ReadOnlySpan<T> values, in ValueSums range)
    {
        var counter = new HistogramCounter(range, Bins);
        counter.Add(values);
        return counter.ToHistogram();
    }

    private void BeginCounting()
    {
        counts = true;
        foreach (OutputFigures layer in inOrder)
        {
            layer.BeginCounting(Bins);
        }
    }

    private void Observe(string layer, int sample, ReadOnlySpan<T> values)
    {
        if (!figures.TryGetValue(layer, out OutputFigures? seen))
        {
            seen = new OutputFigures(layer, activations.GetValueOrDefault(layer));
            figures.Add(layer, seen);
            inOrder.Add(seen);
        }

        if (counts)
        {
            seen.Count(values);
        }
        else
        {
            seen.Measure(values);
        }
    }

    /// <summary>What is summed of one layer's output.</summary>
    private sealed class OutputFigures(string layer, ActivationSummary? activation)
    {
        private readonly bool[] alive = activation is { CanDie: true } ? new bool[activation.Channels] : [];
        private ValueSums sums = new();
        private HistogramCounter? counter;
        private long flat;

        public string Layer => layer;

        public void Measure(ReadOnlySpan<T> values)
        {
            sums.Add(values);
            if (activation is { CanDie: false })
            {
                flat += Flat(values, activation.Low, activation.High);
            }
            else if (alive.AsSpan().Contains(false))
            {
                LookForLife(values);
            }
        }

        /// <summary>Units of a rectifier that are above 0 at any position.</summary>
        private void LookForLife(ReadOnlySpan<T> values)
        {
            for (; !values.IsEmpty; values = values[Math.Min(alive.Length, values.Length)..])
            {
                for (int unit = 0; unit < alive.Length && unit < values.Length; unit++)
                {
                    alive[unit] |= values[unit] > T.Zero;
                }
            }
        }

        private static long Flat(ReadOnlySpan<T> values, double low, double high)
        {
            long flat = 0;
            foreach (T element in values)
            {
                double value = double.CreateTruncating(element);
                flat += value <= low || value >= high ? 1 : 0;
            }

            return flat;
        }

        public void BeginCounting(int bins) => counter = new HistogramCounter(sums, bins);

        public void Count(ReadOnlySpan<T> values) => counter!.Add(values);

        public LayerSignal ToSignal(PredictedRms? predicted) => new()
        {
            Layer = layer,
            Predicted = predicted,
            Rms = sums.Rms,
            Mean = sums.Sum / sums.Count,
            ZeroShare = (double)sums.Zeros / sums.Count,
            FlatShare = activation is null ? null
                : activation.CanDie ? (double)alive.Count(unit => !unit) / alive.Length
                : (double)flat / sums.Count,
            Values = counter!.ToHistogram(),
        };
    }
}
