using System.ComponentModel;

namespace NetGen.Training;

/// <summary>
/// The state of <see cref="ReduceOnPlateauAttribute"/>: monitored quantities go in, the learning rate comes out. All of it is four numbers,
/// so that a training can be taken up again. Used by generated code. Not thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PlateauWatch
{
    // PyTorch's eps: a reduction by less is none.
    private const double SmallestChange = 1e-8;

    // The rate and the best value are NaN as long as there are none.
    private readonly double[] numbers = [double.NaN, double.NaN, 0, 0];

    /// <summary>Rate, best value, bad epochs in a row, epochs of cool-down left.</summary>
    public Memory<double> Numbers => numbers;

    /// <summary>Whether numbers could be those of a watch.</summary>
    public static bool AreNumbers(double[] numbers) => numbers is [var rate, _, var bad, var cooldown]
        && (double.IsNaN(rate) || (double.IsFinite(rate) && rate >= 0)) && double.IsFinite(bad) && bad >= 0 && double.IsFinite(cooldown)
        && cooldown >= 0;

    private ref double PresentRate => ref numbers[0];

    private ref double Best => ref numbers[1];

    private ref double BadEpochs => ref numbers[2];

    private ref double CooldownLeft => ref numbers[3];

    /// <summary>η now.</summary>
    /// <param name="initial">η₀.</param>
    public double Rate(double initial) => double.IsNaN(PresentRate) ? initial : PresentRate;

    /// <summary>Takes an epoch in, as PyTorch's ReduceLROnPlateau.step does.</summary>
    /// <param name="quantity">The monitored quantity.</param>
    /// <param name="higherIsBetter">Whether it should rise.</param>
    /// <param name="initial">η₀.</param>
    /// <param name="factor">What the rate is multiplied by.</param>
    /// <param name="patience">Bad epochs in a row that cost nothing.</param>
    /// <param name="threshold">By how much better is better.</param>
    /// <param name="isAbsolute">Whether that is a difference; else it is a share of the best value.</param>
    /// <param name="cooldown">Epochs after a reduction that are not counted.</param>
    /// <param name="minRate">The smallest rate.</param>
    public void EndEpoch(
        double quantity, bool higherIsBetter, double initial, double factor, int patience, double threshold, bool isAbsolute, int cooldown,
        double minRate)
    {
        double margin = isAbsolute ? threshold : threshold * Best;
        bool isBetter = double.IsNaN(Best) || (higherIsBetter ? quantity > Best + margin : quantity < Best - margin);
        Best = isBetter ? quantity : Best;
        BadEpochs = isBetter ? 0 : BadEpochs + 1;
        if (CooldownLeft > 0)
        {
            CooldownLeft--;
            BadEpochs = 0;
        }

        if (BadEpochs > patience)
        {
            double rate = Rate(initial);
            double reduced = Math.Max(rate * factor, minRate);
            PresentRate = rate - reduced > SmallestChange ? reduced : rate;
            CooldownLeft = cooldown;
            BadEpochs = 0;
        }
    }
}
