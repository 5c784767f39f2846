using System.Text.RegularExpressions;

namespace NetGen.Aot.Tests.Toolchain;

/// <summary>The diagnostics under the tools that users have: an ordinary build with its report, settings in files and on the command line, dotnet format.</summary>
public sealed partial class DiagnosticsToolchainTests(PackedNetGen netGen)
{
    /// <summary>NG1007, information, in line 5; NG2001, a warning, in line 7.</summary>
    private const string Faulty =
        """
        using NetGen;

        [Network]
        [Input(9, 9, 1)]
        [MaxPool2D(2)]
        [Flatten]
        [Dense(64, Init = Init.XavierNormal), Relu]
        [Dense(64, Init = Init.XavierNormal), Relu]
        [Dense(1), MeanSquaredError, Adam]
        public partial class Faulty;
        """;

    private static string Renamed(string name) => Faulty.Replace("Faulty", name, StringComparison.Ordinal);

    [Fact(Explicit = true)]
    public void Build_says_what_is_wrong_where_and_its_report_says_more()
    {
        var project = netGen.NewProject(
            ("Faulty.cs", Faulty),
            ("Pragma.cs", "#pragma warning disable NG2001\n" + Renamed("Pragma")),
            ("Attribute.cs", Renamed("Attributed").Replace("[Network]", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"NetGen.Initialization\", \"NG2001\")]\n[Network]", StringComparison.Ordinal)));

        var outcome = project.Build();
        var (results, helpLinks) = project.Report();

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal(["Faulty.cs(7,19): warning NG2001"], Said(outcome));
        Assert.Equal(
            [
                new ReportedResult("NG1007", "note", "Attribute.cs", 6, false), new("NG1007", "note", "Faulty.cs", 5, false), new("NG1007", "note", "Pragma.cs", 6, false),
                new("NG2001", "warning", "Attribute.cs", 8, true), new("NG2001", "warning", "Faulty.cs", 7, false), new("NG2001", "warning", "Pragma.cs", 8, true),
            ],
            results.OrderBy(result => result.Id, StringComparer.Ordinal).ThenBy(result => result.File, StringComparer.Ordinal));
        // The links open the pages of the package that the project uses.
        foreach (var rule in new[] { "NG1007", "NG2001" })
            Assert.StartsWith($"# {rule}: ", File.ReadAllText(new Uri(helpLinks[rule]).LocalPath), StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public void Build_follows_the_editorconfig()
    {
        var project = netGen.NewProject(("Faulty.cs", Faulty), (".editorconfig",
            """
            [*.cs]
            dotnet_diagnostic.NG2001.severity = none
            dotnet_analyzer_diagnostic.category-NetGen.Shape.severity = error
            dotnet_diagnostic.NG0100.severity = warning
            """));

        var outcome = project.Build();

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal(["Faulty.cs(5,2): error NG1007", "Faulty.cs(9,2): warning NG0100"], Said(outcome));
    }

    [Fact(Explicit = true)]
    public void Build_explains_the_compiler_s_choices_to_who_asks_for_the_group()
    {
        var project = netGen.NewProject(("Faulty.cs", Faulty), (".editorconfig", "[*.cs]\ndotnet_analyzer_diagnostic.category-NetGen.Choice.severity = warning\ndotnet_diagnostic.NG2001.severity = none\n"));

        var outcome = project.Build();

        Assert.Equal(["NG0100", "NG0101", "NG0102", "NG0103"], Said(outcome).Select(said => said[^6..]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact(Explicit = true)]
    public void Build_treats_warnings_as_errors()
    {
        var outcome = netGen.NewProject(("Faulty.cs", Faulty)).Build("-p:TreatWarningsAsErrors=true");

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal(["Faulty.cs(7,19): error NG2001"], Said(outcome));
    }

    [Fact(Explicit = true)]
    public void Format_applies_the_fixes()
    {
        var project = netGen.NewProject(("Faulty.cs", Faulty), ("Other.cs", Renamed("Other")));
        Assert.Equal(2, Said(project.Build()).Count);

        var formatted = project.FormatAnalyzers("warn", "NG2001");

        Assert.True(formatted.ExitCode == 0, formatted.ToString());
        Assert.DoesNotContain("Xavier", project.Read("Faulty.cs") + project.Read("Other.cs"), StringComparison.Ordinal);
        var rebuilt = project.Build();
        Assert.True(rebuilt.ExitCode == 0, rebuilt.ToString());
        Assert.Empty(Said(rebuilt));
    }

    /// <summary>NetGen's lines in a build's output, each once: file and place, severity and rule.</summary>
    private static IReadOnlyList<string> Said(Outcome outcome) =>
        [.. Line.Matches(outcome.Output).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"(\w+\.cs\(\d+,\d+\): (?:warning|error) NG\d{4})")]
    private static partial Regex Line { get; }
}
