using System.CommandLine;
using NetGen;
using Trainer.Data;
using Trainer.Networks;
using Trainer.Terminal;

namespace Trainer.Commands;

/// <summary>Begins a run: a folder with its checkpoints, history and report.</summary>
internal static class TrainCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var network = Inputs.Network();
        var data = Inputs.Data();
        var labels = Inputs.Labels();
        var validation = new Option<string?>("--validation") { Description = "A file to validate on, in place of held-out data.", HelpName = "file" };
        var validationLabels = new Option<string?>("--validation-labels") { Description = "Its labels, where it has images.", HelpName = "file" };
        var holdOut = Inputs.HoldOut();
        var folder = new Option<string?>("--run", "-o") { Description = "The run's folder; by default runs/ and the network's name.", HelpName = "folder" };
        var epochs = Inputs.Epochs();
        var batch = Inputs.BatchSize();
        var patience = new Option<int?>("--patience") { Description = "Stops after so many epochs without a better one.", HelpName = "epochs" };
        var seed = Inputs.Seed();
        var settings = Inputs.Settings();
        var threads = Inputs.Threads();
        var progress = Inputs.Progress();
        var tensorBoard = new Option<bool>("--tensorboard") { Description = "Writes event files for TensorBoard into the run's folder too." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replaces a run that the folder holds." };
        var command = new Command("train", "Trains a network, with validation, checkpoints and a report.")
        {
            network, data, labels, validation, validationLabels, holdOut, folder, epochs, batch, patience, seed, settings, threads, progress,
            tensorBoard, overwrite,
        };
        command.SetAction((parsed, cancellation) => surroundings.Run(() =>
        {
            string name = Catalog.Find(parsed.GetRequiredValue(network)).Name;
            string place = parsed.GetValue(folder) ?? Path.Combine("runs", name);
            if (RunFile.IsIn(place) && !parsed.GetValue(overwrite))
            {
                throw new UsageException($"The folder '{place}' holds a run. `trainer resume {place}` goes on with it; --overwrite begins anew.");
            }

            string? Full(string? path) => path is null ? null : Path.GetFullPath(path);
            var run = new RunFile
            {
                Network = name,
                Data = Path.GetFullPath(parsed.GetRequiredValue(data)),
                Labels = Full(parsed.GetValue(labels)),
                Validation = Full(parsed.GetValue(validation)),
                ValidationLabels = Full(parsed.GetValue(validationLabels)),
                HoldOut = parsed.GetValue(validation) is null ? parsed.GetValue(holdOut) : 0,
                Seed = parsed.GetValue(seed),
                Epochs = parsed.GetValue(epochs),
                BatchSize = parsed.GetValue(batch),
                Patience = parsed.GetValue(patience),
                Settings = Inputs.Read(parsed.GetValue(settings)),
                Folder = place,
            };
            var training = new TrainingRun(run, surroundings)
            {
                Progress = parsed.GetValue(progress), Threads = parsed.GetValue(threads) ?? 1, HasTensorBoard = parsed.GetValue(tensorBoard),
            };
            return training.Start(resumes: false, cancellation);
        }));
        return command;
    }
}
