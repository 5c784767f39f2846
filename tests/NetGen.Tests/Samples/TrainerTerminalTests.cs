using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NetGen.Tests.Samples;

/// <summary>What somebody in front of samples/Trainer sees, and what a program behind it reads.</summary>
public sealed partial class TrainerTerminalTests : IDisposable
{
    private static readonly string DigitsFile =
        Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "samples", "Digits", "digits.csv.gz"));

    private readonly string folder = Directory.CreateTempSubdirectory("netgen-terminal-").FullName;

    private string[] Train => ["train", "digits", DigitsFile, "--run", Path.Combine(folder, "run"), "--epochs", "3"];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    public async Task A_terminal_shows_curves_layers_and_the_time(int width)
    {
        var (code, _, screen) = await new TrainerProcess { Terminal = width }.Run(Train);
        Assert.Equal(0, code);
        string text = Sequence().Replace(screen, "");
        Assert.Contains("epoch 3 of 3", text, StringComparison.Ordinal);
        Assert.Matches("Loss  training [0-9.]+  validation [0-9.]+", text);
        Assert.Matches("[\u2801-\u28ff]", text);
        Assert.Matches("Relu1 .*[▁▂▃▄▅▆▇█].* well", text);
        Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd('\r').Split('\r')[^1].Length <= width, line));
        Assert.Matches(Colour(), screen);
    }

    [Fact]
    public async Task Without_colours_there_are_none()
    {
        var (code, _, screen) = await new TrainerProcess { Terminal = 100, NoColor = "1" }.Run(Train);
        Assert.Equal(0, code);
        Assert.Contains("validation", screen, StringComparison.Ordinal);
        Assert.DoesNotMatch(Colour(), screen);
    }

    [Fact]
    public async Task At_80_columns_a_layer_takes_one_line()
    {
        var (code, _, screen) = await new TrainerProcess { Terminal = 80 }.Run(Train);
        Assert.Equal(0, code);
        string[] lines = [.. Sequence().Replace(screen, "").Split('\n').Select(line => line.Trim('\r', ' '))];
        Assert.Contains(lines, line => line.StartsWith("Relu1 ", StringComparison.Ordinal) && line.Contains('█', StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Length > 0 && line.All(letter => letter is ' ' or (>= '▁' and <= '█')));
    }

    [Fact]
    public async Task What_goes_to_a_file_is_lines()
    {
        var (_, _, errors) = await new TrainerProcess().Run(Train);
        Assert.DoesNotContain('\x1b', errors);
        Assert.Equal(3, errors.Split('\n').Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Json_lines_are_read_by_a_program()
    {
        var (code, output, errors) = await new TrainerProcess { Terminal = 100 }.Run([.. Train, "--progress", "json"]);
        Assert.Equal((0, ""), (code, errors));
        JsonElement[] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];
        // Three epochs are too few: that is told before the end.
        Assert.Equal(
            ["begin", "epoch", "epoch", "epoch", "trouble", "end"], lines.Select(line => line.GetProperty("event").GetString()));
        Assert.Equal("UnfinishedTraining", lines[4].GetProperty("kind").GetString());
        JsonElement history = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "run", "history.json"))).RootElement
            .GetProperty("epochs");
        Assert.Equal(
            history.EnumerateArray().Select(epoch => epoch.GetProperty("validation_loss").GetDouble()),
            lines[1..4].Select(line => line.GetProperty("validation_loss").GetDouble()));
        Assert.Contains(lines[3].GetProperty("layers").EnumerateArray(), layer => layer.GetProperty("layer").GetString() == "Relu1");
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"\x1b\[[?0-9;]*[A-Za-z]")]
    private static partial Regex Sequence();

    /// <summary>Of letters, from the table of 8, of 16, of 256 or of all.</summary>
    [GeneratedRegex(@"\x1b\[(\d+;)*(3[0-8]|9[0-7])[;m]")]
    private static partial Regex Colour();
}
