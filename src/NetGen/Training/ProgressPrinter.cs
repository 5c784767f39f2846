using System.Globalization;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>
/// Shows a run as text: after each epoch a line, and in place also the running epoch, a few times per second. The same text under every
/// culture. A step costs it one look at the clock, and nothing where lines are only shown per epoch.
/// </summary>
internal sealed class ProgressPrinter : IDisposable
{
    private static readonly TimeSpan UpdateInterval = TimeSpan.FromMilliseconds(200);

    // A terminal breaks what is longer, and only the last part of a broken line can be rewritten.
    private const int MostWidth = 79;

    private readonly TextWriter output;
    private readonly bool inPlace;
    private readonly int epochs;
    private readonly int samplesPerEpoch;
    private readonly TimeProvider clock;
    private readonly long start;
    private long epochStart;
    private long lastUpdate;
    private double samplesBefore;
    private int epoch;
    private int shownLength;

    public ProgressPrinter(TextWriter output, bool inPlace, int epochs, int samplesPerEpoch, TimeProvider clock)
    {
        this.output = output;
        this.inPlace = inPlace;
        this.epochs = epochs;
        this.samplesPerEpoch = samplesPerEpoch;
        this.clock = clock;
        start = epochStart = lastUpdate = clock.GetTimestamp();
    }

    /// <summary>A printer on standard error; null where nothing is to be shown.</summary>
    public static ProgressPrinter? For(ProgressLine kind, int epochs, int samplesPerEpoch) => kind switch
    {
        ProgressLine.Off => null,
        ProgressLine.PerEpoch => new ProgressPrinter(Console.Error, inPlace: false, epochs, samplesPerEpoch, TimeProvider.System),
        ProgressLine.InPlace => new ProgressPrinter(Console.Error, inPlace: true, epochs, samplesPerEpoch, TimeProvider.System),
        _ => new ProgressPrinter(Console.Error, !Console.IsErrorRedirected, epochs, samplesPerEpoch, TimeProvider.System),
    };

    /// <summary>A line of its own, before the first epoch; null for none.</summary>
    public void Note(string? text)
    {
        if (text is not null)
        {
            Show(text);
            EndLine();
        }
    }

    /// <summary>A run that goes on: these samples took none of the time.</summary>
    public void GoesOnAfter(int wholeEpochs, int samples) => samplesBefore = ((double)wholeEpochs * samplesPerEpoch) + samples;

    public void BeginEpoch(int number)
    {
        epoch = number;
        epochStart = clock.GetTimestamp();
    }

    /// <summary>After each step: the epoch's samples so far, their mean loss and accuracy.</summary>
    public void StepDone(int samples, double loss, double? accuracy)
    {
        if (!inPlace || clock.GetElapsedTime(lastUpdate) < UpdateInterval)
        {
            return;
        }

        lastUpdate = clock.GetTimestamp();
        double speed = samples / clock.GetElapsedTime(epochStart).TotalSeconds;
        string line = $"{Position()}  {100L * samples / samplesPerEpoch,3} %  loss {Number(loss)}{Accuracy(accuracy)}";
        Show(line + (Fits(line, $"{Pace(speed)}{Time(samples)}") ? $"{Pace(speed)}{Time(samples)}" : Time(samples)));
    }

    /// <summary>After each epoch: the line that stays.</summary>
    public void EndEpoch(EpochReport report)
    {
        string line = Position();
        string[] parts =
        [
            $"  loss {Number(report.TrainLoss)}", report.Penalty > 0 ? $"  penalty {Number(report.Penalty)}" : "",
            Accuracy(report.TrainAccuracy),
            report.ValidationLoss is double loss ? $"  validation loss {Number(loss)}{Accuracy(report.ValidationAccuracy)}" : "",
            Pace(report.SamplesPerSecond), Time(samplesPerEpoch),
        ];
        foreach (string part in parts)
        {
            if (inPlace && !Fits(line, part))
            {
                Show(line);
                EndLine();
                line = new string(' ', Position().Length);
            }

            line += part;
        }

        Show(line);
        EndLine();
    }

    /// <summary>A trouble: a line of its own.</summary>
    public void Trouble(TrainingTrouble trouble)
    {
        Show(trouble.ToString());
        EndLine();
    }

    /// <summary>Ends a line that is still being rewritten, so that what comes next starts on its own.</summary>
    public void Dispose()
    {
        if (shownLength > 0)
        {
            EndLine();
        }
    }

    private void Show(string line)
    {
        // Spaces cover what is left of a longer line before.
        output.Write(inPlace ? $"\r{line.PadRight(shownLength)}" : line);
        output.Flush();
        shownLength = line.Length;
    }

    private void EndLine()
    {
        output.WriteLine();
        output.Flush();
        shownLength = 0;
    }

    private string Position()
    {
        string total = epochs.ToString(CultureInfo.InvariantCulture);
        return $"epoch {epoch.ToString(CultureInfo.InvariantCulture).PadLeft(total.Length)}/{total}";
    }

    private static bool Fits(string line, string end) => line.Length + end.Length <= MostWidth;

    private static string Pace(double samplesPerSecond) => Invariant($"  {samplesPerSecond:N0} samples/s");

    /// <summary>The time left if the rest goes like all of this call until now; after the last sample, the time it took.</summary>
    private string Time(int samples)
    {
        double done = (((double)epoch - 1) * samplesPerEpoch) + samples;
        double all = (double)epochs * samplesPerEpoch;
        TimeSpan elapsed = clock.GetElapsedTime(start);
        return done < all
            ? $"  {Duration(elapsed * ((all - done) / Math.Max(done - samplesBefore, 1)))} left"
            : $"  {Duration(elapsed)} in all";
    }

    private static string Accuracy(double? share) => share is double value ? Invariant($"  accuracy {100 * value:F2} %") : "";

    private static string Number(double value) =>
        Math.Abs(value) is >= 1e-3 and < 1e5 ? Invariant($"{value:F4}") : Invariant($"{value:0.000e+0}");

    private static string Duration(TimeSpan time) =>
        time.TotalHours >= 1
            ? Invariant($"{(long)time.TotalHours}:{time.Minutes:D2}:{time.Seconds:D2}")
            : Invariant($"{time.Minutes}:{time.Seconds:D2}");
}
