using System.CommandLine;
using NetGen;
using Trainer.Data;

namespace Trainer.Commands;

/// <summary>The page of a run after the fact, of its checkpoints and its best weights.</summary>
internal static class ReportCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var folder = Inputs.Run();
        var output = new Option<string?>("--output") { Description = "The file to write; by default report.html in the run's folder.", HelpName = "file" };
        var command = new Command("report", "Writes the page of a run anew from its checkpoints, also of one that was killed.") { folder, output };
        command.SetAction((parsed, _) => surroundings.Run(() =>
        {
            RunFile run = RunFile.Read(parsed.GetRequiredValue(folder));
            string path = parsed.GetValue(output) ?? run.ReportPath;
            (Dataset train, Dataset? validation) = run.Samples();
            run.Best().Report(path, run.Checkpoints, train, validation, run.Model.Summary.Name);
            surroundings.Output.WriteLine(path);
            return ExitCodes.Done;
        }));
        return command;
    }
}
