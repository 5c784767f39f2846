using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Same declaration, same bytes: in any culture, in any order of files, whatever stands around it.</summary>
public class DeterminismTests
{
    [Theory]
    [MemberData(nameof(Corpus.Names), MemberType = typeof(Corpus))]
    public void Compile_in_another_culture_gives_the_same_bytes(string network)
    {
        var texts = Enum.GetValues<TestCulture>()
            .Select(culture => string.Join('\n', GeneratorHarness.Generate(Corpus.File(network), new HarnessOptions { Culture = culture }).Files))
            .Distinct();

        Assert.Single(texts);
    }

    [Fact]
    public void Compile_uses_line_feeds_only_and_leaves_no_space_at_line_ends()
    {
        foreach (var name in Corpus.All.Keys)
        {
            foreach (var (hint, text) in GeneratorHarness.Generate(Corpus.File(name)).Files)
            {
                Assert.DoesNotContain('\r', text);
                Assert.DoesNotContain(text.Split('\n'), line => line.EndsWith(' '));
                Assert.True(text.EndsWith('\n'), hint);
            }
        }
    }
}
