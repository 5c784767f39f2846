using System.Text.Json;

namespace NetGen.Aot.Tests.Toolchain;

/// <summary>A project of a user's, in a folder of its own.</summary>
internal sealed class UserProject(string folder)
{
    /// <summary>The path of a file of the project.</summary>
    public string this[string name] => Path.Combine(folder, name);

    /// <summary>Writes a file of the project; its folder is made.</summary>
    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
    }

    /// <summary>Reads a file of the project.</summary>
    public string Read(string name) => File.ReadAllText(Path.Combine(folder, name));

    /// <summary>Builds everything anew.</summary>
    public Outcome Build(params string[] options) => Command.Run(
        Command.DotNet, ["build", Path.Combine(folder, "Project.csproj"), "--no-incremental", "--disable-build-servers", "-nologo", .. options]);

    /// <summary>Builds and runs the project as a program, in Release.</summary>
    public Outcome Run(params string[] arguments) => Run("Release", arguments);

    /// <summary>Builds and runs the project as <c>dotnet run</c> does by itself.</summary>
    public Outcome RunDebug() => Run("Debug", []);

    private Outcome Run(string configuration, string[] arguments) => Command.Run(
        Command.DotNet, ["run", "--project", this["Project.csproj"], "-c", configuration, "-p:OutputType=Exe", "-p:ImplicitUsings=enable", "--", .. arguments]);

    /// <summary>Applies code fixes, of these rules, as <c>dotnet format</c> does.</summary>
    public Outcome FormatAnalyzers(string severity, params string[] rules) => Command.Run(
        Command.DotNet, ["format", "analyzers", Path.Combine(folder, "Project.csproj"), "--no-restore", "--severity", severity, "--diagnostics", .. rules]);

    /// <summary>What the last build reported: NetGen's results, and each rule's help link.</summary>
    public (IReadOnlyList<ReportedResult> Results, IReadOnlyDictionary<string, string> HelpLinks) Report()
    {
        using var report = JsonDocument.Parse(Read("report.sarif"));
        var run = Assert.Single(report.RootElement.GetProperty("runs").EnumerateArray());
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Where(rule => rule.TryGetProperty("helpUri", out _))
            .ToDictionary(rule => rule.GetProperty("id").GetString()!, rule => rule.GetProperty("helpUri").GetString()!);
        return ([.. run.GetProperty("results").EnumerateArray().Select(ReportedResult.Of).Where(result => result.Id.StartsWith("NG", StringComparison.Ordinal))], rules);
    }
}

/// <summary>A result in a SARIF file.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Level">"error", "warning", "note".</param>
/// <param name="File">The file's name.</param>
/// <param name="Line">The first line of its place, from 1.</param>
/// <param name="IsSuppressed">Whether the source takes it out.</param>
internal sealed record ReportedResult(string Id, string Level, string File, int Line, bool IsSuppressed)
{
    public static ReportedResult Of(JsonElement result)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        return new(
            result.GetProperty("ruleId").GetString()!,
            result.GetProperty("level").GetString()!,
            Path.GetFileName(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!),
            place.GetProperty("region").GetProperty("startLine").GetInt32(),
            result.TryGetProperty("suppressions", out var suppressions) && suppressions.GetArrayLength() > 0);
    }
}
