using System.Text;
using static System.FormattableString;

namespace NetGen;

/// <summary>A diagnosis as text for a terminal.</summary>
internal static class DiagnosisText
{
    // Epochs of the short run that are shown, and classes of the data.
    private const int MostEpochs = 10, MostClasses = 20;

    public static string Of(Diagnosis found)
    {
        var text = new StringBuilder();
        text.Append($"Diagnosis of {found.Network.Name}: ")
            .Append(found.Causes.Count == 0
                ? "nothing is wrong that shows.\n"
                : $"{Counted.Of(found.Causes.Count, "cause")}, the first first.\n");
        for (int i = 0; i < found.Causes.Count; i++)
        {
            text.Append(Invariant($"\n{i + 1}. ")).Append(found.Causes[i]).Append('\n');
        }

        text.Append("\nData\n").Append(DataOf(found));
        text.Append("\nFirst loss\n   ").Append(found.InitialLoss?.ToString() ?? "Not a finite number.").Append('\n');
        text.Append("\nA few samples\n   ").Append(found.Overfit).Append('\n');
        text.Append(Invariant($"\nLearning rate, now {FigureText.Of(found.LearningRate, 3)}\n")).Append(found.Rates);
        text.Append($"\nShort run\n   {found.Training}\n").Append(CurveOf(found.Training.Epochs));
        if (found.Network.Findings.Count > 0)
        {
            text.Append("\nThe compiler said\n");
            foreach (CompilerFinding finding in found.Network.Findings)
            {
                text.Append("   ").Append(finding).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string DataOf(Diagnosis found)
    {
        DataReport data = found.Data;
        var text = new StringBuilder($"   training: {data.Training}\n");
        if (data.Validation is { } validation)
        {
            text.Append($"   validation: {validation}\n");
        }

        if (data.Training.ClassCounts is { Count: > 0 and <= MostClasses } counts)
        {
            text.Append("   samples of each class: ").AppendJoin(", ", counts.Select(count => Invariant($"{count}"))).Append('\n');
        }

        if (data.Repeated > 0)
        {
            text.Append($"   {Counted.Of(data.Repeated, "training sample repeats", "training samples repeat")} the inputs of another, {Counted.Of(data.Contradicting, "of them", "of them")} with another answer\n");
        }

        return data.Shared == 0
            ? text.ToString()
            : text.Append($"   {Counted.Of(data.Shared, "validation sample stands", "validation samples stand")} in the training data\n")
                .ToString();
    }

    private static string CurveOf(IReadOnlyList<EpochReport> epochs)
    {
        if (epochs.Count == 0)
        {
            return "";
        }

        var table = new TextTable().Column("epoch", alignRight: true).Column("training loss", alignRight: true)
            .Column("validation loss", alignRight: true).Column("accuracy", alignRight: true);
        foreach (int i in Enumerable.Range(0, Math.Min(MostEpochs, epochs.Count))
            .Select(k => epochs.Count <= MostEpochs ? k : k * (epochs.Count - 1) / (MostEpochs - 1)))
        {
            EpochReport epoch = epochs[i];
            double? accuracy = epoch.ValidationAccuracy ?? epoch.TrainAccuracy;
            table.Row(
                Invariant($"{epoch.Epoch}"), Invariant($"{FigureText.Of(epoch.TrainLoss)}"),
                epoch.ValidationLoss is { } loss ? Invariant($"{FigureText.Of(loss)}") : "",
                accuracy is { } share ? Invariant($"{100 * share:F1} %") : "");
        }

        return table.ToString();
    }
}
