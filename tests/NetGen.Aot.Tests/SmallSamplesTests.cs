using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Aot.Tests;

/// <summary>The published Xor and Mnist do what they say.</summary>
public sealed class SmallSamplesTests(PublishedSamples samples)
{
    [Fact]
    public void Xor_published_learns_the_four_answers()
    {
        var outcome = Command.Run(samples["Xor"].Program, []);
        Assert.Equal(0, outcome.ExitCode);
        var answers = Regex.Matches(outcome.Output, @"(\d) xor (\d) = ([\d.]+)");
        Assert.Equal(4, answers.Count);
        Assert.All(answers, answer =>
        {
            var expected = answer.Groups[1].Value == answer.Groups[2].Value ? 0 : 1;
            Assert.Equal(expected, double.Parse(answer.Groups[3].Value, CultureInfo.InvariantCulture), tolerance: 0.1);
        });
    }

    [Theory]
    [InlineData(null, "NETGEN_DATA is not set")]
    [InlineData("no-such-folder", "train-images-idx3-ubyte.gz is missing")]
    public void Mnist_published_without_data_says_where_to_get_them(string? folder, string expected)
    {
        var outcome = Command.Run(samples["Mnist"].Program, [], ("NETGEN_DATA", folder));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(expected, outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("https://", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public void Mnist_published_reaches_97_5_percent_in_5_epochs()
    {
        Assert.True(Environment.GetEnvironmentVariable("NETGEN_DATA") is { Length: > 0 }, "NETGEN_DATA must name a folder with mnist/ in it.");
        var outcome = Command.Run(samples["Mnist"].Program, []);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        var accuracy = Regex.Match(outcome.Output, @"accuracy ([\d.]+) %").Groups[1].Value;
        Assert.InRange(double.Parse(accuracy, CultureInfo.InvariantCulture), 97.5, 100);
    }
}
