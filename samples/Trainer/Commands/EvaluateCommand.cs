using System.CommandLine;
using NetGen;
using Trainer.Data;

namespace Trainer.Commands;

/// <summary>Measures the best weights of a run.</summary>
internal static class EvaluateCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var folder = Inputs.Run();
        var data = new Argument<string?>("data") { Description = "What to measure on; by default the run's validation data.", Arity = ArgumentArity.ZeroOrOne };
        var labels = Inputs.Labels();
        var command = new Command("evaluate", "Measures the best weights of a run: loss, accuracy, classes, errors.") { folder, data, labels };
        command.SetAction((parsed, _) => surroundings.Run(() =>
        {
            RunFile run = RunFile.Read(parsed.GetRequiredValue(folder));
            var network = run.Best();
            Dataset samples = parsed.GetValue(data) is { } path
                ? DataFiles.Read(run.Model, path, parsed.GetValue(labels), network.Names.Classes)
                : run.Samples().Validation
                    ?? throw new UsageException("The run held out no data for validation: name a file to measure on.");
            surroundings.Output.WriteLine(network.Evaluate(samples));
            return ExitCodes.Done;
        }));
        return command;
    }
}
