using System.Text.RegularExpressions;

namespace NetGen.Aot.Tests;

/// <summary>Every sample becomes one native file, and nothing in it is doubtful to the compiler, the trimmer or the linker.</summary>
public sealed partial class PublishTests(PublishedSamples samples)
{
    // Publishing takes half a minute: the others are long tests.
    private static readonly string[] Everyday = ["Digits", "Xor"];

    /// <summary>
    /// The folders of samples/ that hold a project: a new sample is tested by being there, unless it says that it is no native program.
    /// </summary>
    public static IEnumerable<TheoryDataRow<string>> Samples { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => !File.ReadAllText(project).Contains("<PublishAot>false</PublishAot>", StringComparison.Ordinal))
            .Select(project => Path.GetFileNameWithoutExtension(project)).Order(StringComparer.Ordinal)
            .Select(sample => new TheoryDataRow<string>(sample) { Explicit = !Everyday.Contains(sample) })];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Publish_of_a_sample_succeeds_without_a_warning(string sample)
    {
        var publishing = samples[sample].Publishing;
        Assert.True(publishing.ExitCode == 0, publishing.ToString());
        Assert.DoesNotMatch(Warning, publishing.ToString());
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Publish_of_a_sample_leaves_one_file_and_its_symbols(string sample)
    {
        var published = samples[sample];
        // WhyItFails shows what the compiler said of it, and so has the compiler's log beside it.
        Assert.Equal([published.Program],
            published.Files.Where(file => Path.GetExtension(file) is not (".dbg" or ".pdb" or ".dSYM" or ".sarif")));
    }

    [Fact]
    public void Publish_of_digits_is_at_most_4_MB() =>
        Assert.InRange(new FileInfo(samples["Digits"].Program).Length, 1, 4_000_000);

    [Fact]
    public void Publish_without_an_instruction_set_takes_a_sensible_one_and_says_so()
    {
        var outcome = samples.Check("Xor", "");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("NetGen: published for x86-64-v3", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(Warning, outcome.Output);
    }

    [Theory]
    [InlineData("portable")]
    [InlineData("native")]
    [InlineData("x86-64-v3")]
    [InlineData("x86-64-v4")]
    public void Publish_with_an_instruction_set_does_not_warn(string instructionSet)
    {
        var outcome = samples.Check("Xor", instructionSet);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.DoesNotContain("NG9011", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NetGen: ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Publish_with_an_unknown_instruction_set_fails_and_names_the_known_ones()
    {
        var outcome = samples.Check("Xor", "avx9");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("error NG9011: NetGenInstructionSet is 'avx9'; expected x86-64-v3, x86-64-v4, native or portable.", outcome.Output,
            StringComparison.Ordinal);
    }

    /// <summary>What is published for AVX-512 alone has kernels on its vectors; an unknown width is refused.</summary>
    [Theory]
    [InlineData("x86-64-v4", "", "512")]
    [InlineData("x86-64-v4", "256", "256")]
    [InlineData("x86-64-v3", "", "")]
    [InlineData("native", "", "")]
    public void Vectors_follow_the_instruction_set(string instructionSet, string asked, string expected) =>
        Assert.Equal(expected,
            samples.PropertyOf("Xor", "NetGenVectorBits",
                [$"-p:NetGenInstructionSet={instructionSet}", .. asked == "" ? [] : new[] { $"-p:NetGenVectorBits={asked}" }]));

    /// <summary>Kernels that ask for all optimisation at the first call are left to the JIT by ReadyToRun: there they do not ask.</summary>
    [Theory]
    [InlineData("", "", "")]
    [InlineData("true", "", "false")]
    [InlineData("true", "true", "true")]
    [InlineData("", "false", "false")]
    public void Kernels_do_not_ask_for_all_optimisation_where_they_are_compiled_ahead(string readyToRun, string asked, string expected) =>
        Assert.Equal(expected, samples.PropertyOf("Xor", "NetGenAggressiveOptimization",
            [$"-p:PublishReadyToRun={readyToRun}", .. asked == "" ? [] : new[] { $"-p:NetGenAggressiveOptimization={asked}" }]));

    [Fact]
    public void Build_with_vectors_of_an_unknown_width_fails_and_names_the_known_ones()
    {
        var outcome = samples.Run("Xor", "NetGenCheckVectorBits", ["-p:NetGenVectorBits=1024"]);
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("error NG9012: NetGenVectorBits is '1024'; expected 128, 256 or 512.", outcome.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\bwarning\s+[A-Z]+\d+")]
    private static partial Regex Warning { get; }
}
