using System.CommandLine;
using NetGen;
using Trainer.Data;
using Trainer.Models;
using Trainer.Networks;
using static System.FormattableString;

namespace Trainer.Commands;

/// <summary>Which learning rate to begin with.</summary>
internal static class FindRateCommand
{
    private static readonly Dictionary<string, double> Declared = [];

    public static Command Make(Surroundings surroundings)
    {
        var network = Inputs.Network();
        var data = Inputs.Data();
        var labels = Inputs.Labels();
        var batch = Inputs.BatchSize();
        var seed = Inputs.Seed();
        var command = new Command("find-rate", "Trains shortly with a growing learning rate, draws the loss, and suggests one.") { network, data, labels, batch, seed };
        command.SetAction((parsed, _) => surroundings.Run(() =>
        {
            Model model = Catalog.Find(parsed.GetRequiredValue(network));
            Dataset samples = DataFiles.Read(model, parsed.GetRequiredValue(data), parsed.GetValue(labels));
            LearningRateSweep sweep = model.Create(parsed.GetValue(seed), Declared)
                .FindRate(samples, new SweepOptions { BatchSize = parsed.GetValue(batch), Seed = parsed.GetValue(seed) });
            surroundings.Output.WriteLine(sweep);
            if (sweep.Suggestion is double rate)
            {
                surroundings.Output.WriteLine(Invariant($"Train with it: trainer train {model.Name} {parsed.GetRequiredValue(data)} --set LearningRate={rate:G2}"));
            }

            return sweep.Suggestion is null ? ExitCodes.Failed : ExitCodes.Done;
        }));
        return command;
    }
}
