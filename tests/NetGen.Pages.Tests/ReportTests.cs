using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NetGen.Reports;

namespace NetGen.Pages.Tests;

/// <summary>The pages that NetGen.Reports writes, of real runs, as a reader has them.</summary>
public sealed class ReportTests(Browser browser, Pages pages) : IClassFixture<Pages>
{
    public static TheoryData<string, int, bool> Views =>
    [
        .. from page in new[] { "run", "failing", "regression", "sequence",
            "study" } from width in new[] { 390, 820, 1280 } from isDark in new[] { false, true } select (page, width, isDark),
    ];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_page_can_be_read_at_every_width_light_and_dark(string name, int width, bool isDark)
    {
        await using WatchedPage page = await browser.Open(pages[name], width, isDark);
        await page.LooksRight();
        page.StayedQuiet();
        Assert.InRange(new FileInfo(pages[name]).Length, 1, 500_000);
    }

    /// <summary>A page that nobody writes any more loads itself again only as long as something may come.</summary>
    [Fact]
    public async Task A_page_of_a_run_that_was_killed_says_so_and_stops_loading_itself()
    {
        string path = pages["killed"], text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await using (WatchedPage waiting = await browser.Open(path))
        {
            Assert.False(await waiting.Page.IsVisibleAsync("#news"));
            Assert.Equal(1, await Loads(waiting));
        }

        long written = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeMilliseconds();
        await File.WriteAllTextAsync(path, Regex.Replace(text, "const written = [0-9]+", $"const written = {written}"),
            TestContext.Current.CancellationToken);
        await using WatchedPage page = await browser.Open(path);
        Assert.StartsWith("Nothing new since", await page.Text("#news"), StringComparison.Ordinal);
        Assert.Equal(0, await Loads(page));
        await page.LooksRight();
        page.StayedQuiet();
    }

    /// <summary>How often a page loads itself within two of the times after which it would.</summary>
    private static async Task<int> Loads(WatchedPage page)
    {
        int loads = 0;
        page.Page.Load += (_, _) => loads++;
        await Task.Delay(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
        return loads;
    }

    [Fact]
    public async Task A_cause_leads_to_the_page_of_its_rule()
    {
        await using WatchedPage page = await browser.Open(pages["failing"]);
        Assert.False(await page.Page.IsVisibleAsync("#NG2004"));
        await page.Click("a[href='#NG2004']");
        // The browser opens what it was sent to.
        await page.Page.WaitForSelectorAsync("#NG2004", new() { State = Microsoft.Playwright.WaitForSelectorState.Visible });
        page.StayedQuiet();
    }
}

/// <summary>Pages of small trainings: one that goes well, one that fails, a regression, a study.</summary>
public sealed class Pages : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-pages-").FullName;

    /// <summary>Trains.</summary>
    public Pages()
    {
        var (train, test) = Dataset.FromCsv(Path.Combine(Here(), "..", "NetGen.Tests", "TestData", "digits.csv.gz"))
            .StratifiedSplit(0.8, seed: 1);
        Fit("run", options => new Reported(1).Fit(train, options with { Validation = test, Epochs = 15 }));
        Fit("failing", options => new Failing(1).Fit(train, options with { Validation = test }));
        float[] inputs = [.. Enumerable.Range(0, 900).Select(i => (float)Math.Sin(i * 12.9898))];
        Dataset waves = Dataset.FromArrays(inputs,
            [.. Enumerable.Range(0, 300).Select(row => (inputs[row * 3] * inputs[(row * 3) + 1]) + (0.1f * inputs[(row * 3) + 2]))],
            targetLength: 1);
        var (some, others) = waves.Split(0.8, seed: 1);
        Fit("regression", options => new Waves(1).Fit(some, options with { Validation = others }));
        float[] steps = [.. Enumerable.Range(0, 300 * 12 * 3).Select(i => (float)Math.Sin(i * 78.233))];
        Dataset sequences = Dataset.FromArrays(steps,
            [.. Enumerable.Range(0, 300).Select(row => Enumerable.Range(0, 12).Sum(step => steps[((row * 12) + step) * 3]) > 0 ? 1 : 0)]);
        var (read, unread) = sequences.Split(0.8, seed: 1);
        Fit("sequence", options => new Reader(1).Fit(read, options with { Validation = unread }));
        Assert.Throws<InvalidOperationException>(() => Fit("killed", options => new Waves(1).Fit(some, options with
        {
            Callbacks = [new RunReport(this["killed"]) { SecondsBetween = 0 }, new Killed()],
        })));
        Reported.Search(train, new Reported.SearchSpace { LearningRate = (1e-4, 1e-1), Dropout1Rate = (0, 0.6) }, new SearchOptions
        {
            Trials = 12, Seed = 1, Store = new StudyReport(this["study"]), Fit = new FitOptions { Epochs = 2 },
        });
    }

    /// <summary>The file of a page.</summary>
    public string this[string name] => Path.Combine(folder, $"{name}.html");

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Fit(string name, Action<FitOptions> train) =>
        train(new FitOptions { Callbacks = [new RunReport(this[name])], ProgressLine = ProgressLine.Off });

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

/// <summary>Learns well.</summary>
[Network]
[Input(8, 8, 1, Min = 0, Max = 16), Rescale]
[Conv2D(8, 3), Relu]
[Flatten]
[Dense(32), Relu, Dropout(0.2)]
[Dense(10), Softmax, CrossEntropy, Adam(3e-3), StepDecay(every: 5, factor: 0.5)]
[Training(Epochs = 10, BatchSize = 32)]
internal sealed partial class Reported;

#pragma warning disable NG2004, NG6002 // The fault is what the page must show.

/// <summary>Begins where tanh is flat.</summary>
[Network]
[Input(64, Min = 0, Max = 16), Rescale]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(10), Softmax, CrossEntropy, Sgd(0.1)]
[Training(Epochs = 6, BatchSize = 32)]
internal sealed partial class Failing;

/// <summary>Ends a training as a killed process does: nobody is told.</summary>
internal sealed class Killed : ITrainingCallback
{
    public bool AfterEpoch(EpochReport epoch) => throw new InvalidOperationException("killed");
}

/// <summary>Reads a sequence forth and back, looks at all steps at once, and says whether one channel's sum is above 0.</summary>
[Network]
[Input(12, 3)]
[Gru(16, ReturnSequence = true), Attention(2), Lstm(8, Bidirectional = true)]
[Dense(2), Softmax, CrossEntropy, Adam(0.01)]
[Training(Epochs = 6, BatchSize = 16)]
internal sealed partial class Reader;

/// <summary>A product that it must learn, and a term that it may.</summary>
[Network]
[Input(3)]
[Dense(16), Tanh]
[Dense(1), MeanSquaredError, Adam(0.01)]
[Training(Epochs = 20, BatchSize = 16)]
internal sealed partial class Waves;
