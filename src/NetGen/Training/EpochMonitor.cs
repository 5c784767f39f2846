namespace NetGen.Training;

/// <summary>The monitored quantity of a run: its value in an epoch, and which of two values is better.</summary>
internal sealed class EpochMonitor
{
    private readonly MonitoredQuantity quantity;

    private EpochMonitor(MonitoredQuantity quantity) => this.quantity = quantity;

    /// <summary>Whether the quantity should rise.</summary>
    public bool HigherIsBetter =>
        quantity is MonitoredQuantity.ValidationAccuracy or MonitoredQuantity.TrainAccuracy or MonitoredQuantity.ValidationScore;

    /// <summary>Whether it is a score of the user's.</summary>
    public bool IsScore => quantity == MonitoredQuantity.ValidationScore;

    /// <summary>Whether it is a share of right answers.</summary>
    public bool IsShare => quantity is MonitoredQuantity.ValidationAccuracy or MonitoredQuantity.TrainAccuracy;

    /// <summary>What makes an epoch the best: "lowest validation loss".</summary>
    public string Best => quantity switch
    {
        MonitoredQuantity.ValidationLoss => "lowest validation loss",
        MonitoredQuantity.ValidationAccuracy => "highest validation accuracy",
        MonitoredQuantity.TrainAccuracy => "highest training accuracy",
        MonitoredQuantity.ValidationScore => "highest score",
        _ => "lowest training loss",
    };

    /// <summary>The worst value there is.</summary>
    public double Worst => HigherIsBetter ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>The monitor that the options ask for.</summary>
    /// <exception cref="ArgumentException">It watches what the run does not measure.</exception>
    public static EpochMonitor Of(FitOptions options, NetworkSummary network)
    {
        MonitoredQuantity asked = options.Monitor;
        bool validates = options.Validation is not null;
        if (asked is MonitoredQuantity.ValidationLoss or MonitoredQuantity.ValidationAccuracy or MonitoredQuantity.ValidationScore
            && !validates)
        {
            throw new ArgumentException($"FitOptions.Monitor is {asked}; FitOptions.Validation gives no data to measure it on.",
                nameof(options));
        }

        if ((asked is MonitoredQuantity.TrainAccuracy && !network.HasClassLabels)
            || (asked is MonitoredQuantity.ValidationAccuracy && !network.HasClassLabels && !SampleCheck.IsBinary(network)))
        {
            throw new ArgumentException($"FitOptions.Monitor is {asked}; {network.Name} is trained by {network.Loss} and has none.",
                nameof(options));
        }

        if (options.Score is null ? asked == MonitoredQuantity.ValidationScore : !validates)
        {
            throw new ArgumentException(
                options.Score is null
                    ? "FitOptions.Monitor is ValidationScore; FitOptions.Score does not say how it is computed."
                    : "FitOptions.Score is given; FitOptions.Validation gives no data to compute it on.",
                nameof(options));
        }

        return Resolved(asked, validates, options.Score is not null);
    }

    /// <summary>The monitor of epochs that have been reported.</summary>
    public static EpochMonitor Of(MonitoredQuantity asked, IReadOnlyList<EpochReport> epochs) =>
        Resolved(asked, epochs is [{ ValidationLoss: not null }, ..], epochs is [{ ValidationScore: not null }, ..]);

    /// <summary>The quantity of an epoch; the worst value where it is not a number.</summary>
    public double ValueOf(EpochReport epoch)
    {
        double value = quantity switch
        {
            MonitoredQuantity.ValidationLoss => epoch.ValidationLoss,
            MonitoredQuantity.ValidationAccuracy => epoch.ValidationAccuracy,
            MonitoredQuantity.TrainAccuracy => epoch.TrainAccuracy,
            MonitoredQuantity.ValidationScore => epoch.ValidationScore,
            _ => epoch.TrainLoss,
        } ?? double.NaN;
        return double.IsNaN(value) ? Worst : value;
    }

    /// <summary>Whether a value is better than another by more than a margin.</summary>
    public bool IsBetter(double value, double than, double margin = 0) => HigherIsBetter ? value > than + margin : value < than - margin;

    private static EpochMonitor Resolved(MonitoredQuantity asked, bool validates, bool scores) => new(asked switch
    {
        not MonitoredQuantity.Auto => asked,
        _ when scores => MonitoredQuantity.ValidationScore,
        _ => validates ? MonitoredQuantity.ValidationLoss : MonitoredQuantity.TrainLoss,
    });
}
