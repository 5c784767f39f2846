using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Data;
using NetGen.Numerics;

namespace NetGen.Training.Monitoring;

/// <summary>
/// Measures the layers around one step: a trainer comes in, figures go out. Changes nothing; allocates at its first look alone.
/// </summary>
internal sealed class LayerGauge<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ITrainer<T> trainer;
    private readonly int samples;
    private readonly Dictionary<string, ActivationFigures> shown = [];
    private readonly LayerObserver<T> observer;
    private T[] before = [];

    /// <param name="trainer">The trainer; only looked at.</param>
    /// <param name="samples">How many samples' activations are looked at.</param>
    public LayerGauge(ITrainer<T> trainer, int samples)
    {
        this.trainer = trainer;
        this.samples = samples;
        // Biases and the scales of normalisations start at 0 or 1, not at the size that the layer needs.
        Look = new LayerLook(
            [.. trainer.Summary.Parameters.Where(tensor => tensor.IsTrained && tensor.Shape.Count > 1)
                .Select(tensor => new WeightFigures(tensor))],
            [.. trainer.Summary.Activations.Select(activation => new ActivationFigures(activation))]);
        foreach (ActivationFigures figures in Look.Activations)
        {
            shown[figures.Activation.ShownAs] = figures;
        }

        observer = Observe;
    }

    /// <summary>The figures of the last look.</summary>
    public LayerLook Look { get; }

    /// <summary>Before a step: remembers the weights and looks at the activations.</summary>
    /// <param name="batch">The step's samples.</param>
    public void BeforeStep(in Batch<T> batch)
    {
        if (before.Length == 0)
        {
            before = new T[trainer.Parameters.Length];
        }

        trainer.Parameters.CopyTo(before);
        if (Look.Activations.Length > 0)
        {
            foreach (ActivationFigures figures in Look.Activations)
            {
                (figures.Flat, figures.Count) = (0, 0);
            }

            trainer.Inspect(batch with { Rows = batch.Rows[..Math.Min(samples, batch.Rows.Length)] }, observer);
        }
    }

    /// <summary>After the step: measures its gradients and updates.</summary>
    public void AfterStep()
    {
        foreach (WeightFigures figures in Look.Weights)
        {
            ParameterInfo tensor = figures.Tensor;
            ReadOnlySpan<T> weights = trainer.Parameters.Slice(tensor.Offset, tensor.Length);
            Span<T> update = before.AsSpan(tensor.Offset, tensor.Length);
            Elementwise.Subtract(update, weights);
            figures.Gradient = Math.Sqrt(SquaresOf(trainer.Gradients.Slice(tensor.Offset, tensor.Length)) / tensor.Length);
            figures.UpdateRatio = Math.Sqrt(SquaresOf(update) / SquaresOf(weights));
        }
    }

    private void Observe(string layer, int sample, ReadOnlySpan<T> values)
    {
        if (!shown.TryGetValue(layer, out ActivationFigures? figures))
        {
            return;
        }

        if (figures.Activation.CanDie)
        {
            CountSilence(figures.SilentSamples, values);
        }
        else
        {
            figures.Flat += CountOutside(values, T.CreateTruncating(figures.Activation.Low), T.CreateTruncating(figures.Activation.High));
            figures.Count += values.Length;
        }
    }

    /// <summary>Channels come last: a value at any position makes its channel alive.</summary>
    private static void CountSilence(int[] silent, ReadOnlySpan<T> values)
    {
        for (int channel = 0; channel < silent.Length; channel++)
        {
            silent[channel]++;
        }

        for (int first = 0; first < values.Length; first += silent.Length)
        {
            ReadOnlySpan<T> position = values.Slice(first, silent.Length);
            for (int channel = 0; channel < position.Length; channel++)
            {
                if (position[channel] > T.Zero)
                {
                    silent[channel] = 0;
                }
            }
        }
    }

    private static int CountOutside(ReadOnlySpan<T> values, T low, T high)
    {
        int count = 0;
        foreach (T value in values)
        {
            count += value <= low || value >= high ? 1 : 0;
        }

        return count;
    }

    private static double SquaresOf(ReadOnlySpan<T> values) => typeof(T) == typeof(float)
        ? SumOfSquares.Of(MemoryMarshal.Cast<T, float>(values))
        : SumOfSquares.Of(MemoryMarshal.Cast<T, double>(values));
}
