using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NetGen.Pages.Tests;

/// <summary>The page of samples/Explorer under somebody's hands: every control changes what it should, and nothing else happens.</summary>
public sealed class ExplorerTests(Browser browser)
{
    private static readonly string Explorer = Path.GetFullPath(Path.Combine(Here(), "..", "..", "samples", "Explorer", "explorer.html"));

    [Fact]
    public async Task Every_control_changes_what_it_says()
    {
        await using WatchedPage page = await browser.Open(Explorer);
        string[] groups = await page.Ask<string[]>("[...document.querySelectorAll('#controls fieldset')].map(group => group.id)");
        Assert.Equal(8, groups.Length);
        foreach (string group in groups)
        {
            string start = await Pressed(page, group);
            foreach (string value in await page.Ask<string[]>($"[...document.querySelectorAll('#{group} button:not(:disabled)')].map(button => button.dataset.value)"))
            {
                string before = await page.Ask<string>("document.querySelector('.verdict').dataset.place");
                string shown = await page.Ask<string>("document.getElementById('cell').innerHTML");
                bool isOther = await Pressed(page, group) != value;
                await page.Click($"#{group} [data-value='{value}']");
                Assert.Equal(value, await Pressed(page, group));
                Assert.True(Says(await page.Text("#declaration"), group, value), $"{group} {value}: {await page.Text("#declaration")}");
                string after = await page.Ask<string>("document.querySelector('.verdict').dataset.place");
                Assert.Equal(isOther, before != after);
                Assert.Equal(isOther, shown != await page.Ask<string>("document.getElementById('cell').innerHTML"));
                Assert.EndsWith($"#net={after}", await page.Ask<string>("location.href"), StringComparison.Ordinal);
                if (group == "choose-depth")
                {
                    // A row for each hidden layer.
                    Assert.Equal(int.Parse(value, CultureInfo.InvariantCulture),
                        await page.Ask<int>("document.querySelectorAll('#histograms tbody tr').length"));
                }
            }

            await page.Click($"#{group} [data-value='{start}']");
        }

        page.StayedQuiet();
    }

    [Fact]
    public async Task A_cure_that_is_applied_leads_to_another_network_that_learns_better()
    {
        await using WatchedPage page = await browser.Open(Explorer);
        await page.Click("#choose-init [data-value='normal']");
        await page.Click("#choose-scale [data-value='0.01']");
        double ill = await Accuracy(page);
        await page.Click(".rules .apply");
        Assert.True(await Accuracy(page) > ill + 0.3, $"{ill} → {await Accuracy(page)}");
        page.StayedQuiet();
    }

    [Fact]
    public async Task What_is_chosen_stays_after_a_reload_and_in_the_other_language()
    {
        await using WatchedPage page = await browser.Open(Explorer);
        await page.Click("#choose-depth [data-value='12']");
        await page.Click("#choose-activation [data-value='sigmoid']");
        string declaration = await page.Text("#declaration");
        await page.Click("#language [data-value='ko']");
        Assert.Equal("ko", await page.Ask<string>("document.documentElement.lang"));
        Assert.Matches("[가-힣]", await page.Text("h1"));
        Assert.Equal(declaration, await page.Text("#declaration"));
        // A text that a language lacks is shown by its key.
        Assert.DoesNotMatch(@"\b(explorer|axis|choice|verdict|column|rule|cure|trouble|table|group)\.[A-Za-z]", await page.Text("main"));
        await page.Page.ReloadAsync();
        Assert.Equal(declaration, await page.Text("#declaration"));
    }

    /// <summary>The lecture's outline: each statement of its six parts has pictures on this page and a lesson that can be run.</summary>
    [Fact]
    public async Task Every_statement_of_the_table_leads_to_its_pictures_and_its_lesson()
    {
        await using WatchedPage page = await browser.Open(Explorer);
        string[] parts =
            await page.Ask<string[]>("[...new Set([...document.querySelectorAll('#statements tbody td:first-child')].map(cell => cell.textContent))]");
        Assert.Equal(["Activations", "Preprocessing", "Initialisation", "Regularisation", "Learning rate", "Hyperparameters"], parts);
        string[] rows = await page.Ask<string[]>(
            "[...document.querySelectorAll('#statements tbody tr')].map(row => [...row.querySelectorAll('a')].map(link => link.getAttribute('href')).join(' '))");
        Assert.Equal(rows.Length, rows.Distinct().Count());
        Assert.Equal(await page.Ask<int>("document.querySelectorAll('article').length"), rows.Length);
        foreach (string row in rows)
        {
            (string picture, string lesson) = (row.Split(' ')[0], row.Split(' ')[1]);
            Assert.True(await page.Ask<int>($"document.querySelectorAll('{picture} figure').length") > 0, picture);
            Assert.True(await page.Ask<int>($"document.querySelectorAll('{picture} svg, {picture} canvas').length") > 0, picture);
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(Explorer)!, lesson)), lesson);
        }
    }

    [Fact]
    public async Task The_theme_is_the_readers_unless_it_is_chosen()
    {
        await using WatchedPage page = await browser.Open(Explorer, isDark: true);
        string dark = await Ground(page);
        await page.Click("#theme [data-value='light']");
        string light = await Ground(page);
        Assert.NotEqual(dark, light);
        await page.Click("#theme [data-value='dark']");
        Assert.Equal(dark, await Ground(page));
        page.StayedQuiet();
    }

    [Theory]
    [InlineData(390, false)]
    [InlineData(390, true)]
    [InlineData(820, false)]
    [InlineData(820, true)]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    public async Task It_can_be_read_at_every_width_light_and_dark(int width, bool isDark)
    {
        await using WatchedPage page = await browser.Open(Explorer, width, isDark);
        await page.LooksRight();
        await page.Click("#language [data-value='ko']");
        await page.LooksRight();
        page.StayedQuiet();
    }

    /// <summary>Whether the declaration has what the control says.</summary>
    private static bool Says(string declaration, string group, string value) => group switch
    {
        "choose-depth" => Regex.Count(declaration, @"\[Dense\(") == int.Parse(value, CultureInfo.InvariantCulture) + 1,
        "choose-width" => declaration.Contains($"[Dense({value}", StringComparison.Ordinal),
        "choose-activation" =>
            Regex.IsMatch(declaration, $@"\), {value.Replace("leaky ", "Leaky", StringComparison.Ordinal)}\b", RegexOptions.IgnoreCase),
        "choose-init" => value == "auto" ? !declaration.Contains("Init =", StringComparison.Ordinal)
            : declaration.Contains($"Init.{char.ToUpperInvariant(value[0])}{value[1..]}", StringComparison.Ordinal),
        "choose-scale" => value == "1" && !declaration.Contains("Init.Normal,", StringComparison.Ordinal)
            ? !declaration.Contains("InitScale", StringComparison.Ordinal)
            : declaration.Contains($"InitScale = {value})", StringComparison.Ordinal),
        "choose-normalization" => declaration.Contains("BatchNorm", StringComparison.Ordinal) == (value == "batch"),
        "choose-dropout" => declaration.Contains($"Dropout({value})", StringComparison.Ordinal) == (value != "0"),
        "choose-rate" => declaration.Contains($"Sgd({value},", StringComparison.Ordinal),
        _ => throw new InvalidOperationException($"The page has a control '{group}' that this test does not know."),
    };

    private static async Task<string> Pressed(WatchedPage page, string group) =>
        await page.Ask<string>($"document.querySelector('#{group} [aria-pressed=true]').dataset.value");

    private static async Task<double> Accuracy(WatchedPage page) =>
        double.Parse((await page.Text("#accuracy")).Replace("%", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 100;

    private static async Task<string> Ground(WatchedPage page) => await page.Ask<string>("getComputedStyle(document.body).backgroundColor");

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
