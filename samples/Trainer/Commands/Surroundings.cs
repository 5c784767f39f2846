using NetGen;
using Spectre.Console;
using Trainer.Data;
using Trainer.Models;

namespace Trainer.Commands;

/// <summary>Where a command writes, and what its failures become.</summary>
internal sealed record Surroundings
{
    /// <summary>For results.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>For progress and messages.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>For what is drawn: on standard error, so that results may go to a file. Without colours where NO_COLOR is set.</summary>
    public required IAnsiConsole Console { get; init; }

    /// <summary>Whether standard error is a terminal that can be drawn on.</summary>
    public required bool CanDraw { get; init; }

    /// <summary>The process's own.</summary>
    public static Surroundings OfProcess()
    {
        IAnsiConsole console = ConsoleOn(new AnsiConsoleOutput(System.Console.Error), Environment.GetEnvironmentVariable("NO_COLOR"), new());
        return new Surroundings
        {
            Output = System.Console.Out,
            Error = System.Console.Error,
            Console = console,
            CanDraw = !System.Console.IsErrorRedirected && console.Profile.Capabilities.Ansi,
        };
    }

    /// <summary>Something to draw on.</summary>
    /// <param name="output">Where it is.</param>
    /// <param name="noColor">The variable NO_COLOR: with anything in it there are no colours (no-color.org).</param>
    /// <param name="settings">What is known of it; else it is found out.</param>
    public static IAnsiConsole ConsoleOn(IAnsiConsoleOutput output, string? noColor, AnsiConsoleSettings settings)
    {
        settings.Out = output;
        settings.ColorSystem = string.IsNullOrEmpty(noColor) ? settings.ColorSystem : ColorSystemSupport.NoColors;
        return AnsiConsole.Create(settings);
    }

    /// <summary>A command on a thread that may wait: its exit code, with a message for what went wrong.</summary>
    public Task<int> Run(Func<int> command) => Task.Run(() =>
    {
        try
        {
            return command();
        }
        catch (UsageException e)
        {
            Error.WriteLine($"trainer: {e.Message}");
            return ExitCodes.Usage;
        }
        catch (NonFiniteValueException e)
        {
            Error.WriteLine($"trainer: {e.Message}\nThe training broke down. `trainer diagnose` says why; the run's report.html has the layers up to here.");
            return ExitCodes.Failed;
        }
        catch (Exception e) when (e is DatasetException or DataFormatException or WeightFileException or StudyException
            or IOException or UnauthorizedAccessException or ArgumentException)
        {
            Error.WriteLine($"trainer: {e.Message}");
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            Error.WriteLine("trainer: interrupted.");
            return ExitCodes.Interrupted;
        }
    });
}

/// <summary>The best weights of a run.</summary>
internal static class Runs
{
    /// <exception cref="UsageException">The run has no complete epoch.</exception>
    public static Trainable Best(this RunFile run) => File.Exists(run.Checkpoints.BestPath)
        ? run.Model.Load(run.Checkpoints.BestPath, run.Settings)
        : throw new UsageException($"The run in '{run.Folder}' has no complete epoch yet: there are no weights in it.");
}
