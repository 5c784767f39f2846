using Microsoft.Playwright;

namespace NetGen.Pages.Tests;

/// <summary>A page, what it asked the world for, and what went wrong in it.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly List<string> requests = [];
    private readonly List<string> errors = [];

    public WatchedPage(IPage page)
    {
        Page = page;
        page.Request += (_, request) => requests.Add(request.Url);
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                errors.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    public async Task Click(string selector) => await Page.ClickAsync(selector);

    public async Task<string> Text(string selector) => await Page.InnerTextAsync(selector);

    public async Task<T> Ask<T>(string script) => await Page.EvaluateAsync<T>(script);

    /// <summary>No error and no warning; nothing was asked of anybody but the file itself.</summary>
    public void StayedQuiet()
    {
        Assert.Empty(errors);
        Assert.All(requests, address => Assert.Matches("^(file|data):", address));
        Assert.Single(requests, address => address.StartsWith("file:", StringComparison.Ordinal));
    }

    /// <summary>
    /// Nothing is wider than the window, no words of a drawing lie on others or outside of it, and all can be told from the ground.
    /// </summary>
    public async Task LooksRight()
    {
        await TakePicture();
        Assert.Equal(0, await Ask<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty(await Ask<string[]>(WordsOnWords));
        Assert.Empty(await Ask<string[]>(WordsOutside));
        Assert.Empty(await Ask<string[]>(PaleWords));
    }

    /// <summary>
    /// For eyes: where NETGEN_PICTURES names a folder, a picture of every page that is judged, at its width and in its colours.
    /// </summary>
    private async Task TakePicture()
    {
        if (Environment.GetEnvironmentVariable("NETGEN_PICTURES") is { Length: > 0 } folder)
        {
            string name = Path.GetFileNameWithoutExtension(new Uri(Page.Url).LocalPath),
                language = await Ask<string>("document.documentElement.lang");
            string colours = await Ask<bool>("matchMedia('(prefers-color-scheme: dark)').matches") ? "dark" : "light";
            await Page.ScreenshotAsync(new()
            {
                Path = Path.Combine(folder, $"{name}-{language}-{Page.ViewportSize!.Width}-{colours}.png"),
                FullPage = true
            });
        }
    }

    public async ValueTask DisposeAsync() => await Page.CloseAsync();

    // Boxes of letters are higher than the letters: they may touch.
    private const string WordsOnWords =
        """
        [...document.querySelectorAll("svg")].flatMap(svg => {
          const boxes = [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
          return boxes.flatMap(([a, p], i) => boxes.slice(i + 1)
            .filter(([, q]) => Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1 && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > p.height / 3)
            .map(([b]) => `${svg.getAttribute("aria-label") ?? ""}: ${a} | ${b}`));
        })
        """;

    private const string WordsOutside =
        """
        [...document.querySelectorAll("svg")].flatMap(svg => {
          const frame = svg.getBoundingClientRect();
          return [...svg.querySelectorAll("text")].filter(text => {
            const box = text.getBoundingClientRect();
            return box.width > 0 && (box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 4 || box.bottom > frame.bottom + 4);
          }).map(text => `${svg.getAttribute("aria-label") ?? ""}: ${text.textContent}`);
        })
        """;

    // The contrast of WCAG 2.1 between letters and what is behind them, where that is one colour.
    private const string PaleWords =
        """
        (() => {
          const numbers = colour => (colour.match(/[\d.]+/g) ?? []).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => {
            for (let at = element; at; at = at.parentElement) {
              const colour = numbers(getComputedStyle(at).backgroundColor);
              if (colour.length === 3 || colour[3] === 1) return colour;
              if (colour[3] > 0) return null;
            }
            return [255, 255, 255];
          };
          return [...document.querySelectorAll("h1, h2, h3, h4, p, dt, dd, td, th, li, figcaption, legend, button:not(:disabled), summary, pre, svg text")]
            .filter(element => element.getClientRects().length > 0 && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim().length > 1))
            .filter(element => {
              const ground = behind(element), style = getComputedStyle(element);
              const ink = numbers(element instanceof SVGElement ? style.fill : style.color);
              if (!ground || ink.length < 3) return false;
              const [a, b] = [light(ink), light(ground)].sort((x, y) => y - x);
              return (a + 0.05) / (b + 0.05) < 4.4;
            })
            .map(element => `${element.tagName} ${element.textContent.trim().slice(0, 60)}`);
        })()
        """;
}
