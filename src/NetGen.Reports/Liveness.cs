using System.Globalization;

namespace NetGen.Reports;

/// <summary>
/// A page that is written again while something goes on: an open one loads itself anew, until nothing has come for much longer than it
/// should take. Then whoever wrote it was ended, and the page says so and stops.
/// </summary>
/// <param name="Written">When it was written.</param>
/// <param name="Patience">How long something new may take.</param>
internal sealed record Liveness(DateTimeOffset Written, TimeSpan Patience)
{
    private const int SecondsBetweenLooks = 5;

    // Epochs and trials are not all of one length, and a reader's clock may be another one.
    private const int Longer = 5;
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(2);

    /// <summary>Written now, so long after what was written before.</summary>
    public static Liveness After(TimeSpan since) =>
        new(DateTimeOffset.UtcNow, TimeSpan.FromTicks(Math.Max(Least.Ticks, Longer * since.Ticks)));

    /// <summary>Where it is said that nothing comes any more; empty as long as something may.</summary>
    public string News => "<p id=\"news\" class=\"news\" hidden></p>";

    public string Script => string.Create(CultureInfo.InvariantCulture, $$"""

        <script>
        const written = {{Written.ToUnixTimeMilliseconds()}}, patience = {{(long)Patience.TotalMilliseconds}};
        if (Date.now() - written < patience) setTimeout(() => location.reload(), {{1000 * SecondsBetweenLooks}});
        else {
          const news = document.getElementById("news");
          news.textContent = `Nothing new since ${new Date(written).toLocaleString()}: what wrote this page was ended, or has become ` +
            "much slower. The page does not load itself any more; load it to look again.";
          news.hidden = false;
        }
        </script>
        """);
}
