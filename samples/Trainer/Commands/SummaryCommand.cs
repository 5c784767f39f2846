using System.CommandLine;
using NetGen.Reports;
using Trainer.Models;
using Trainer.Networks;
using static System.FormattableString;

namespace Trainer.Commands;

/// <summary>What was compiled: layers, shapes, parameters, costs, findings; as a table or as a picture.</summary>
internal static class SummaryCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var network = Inputs.Network();
        var format = new Option<string>("--format") { Description = "table, mermaid or svg.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "mermaid", "svg");
        var command = new Command("summary", "Shows what was compiled: layers, shapes, parameters, costs, what the compiler says of it.") { network, format };
        command.SetAction((parsed, _) => surroundings.Run(() =>
        {
            Model model = Catalog.Find(parsed.GetRequiredValue(network));
            surroundings.Output.WriteLine(parsed.GetValue(format) switch
            {
                "mermaid" => NetworkDiagram.Mermaid(model.Summary),
                "svg" => NetworkDiagram.Svg(model.Summary),
                _ => $"{model.Summary}\nHyperparameters: {string.Join(", ", model.Declared.Select(setting => Invariant($"{setting.Key} {setting.Value:R}")))}",
            });
            return ExitCodes.Done;
        }));
        return command;
    }

    /// <summary>A line for each network.</summary>
    public static Command MakeList(Surroundings surroundings)
    {
        var command = new Command("networks", "Lists the networks that this program was compiled with.");
        command.SetAction((_, _) => surroundings.Run(() =>
        {
            foreach (Model model in Catalog.All)
            {
                surroundings.Output.WriteLine(Invariant($"{model.Name,-10}  {model.Summary.ParameterCount,7} parameters  {model.About}"));
            }

            return ExitCodes.Done;
        }));
        return command;
    }
}
