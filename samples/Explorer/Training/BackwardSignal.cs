using NetGen;
using NetGen.Data;
using NetGen.Training;

namespace Explorer.Training;

/// <summary>
/// Measures the gradient that the compiler predicts: with one sample, the gradient of a dense layer's bias is the gradient of its output. Without
/// batch normalisation, whose statistics one sample does not have.
/// </summary>
internal static class BackwardSignal
{
    /// <summary>The RMS of the gradient of each dense layer's output, relative to the last one's, where it enters.</summary>
    public static IReadOnlyList<double> Measure(ITrainer<float> trainer, Dataset data, int samples)
    {
        ParameterInfo[] biases = [.. trainer.Summary.Parameters.Where(tensor => tensor.Shape.Count == 1)];
        var squares = new double[biases.Length];
        for (int row = 0; row < samples; row++)
        {
            trainer.ComputeGradients(new Batch<float> { Inputs = data.Inputs, Labels = data.Labels, Targets = data.Targets, Rows = [row] });
            for (int i = 0; i < biases.Length; i++)
            {
                foreach (float element in trainer.Gradients.Slice(biases[i].Offset, biases[i].Length))
                    squares[i] += (double)element * element / biases[i].Length;
            }
        }

        return [.. squares.Select(sum => Math.Sqrt(sum / squares[^1]))];
    }
}
