using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Aot.Tests;

/// <summary>The published Weather, Names and Keyword are worth what they say, and allocate nothing for a step of a stream.</summary>
public sealed class SequenceSamplesTests(PublishedSamples samples)
{
    [Fact(Explicit = true)]
    public void Weather_published_forecasts_better_than_the_naive_forecast_on_each_day()
    {
        string output = OutputOf("Weather");
        double[] naive = Row("as today (naive)"), usual = Row("as in other years"), network = Row("the network");
        Assert.Equal(5, network.Length);
        Assert.All(network.Zip(naive), day => Assert.InRange(day.First, 0.5, day.Second - 0.05));
        Assert.All(network.Zip(usual), day => Assert.InRange(day.First, 0.5, day.Second));

        double[] Row(string name) =>
            Numbers(Regex.Match(output, $@"^  {Regex.Escape(name)} +([\d. ]+)\r?$", RegexOptions.Multiline).Groups[1].Value);
    }

    [Fact(Explicit = true)]
    public void Weather_published_draws_both_forecasts_beside_what_was_measured()
    {
        OutputOf("Weather");
        string picture = File.ReadAllText(Path.Combine(Path.GetDirectoryName(samples["Weather"].Program)!, "forecast.svg"));
        Assert.Equal(4, Regex.Count(picture, "<polyline "));
        Assert.Equal(120, Regex.Match(picture, "points=\"([^\"]+)\"").Groups[1].Value.Split(' ').Length);
        Assert.DoesNotContain("NaN", picture, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public void Names_published_needs_fewer_bits_than_pairs_of_letters()
    {
        string output = OutputOf("Names");
        double[] bits = [.. Regex.Matches(output, @"^  (?:how often|the network).* ([\d.]+)\r?$", RegexOptions.Multiline)
            .Select(line => Numbers(line.Groups[1].Value)[0])];
        Assert.Equal(3, bits.Length);
        Assert.InRange(bits[2], 2, 3.1);
        Assert.True(bits[0] > bits[1] && bits[1] > bits[2] + 0.5, output);
        Assert.Contains(" and 0 bytes.", output, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public void Keyword_published_hears_what_is_said_and_little_else()
    {
        string output = OutputOf("Keyword");
        Match counts = Regex.Match(output, @"Of (\d+) words (\d+) were heard, and (\d+) that nobody said");
        double[] of = [.. counts.Groups.Values.Skip(1).Select(group => Numbers(group.Value)[0])];
        Assert.InRange(of[1] / of[0], 0.92, 1);
        Assert.InRange(of[2] / of[0], 0, 0.05);
        Assert.Contains(" and 0 bytes.", output, StringComparison.Ordinal);
    }

    private string OutputOf(string sample)
    {
        var outcome = Command.Run(samples[sample].Program, []);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome.Output;
    }

    private static double[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
}
