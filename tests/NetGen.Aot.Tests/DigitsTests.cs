using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;

namespace NetGen.Aot.Tests;

/// <summary>The published Digits trains as it does under the JIT.</summary>
public sealed class DigitsTests(PublishedSamples samples)
{
    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("4")]
    [InlineData("5")]
    public void Digits_published_reaches_97_percent(string seed)
    {
        var outcome = Command.Run(samples["Digits"].Program, [seed]);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.InRange(Figure(outcome, @"accuracy ([\d.]+) %"), 97, 100);
        Assert.Contains("epoch 20/20", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Digits_published_differs_from_the_JIT_only_in_speed()
    {
        var native = Command.Run(samples["Digits"].Program, []);
        var jit = Command.Run(Command.DotNet, [samples["Digits"].Assembly]);

        // Vectors of another width sum in another order; a few of the 359 test images may fall to the other side.
        var accuracy = Figure(native, @"accuracy ([\d.]+) %");
        Assert.InRange(Figure(jit, @"accuracy ([\d.]+) %"), accuracy - 1.5, accuracy + 1.5);

        // No JIT before the first prediction: a comparison within this run, not a time.
        const string First = @"first prediction +([\d.]+) ms";
        Assert.True(Figure(native, First) < Figure(jit, First), $"{native}\n{jit}");
    }

    [Fact]
    public void Digits_published_uses_AVX2_and_allocates_nothing()
    {
        var outcome = Command.Run(samples["Digits"].Program, []);
        // x86-64-v3 is AVX2 without AVX-512, whatever this machine has; where there is no AVX2, NEON.
        var accelerated = Vector256.IsHardwareAccelerated ? "Vector128, Vector256 (AVX2)" : "Vector128";
        Assert.Matches($@"accelerated +{Regex.Escape(accelerated)}\r?\n", outcome.Output);
        Assert.Equal(0, Figure(outcome, @"(\d+) bytes allocated"));
    }

    [Fact]
    public void Digits_with_a_seed_that_is_no_number_says_what_it_takes()
    {
        var outcome = Command.Run(samples["Digits"].Program, ["x"]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("usage: Digits [seed]", outcome.Errors, StringComparison.Ordinal);
    }

    private static double Figure(Outcome outcome, string pattern)
    {
        var match = Regex.Match(outcome.Output, pattern);
        Assert.True(match.Success, $"{pattern} is not in\n{outcome}");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
