namespace NetGen;

/// <summary>An exponential running mean of losses, free of its start (Kingma and Ba 2015, section 3).</summary>
internal sealed class LossSmoothing(int steps)
{
    // Over a thirtieth of the sweep: less leaves noise that looks like a valley, more shifts the valley.
    private readonly double decay = 1 - Math.Min(1, 30.0 / steps);
    private double sum;
    private double weight;

    public double Next(double loss)
    {
        sum = (decay * sum) + ((1 - decay) * loss);
        weight = (decay * weight) + (1 - decay);
        return sum / weight;
    }
}
