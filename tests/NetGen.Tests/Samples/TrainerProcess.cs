extern alias trainer;

using Spectre.Console;
using trainer::Trainer.Commands;

namespace NetGen.Tests.Samples;

/// <summary>samples/Trainer in this process: words in, exit code and texts out.</summary>
internal sealed class TrainerProcess
{
    /// <summary>Whether standard error is a terminal, of this width.</summary>
    public int? Terminal { get; init; }

    /// <summary>The variable NO_COLOR.</summary>
    public string? NoColor { get; init; }

    public async Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        IAnsiConsole console = Surroundings.ConsoleOn(new AnsiConsoleOutput(errors), NoColor, new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.TrueColor, Interactive = InteractionSupport.No,
        });
        (console.Profile.Width, console.Profile.Height) = (Terminal ?? 80, 40);
        int code = await CommandLine.Run(arguments, new Surroundings { Output = output, Error = errors, Console = console, CanDraw = Terminal is not null });
        return (code, output.ToString(), errors.ToString());
    }
}
