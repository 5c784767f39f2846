using NetGen.Benchmarks.Results;

namespace NetGen.Generator.Tests.Documents;

/// <summary>What the pages say of speed is what the newest committed run measured: <c>NetGen.Benchmarks tables</c> writes them.</summary>
public sealed class ResultPagesTests
{
    [Fact]
    public void Tables_of_speed_are_those_of_the_newest_run() =>
        Assert.All(ResultPages.Pages(Document.InRepository(".")), page => Assert.Equal(page.Value, File.ReadAllText(page.Key).ReplaceLineEndings("\n")));

    [Fact]
    public void Section_that_is_not_there_is_said()
    {
        var said = Assert.Throws<InvalidDataException>(() => MarkedSection.Replace("# A page\n<!-- results: other -->\n<!-- /results -->", "training", "x"));
        Assert.Contains("<!-- results: training -->", said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Section_is_replaced_and_the_rest_stays() =>
        Assert.Equal("a\n<!-- results: t -->\nnew\n<!-- /results -->\nb", MarkedSection.Replace("a\n<!-- results: t -->\nold\nold\n<!-- /results -->\nb", "t", "new\n"));
}
