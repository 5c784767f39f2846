using System.CommandLine;

namespace Trainer.Commands;

/// <summary>
/// The Commands room: words come in, an exit code goes out, see <see cref="ExitCodes"/>. Results go to standard output, progress and messages
/// to standard error.
/// </summary>
internal static class CommandLine
{
    // Ctrl+C ends a training between two steps and saves it: that is soon, and longer than this it never takes.
    private static readonly TimeSpan TimeToSave = TimeSpan.FromSeconds(30);

    public static async Task<int> Run(string[] arguments, Surroundings surroundings)
    {
        ParseResult parsed = Root(surroundings).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (string message in parsed.Errors.Select(error => error.Message).Distinct())
            {
                surroundings.Error.WriteLine($"trainer: {message}");
            }

            string command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
            surroundings.Error.WriteLine($"`trainer {command}--help` says what is expected.");
            return ExitCodes.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = surroundings.Output,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeToSave,
        });
    }

    private static RootCommand Root(Surroundings surroundings) =>
        new("Trains, measures and explains the networks that it was compiled with. Completion: `dotnet-suggest`, or `trainer [suggest:0] \"\"`.")
        {
            TrainCommand.Make(surroundings), ResumeCommand.Make(surroundings), EvaluateCommand.Make(surroundings), PredictCommand.Make(surroundings),
            SearchCommand.Make(surroundings), FindRateCommand.Make(surroundings), DiagnoseCommand.Make(surroundings), ReportCommand.Make(surroundings),
            SummaryCommand.Make(surroundings), SummaryCommand.MakeList(surroundings),
        };
}
