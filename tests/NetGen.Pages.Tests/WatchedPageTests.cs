namespace NetGen.Pages.Tests;

/// <summary>What looks at pages sees what is wrong with one.</summary>
public sealed class WatchedPageTests(Browser browser) : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"netgen-page-{Guid.NewGuid():N}.html");

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("<div style='width:2000px'>wide</div>", false)]
    [InlineData("<svg width='200' height='50'><text x='10' y='20'>one word</text><text x='14' y='22'>on another</text></svg>", false)]
    [InlineData("<svg width='60' height='50'><text x='10' y='20'>longer than its drawing</text></svg>", false)]
    [InlineData("<p style='color:#aaa'>pale</p>", false)]
    [InlineData("<svg width='200' height='50'><text x='10' y='20'>one word</text><text x='10' y='40'>and another</text></svg><p>well</p>", true)]
    public async Task Faults_of_looks_are_found(string body, bool isRight)
    {
        await using WatchedPage page = await browser.Open(Written(body), width: 800);
        Assert.Equal(isRight, await Record.ExceptionAsync(page.LooksRight) is null);
    }

    [Theory]
    [InlineData("<script>console.error('oh')</script>", false)]
    [InlineData("<script>nothing.here()</script>", false)]
    [InlineData("<img src='http://127.0.0.1:9/pixel.png'>", false)]
    [InlineData("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", true)]
    public async Task Noise_is_heard(string body, bool isRight)
    {
        await using WatchedPage page = await browser.Open(Written(body));
        Assert.Equal(isRight, Record.Exception(page.StayedQuiet) is null);
    }

    private string Written(string body)
    {
        File.WriteAllText(path, $"<!doctype html><meta charset='utf-8'><title>page</title>{body}");
        return path;
    }
}
