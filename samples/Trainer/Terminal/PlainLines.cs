using NetGen;
using static System.FormattableString;

namespace Trainer.Terminal;

/// <summary>A line after each epoch and for each trouble: for files and terminals that cannot be drawn on.</summary>
internal sealed class PlainLines(TextWriter output) : TrainingWatch
{
    protected override void Begun() =>
        output.WriteLine(Invariant($"{Network.Name}: {Network.ParameterCount} parameters, {PlannedEpochs} epochs{(Epochs.Count > 0 ? $", goes on after {Epochs.Count}" : "")}"));

    protected override void Learned(EpochReport epoch) => output.WriteLine(
        $"epoch {epoch.Epoch}/{PlannedEpochs}  {Words.Losses(epoch)}  rate {Words.Number(epoch.LearningRate)}  {Words.Time(Elapsed)}" +
        (Epochs.Count < PlannedEpochs && Left is { } left ? $", {Words.Time(left)} left" : ""));

    protected override void Seen(TrainingTrouble trouble) => output.WriteLine($"! {trouble}");
}
