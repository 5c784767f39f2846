using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(NetGen.Pages.Tests.Browser))]

namespace NetGen.Pages.Tests;

/// <summary>
/// The machine's own Chromium (Playwright brings none here), started once. Without one the tests are skipped and say so: `.ci/run` installs it.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        string? program = Environment.GetEnvironmentVariable("NETGEN_CHROMIUM") is { Length: > 0 } named ? named : (
            from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            from name in Names
            let path = Path.Combine(folder, name)
            where File.Exists(path)
            select path).FirstOrDefault();
        if (program is null)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
    }

    /// <summary>A page of its own, which remembers what it asked for and what went wrong in it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="isDark">Whether the reader likes it dark.</param>
    internal async Task<WatchedPage> Open(string path, int width = 1280, bool isDark = false)
    {
        if (browser is null)
        {
            Assert.Skip("Chromium is not here: install it, or name it in NETGEN_CHROMIUM.");
        }

        IPage page = await browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
        });
        var watched = new WatchedPage(page);
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        return watched;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
