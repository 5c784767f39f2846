using System.CommandLine;
using NetGen;
using NetGen.Reports;
using Trainer.Data;
using Trainer.Models;
using Trainer.Networks;
using static System.FormattableString;

namespace Trainer.Commands;

/// <summary>Tries hyperparameters; a journal that goes on where it was interrupted, and a page that shows it while it runs.</summary>
internal static class SearchCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var network = Inputs.Network();
        var data = Inputs.Data();
        var labels = Inputs.Labels();
        var vary = new Option<string[]>("--vary")
        {
            Description = "What is varied: name=low..high or name=value,value,…; may be repeated.", HelpName = "range", Required = true,
        };
        var trials = new Option<int>("--trials") { Description = "How many trainings.", DefaultValueFactory = _ => 20 };
        var holdOut = Inputs.HoldOut();
        var seed = Inputs.Seed();
        var epochs = Inputs.Epochs();
        var folder = new Option<string?>("--run", "-o") { Description = "The folder of journal and page; by default studies/ and the network's name.", HelpName = "folder" };
        var command = new Command("search", "Tries hyperparameters, and goes on with a search that was interrupted.") { network, data, labels, vary, trials, holdOut, seed, epochs, folder };
        command.SetAction((parsed, cancellation) => surroundings.Run(() =>
        {
            Model model = Catalog.Find(parsed.GetRequiredValue(network));
            Dataset samples = DataFiles.Read(model, parsed.GetRequiredValue(data), parsed.GetValue(labels));
            var ranges = new Dictionary<string, SearchRange>(parsed.GetRequiredValue(vary).Select(Inputs.Range));
            string place = parsed.GetValue(folder) ?? Path.Combine("studies", model.Name);
            Directory.CreateDirectory(place);
            string page = Path.Combine(place, "study.html");
            SearchResult found = model.Search(samples, ranges, new SearchOptions
            {
                Trials = parsed.GetValue(trials),
                Seed = parsed.GetValue(seed),
                Validation = Validation.HoldOut(parsed.GetValue(holdOut)),
                Fit = new FitOptions { Epochs = parsed.GetValue(epochs) },
                Store = new StudyReport(page) { Store = Path.Combine(place, "study.journal") },
                Progress = new TrialLines(surroundings.Error),
                CancellationToken = cancellation,
            });
            surroundings.Output.WriteLine(found.Text);
            if (found.Best.Count > 0)
            {
                string settings = string.Concat(found.Best.Select(setting => Invariant($" --set {setting.Key}={setting.Value:R}")));
                surroundings.Output.WriteLine($"Train with these: trainer train {model.Name} {parsed.GetRequiredValue(data)}{settings}");
            }

            surroundings.Output.WriteLine($"Page: {page}");
            return found.Cancelled ? ExitCodes.Interrupted : ExitCodes.Done;
        }));
        return command;
    }

    private sealed class TrialLines(TextWriter output) : IProgress<TrialRecord>
    {
        public void Report(TrialRecord value) => output.WriteLine(Invariant(
            $"trial {value.Number,3}  {(value.Score is double score ? Invariant($"loss {score:G4}") : "broke down"),-14}  {value.Elapsed.TotalSeconds,5:F1} s"));
    }
}
