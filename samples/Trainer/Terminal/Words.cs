using NetGen;
using static System.FormattableString;

namespace Trainer.Terminal;

/// <summary>Figures as text, the same under every culture.</summary>
internal static class Words
{
    public static string Number(double value) => value != 0 && Math.Abs(value) is < 1e-4 or >= 1e7
        ? Invariant($"{value:0.##e-0}")
        : Invariant($"{value:G4}");

    public static string Percent(double share) => Invariant($"{100 * share:F1} %");

    public static string Time(TimeSpan time) => time.TotalSeconds < 60
        ? Invariant($"{time.TotalSeconds:F1} s")
        : time.TotalHours < 1 ? Invariant($"{(int)time.TotalMinutes}:{time.Seconds:00} min") : Invariant($"{(int)time.TotalHours}:{time.Minutes:00} h");

    public static string Losses(EpochReport epoch)
    {
        string training = $"loss {Number(epoch.TrainLoss)}{Accuracy(epoch.TrainAccuracy)}";
        return epoch.ValidationLoss is double validation ? $"{training}  validation {Number(validation)}{Accuracy(epoch.ValidationAccuracy)}" : training;
    }

    private static string Accuracy(double? share) => share is double value ? $" ({Percent(value)})" : "";
}
