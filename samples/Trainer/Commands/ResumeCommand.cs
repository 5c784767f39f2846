using System.CommandLine;
using Trainer.Data;

namespace Trainer.Commands;

/// <summary>Goes on with a run that was interrupted, or gives one that had ended more epochs: with the bits that it would have had.</summary>
internal static class ResumeCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var folder = Inputs.Run();
        var epochs = Inputs.Epochs();
        var threads = Inputs.Threads();
        var progress = Inputs.Progress();
        var command = new Command("resume", "Goes on with a run that was interrupted, to the same bits; with --epochs, for longer.") { folder, epochs, threads, progress };
        command.SetAction((parsed, cancellation) => surroundings.Run(() =>
        {
            RunFile saved = RunFile.Read(parsed.GetRequiredValue(folder));
            var training = new TrainingRun(saved with { Epochs = parsed.GetValue(epochs) ?? saved.Epochs }, surroundings)
            {
                Progress = parsed.GetValue(progress), Threads = parsed.GetValue(threads) ?? 1,
            };
            return training.Start(resumes: true, cancellation);
        }));
        return command;
    }
}
