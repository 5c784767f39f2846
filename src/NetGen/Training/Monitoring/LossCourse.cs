namespace NetGen.Training.Monitoring;

/// <summary>The loss over a run as readings: means over so many steps, since the loss of one step is mostly noise.</summary>
/// <param name="window">Steps of a reading.</param>
/// <param name="isFresh">Whether the run begins a training: only then is its first loss that of a network that knows nothing.</param>
/// <param name="ignorance">
/// The loss of a network that knows nothing: of the best constant answer (<see cref="Chance"/>), else as predicted; NaN where neither is
/// known.
/// </param>
internal sealed class LossCourse(int window, bool isFresh, double ignorance)
{
    // Samples that a step must have for its loss alone to be a figure.
    private const int TellingSamples = 64;

    private double sum;
    private double squares;
    private int steps;
    private double rate;
    private double first = double.NaN;

    /// <summary>Readings so far.</summary>
    public int Count { get; private set; }

    /// <summary>Readings since the learning rate last rose: while it warms up, little is to be expected.</summary>
    public int CountAtFullRate { get; private set; }

    /// <summary>The last reading.</summary>
    public double Latest { get; private set; } = double.NaN;

    /// <summary>The loss of a training's first step, before any weight has changed; NaN where a training is gone on with.</summary>
    public double FirstStep { get; private set; } = double.NaN;

    /// <summary>By how much the last reading may be off: its standard error, from how the losses of its steps scatter.</summary>
    public double Error { get; private set; } = double.NaN;

    /// <summary>The lowest reading.</summary>
    public double Lowest { get; private set; } = double.PositiveInfinity;

    /// <summary>
    /// The loss of a network that knows nothing: the scale of all others. NaN where a training is gone on with and nothing was predicted;
    /// comparisons with it are then false.
    /// </summary>
    public double Initial { get; private set; } = isFresh ? double.NaN : ignorance;

    /// <summary>The lowest loss that was seen or, before anything was learned, to be expected.</summary>
    public double Reference => Math.Min(Lowest, double.IsNaN(ignorance) ? double.IsNaN(first) ? Lowest : first : ignorance);

    /// <summary>What a network has that knows nothing: by that others are measured.</summary>
    public double Scale => double.IsNaN(ignorance) ? Initial : ignorance;

    /// <summary>Whether it is more than half of what a network has that knows nothing.</summary>
    public bool IsHigh => Latest > 0.5 * Scale;

    /// <summary>Takes a step in.</summary>
    /// <returns>Whether it completes a reading.</returns>
    public bool Add(double loss, int samples, double learningRate)
    {
        if (isFresh && Count == 0 && steps == 0)
        {
            FirstStep = loss;
            first = samples >= TellingSamples ? loss : double.NaN;
        }

        sum += loss;
        squares += loss * loss;
        steps++;
        if (steps < window)
        {
            return false;
        }

        Latest = sum / steps;
        Error = Math.Sqrt(Math.Max(0, (squares / steps) - (Latest * Latest)) / steps);
        Lowest = Math.Min(Lowest, Latest);
        if (isFresh && Count == 0)
        {
            Initial = double.IsNaN(first) ? Latest : Math.Max(first, Latest);
        }

        Count++;
        CountAtFullRate = learningRate > rate ? 0 : CountAtFullRate + 1;
        (sum, squares, steps, rate) = (0, 0, 0, learningRate);
        return true;
    }
}
