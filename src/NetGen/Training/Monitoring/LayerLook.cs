namespace NetGen.Training.Monitoring;

/// <summary>What a look at the layers saw. Used again for the next look.</summary>
/// <param name="weights">The trained weights, from the input to the output.</param>
/// <param name="activations">The activations that can die or saturate.</param>
internal sealed class LayerLook(WeightFigures[] weights, ActivationFigures[] activations)
{
    /// <summary>From the input to the output.</summary>
    public WeightFigures[] Weights => weights;

    /// <summary>From the input to the output; without the network's output, which may well be sure of itself.</summary>
    public ActivationFigures[] Activations => activations;

    /// <summary>Whether any weights got a gradient.</summary>
    public bool HasGradient
    {
        get
        {
            double largest = 0;
            foreach (WeightFigures figures in weights)
            {
                largest = Math.Max(largest, figures.Gradient);
            }

            return largest > 0;
        }
    }

    /// <summary>The largest update by its weights.</summary>
    public double LargestUpdateRatio
    {
        get
        {
            double largest = 0;
            foreach (WeightFigures figures in weights)
            {
                largest = Math.Max(largest, figures.UpdateRatio);
            }

            return largest;
        }
    }
}

/// <summary>A weight tensor in one step.</summary>
internal sealed class WeightFigures(ParameterInfo tensor)
{
    public ParameterInfo Tensor => tensor;

    /// <summary>RMS of the gradient.</summary>
    public double Gradient { get; set; }

    /// <summary>The Euclidean norm of what the step added, by that of the weights.</summary>
    public double UpdateRatio { get; set; }
}

/// <summary>An activation's values for some samples.</summary>
internal sealed class ActivationFigures(ActivationSummary activation)
{
    private readonly int[] silentSamples = new int[activation.Channels];

    public ActivationSummary Activation => activation;

    /// <summary>For each unit, the samples since it was last above 0.</summary>
    public int[] SilentSamples => silentSamples;

    /// <summary>The values of the present look that lie where the activation is flat, and all of them.</summary>
    public long Flat { get; set; }

    public long Count { get; set; }

    /// <summary>The share of units that were 0 for at least so many samples.</summary>
    public double DeadShare(int samples)
    {
        int dead = 0;
        foreach (int silent in silentSamples)
        {
            dead += silent >= samples ? 1 : 0;
        }

        return (double)dead / silentSamples.Length;
    }
}
