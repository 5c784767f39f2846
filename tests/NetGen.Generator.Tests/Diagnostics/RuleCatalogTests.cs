using NetGen.Tests.Lab;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.CodeFixes;
using NetGen.Generator.Analyzers;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>The catalogue, its pages, its index and the release tracking say the same.</summary>
public class RuleCatalogTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    public static IEnumerable<TheoryDataRow<string>> IdsWithExamples =>
        new Sampled(oneIn: 3).Rows(RuleCatalog.All.Select(rule => rule.Id).Where(id => id != "NG0000"));

    [Fact]
    public void All_ids_and_names_are_unique_and_in_order()
    {
        var ids = RuleCatalog.All.Select(rule => rule.Id).ToArray();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Length, RuleCatalog.All.Select(rule => rule.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_has_title_message_category_and_a_page_that_exists(string id)
    {
        var descriptor = Assert.Single(Descriptors.All, descriptor => descriptor.Id == id);

        Assert.NotEmpty(descriptor.Title.ToString());
        Assert.DoesNotContain('\n', descriptor.MessageFormat.ToString());
        Assert.StartsWith("NetGen.", descriptor.Category, StringComparison.Ordinal);
        Assert.True(descriptor.IsEnabledByDefault);
        Assert.True(File.Exists(Path.Combine(RulePages.Folder(), id + ".md")), $"{id} has no page");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("/home/of one/packages/netgen/1.0.0/build/net10.0/../../rules/", "file:///home/of%20one/packages/netgen/1.0.0/rules/NG2001.md")]
    [InlineData("https://example.org/rules/", "https://example.org/rules/NG2001.md")]
    public async Task Link_of_a_diagnostic_leads_to_the_page_where_the_project_says_the_pages_are(string place, string link)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && place.StartsWith('/'), "Folders are named differently there.");
        var (source, _) = Marked.Read("using NetGen; [Network, Input(64), Dense(64, Init = Init.XavierUniform), Relu, Dense(64, Init = Init.XavierUniform), Relu, Dense(1), MeanSquaredError, Adam] public partial class Net;");
        var diagnostics = await AnalyzerHarness.Analyze(
            GeneratorHarness.CreateCompilation([source]), new AnalyzerOptions([], new BuildProperties(("NetGenRulePages", place))), AnalyzerHarness.Analyzers);

        Assert.Equal(link, diagnostics.First(diagnostic => diagnostic.Id == "NG2001").Descriptor.HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_names_the_rule_and_says_why_and_when_to_suppress(string id)
    {
        var rule = RuleCatalog.Find(id);
        var page = RulePages.TextOf(id);

        Assert.StartsWith($"# {id}: {rule.Name}\n\nSeverity: {rule.Severity}", page, StringComparison.Ordinal);
        Assert.Contains("\n## Why\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## When to suppress\n", page, StringComparison.Ordinal);
        Assert.Equal(rule.HasFix, page.Contains("code fix", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public async Task Page_s_first_example_reports_the_rule_and_the_second_nothing(string id)
    {
        var page = RulePages.TextOf(id);
        var blocks = RulePages.ExamplesOf(id);

        // An explanation has nothing to be put right; it is given where a severity asks for it.
        if (RuleCatalog.Find(id).Severity == ProblemSeverity.Hidden)
        {
            var explained = (await EditorConfig.Analyze($"dotnet_diagnostic.{id}.severity = suggestion", Assert.Single(blocks))).Where(diagnostic => diagnostic.Id == id).ToArray();
            Assert.NotEmpty(explained);
            Assert.All(explained, diagnostic => Assert.Contains($"{id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}\n", page, StringComparison.Ordinal));
            return;
        }
        Assert.Equal(2, blocks.Length);
        Assert.Equal([id], (await AnalyzerHarness.Analyze(blocks[0])).Select(diagnostic => diagnostic.Id));
        Assert.Empty(await AnalyzerHarness.Analyze(blocks[1]));
        GeneratorHarness.Generate(blocks[1]).AssertClean();
    }

    [Fact]
    public void Pages_without_a_rule_do_not_exist() => Assert.Equal(
        RuleCatalog.All.Select(rule => rule.Id + ".md").Append("README.md").Order(StringComparer.Ordinal),
        Directory.GetFiles(RulePages.Folder()).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Fixes_exist_for_exactly_the_rules_that_promise_one() => Assert.Equal(
        RuleCatalog.All.Where(rule => rule.HasFix).Select(rule => rule.Id),
        FixTests.All
            .SelectMany(type => ((NetworkFix)Activator.CreateInstance(type)!).FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Fixes_are_tested_one_by_one_and_all_at_once() =>
        Assert.Empty(FixTests.All.Select(fix => fix.Name).Except(FixTests.OfSeveralDiagnostics()));

    [Fact]
    public void Faults_that_cannot_be_declared_have_no_rule() => Assert.DoesNotContain(
        RuleCatalog.Impossible, fault => RuleCatalog.All.Any(rule => rule.Id == fault.Id));

    [Fact]
    public void Index_is_what_the_catalogue_says() => AssertIsCurrent(Path.Combine(RulePages.Folder(), "README.md"), Index());

    [Fact]
    public void Counts_in_the_README_are_the_catalogue_s()
    {
        const string first = "<!-- rules -->\n", last = "<!-- /rules -->";
        var path = Path.Combine(RulePages.Folder(), "..", "..", "..", "..", "README.md");
        var readme = File.ReadAllText(path);
        var (start, end) = (readme.IndexOf(first, StringComparison.Ordinal) + first.Length, readme.IndexOf(last, StringComparison.Ordinal));
        Assert.True(start >= first.Length && end >= start, "README.md has no place for the rules.");

        AssertIsCurrent(path, readme[..start] + Counts() + readme[end..]);
    }

    [Fact]
    public void Release_tracking_lists_every_rule_once()
    {
        var tracked = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(file => File.ReadAllLines(Path.Combine(RulePages.Folder(), "..", file)))
            .Where(line => line.StartsWith("NG", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(RuleCatalog.All.Select(rule => $"{rule.Id} | {rule.Category} | {rule.Severity} | {rule.Name}"), tracked);
    }

    [Fact]
    public void Format_takes_as_many_figures_as_the_rules_give()
    {
        // Problems of every rule that the pages show, formatted: a missing figure would throw or leave a brace.
        foreach (var problem in new[]
        {
            Specs.ProblemsOf(new InputAttribute(4), new DenseAttribute(3), new CrossEntropyAttribute()),
            Specs.ProblemsOf(new InputAttribute(2), new DenseAttribute(-1)),
            Specs.ProblemsOf(),
            Specs.ProblemsOf(new InputAttribute(1, 7, 6), new MaxPool2DAttribute(1, 4), new DenseAttribute(3), new MarkAttribute("m"), new FlattenAttribute(), new DenseAttribute(1), new MeanSquaredErrorAttribute()),
            Specs.ProblemsOf(new InputAttribute(3, 7, 6), new Conv2DAttribute(4, 5)),
            Specs.ProblemsOf(new InputAttribute(3, 7, 6), new Conv2DAttribute(4, 3) { Groups = 4 }),
            Specs.ProblemsOf(new InputAttribute(3), new Conv2DAttribute(4, 3)),
            Specs.ProblemsOf(new InputAttribute(3, 7, 6), new MarkAttribute("m"), new DenseAttribute(4), new AddAttribute("m")),
            Specs.ProblemsOf(new InputAttribute(3, 7, 6), new AddAttribute("m")),
        }.SelectMany(problems => problems))
        {
            var message = problem.ToDiagnostic(Location.None).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
            Assert.DoesNotContain('{', message);
            Assert.All(problem.Figures.ToArray(), figure => Assert.Contains(figure, message, StringComparison.Ordinal));
        }
    }

    private static string Index()
    {
        var text = new StringBuilder(
            "# Rules\n\nWhat NetGen says about a network while you write it, and about how it is used. Set a severity in `.editorconfig`, of a rule\n" +
            "(`dotnet_diagnostic.NG2001.severity = none`) or of a group (`dotnet_analyzer_diagnostic.category-NetGen.Depth.severity = error`).\n" +
            "Some rules say less than their default where less is known: their pages say when.\n\n" +
            "NG9011 and NG9012 are no analyzer's but the build's: they refuse an unknown instruction set when publishing with NativeAOT, and an unknown width of vectors.\n\n" +
            "These tables are made from the catalogue; a test fails when they are stale.\n");
        foreach (var group in RuleCatalog.All.GroupBy(rule => rule.Category))
        {
            text.Append($"\n## {group.Key}\n\n| rule | severity | says | fix |\n| --- | --- | --- | --- |\n");
            foreach (var rule in group)
                text.Append($"| [{rule.Id}]({rule.Id}.md) {rule.Name} | {rule.Severity} | {rule.Title} | {(rule.HasFix ? "yes" : "")} |\n");
        }
        text.Append("\n## What needs no rule\n\nFaults that cannot be declared. A test each shows that there is nothing to say.\n\n| fault | why it cannot be |\n| --- | --- |\n");
        foreach (var fault in RuleCatalog.Impossible)
            text.Append($"| {fault.Fault}{(fault.Id is null ? "" : $" ({fault.Id})")} | {fault.Reason} |\n");
        return text.ToString();
    }

    /// <summary>How many there are of what.</summary>
    private static string Counts() =>
        $"{RuleCatalog.All.Count} rules ([index](generator/NetGen.Generator/Diagnostics/Rules/README.md)): "
        + string.Join(", ", RuleCatalog.All.GroupBy(rule => rule.Category).Select(group => $"{group.Key["NetGen.".Length..].ToLowerInvariant()} {group.Count()}")) + ".\n";

    /// <summary>Compares a generated file; with NETGEN_UPDATE=1 in the environment it is written instead.</summary>
    private static void AssertIsCurrent(string path, string expected)
    {
        if (Environment.GetEnvironmentVariable("NETGEN_UPDATE") == "1")
            File.WriteAllText(path, expected);
        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == expected,
            $"{Path.GetFileName(path)} is stale: run this test with NETGEN_UPDATE=1 in the environment and commit the file.");
    }
}
