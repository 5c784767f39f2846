using System.CommandLine;
using NetGen;
using Trainer.Data;
using Trainer.Networks;

namespace Trainer.Commands;

/// <summary>Why a network does not learn: data, first loss, a few samples by heart, learning rate, a short training, in order of cause.</summary>
internal static class DiagnoseCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var network = Inputs.Network();
        var data = Inputs.Data();
        var labels = Inputs.Labels();
        var holdOut = Inputs.HoldOut();
        var seed = Inputs.Seed();
        var settings = Inputs.Settings();
        var json = new Option<bool>("--json") { Description = "Writes what was found as JSON." };
        var command = new Command("diagnose", "Says why a network does not learn, causes first. Exit code 3 where it found one.") { network, data, labels, holdOut, seed, settings, json };
        command.SetAction((parsed, _) => surroundings.Run(() =>
        {
            ulong number = parsed.GetValue(seed);
            var run = new RunFile
            {
                Network = Catalog.Find(parsed.GetRequiredValue(network)).Name,
                Data = parsed.GetRequiredValue(data),
                Labels = parsed.GetValue(labels),
                HoldOut = parsed.GetValue(holdOut),
                Seed = number,
                Settings = Inputs.Read(parsed.GetValue(settings)),
            };
            (Dataset train, Dataset? validation) = run.Samples();
            Diagnosis found = run.Model.Create(number, run.Settings).Diagnose(train, validation, new DiagnosisOptions { Seed = number });
            surroundings.Output.WriteLine(parsed.GetValue(json) ? found.ToJson() : found.ToString());
            return found.Causes.Count > 0 ? ExitCodes.Found : ExitCodes.Done;
        }));
        return command;
    }
}
