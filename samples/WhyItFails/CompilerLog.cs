using System.Text.Json;

/// <summary>What NetGen said of a file when this program was compiled: from the log (SARIF 2.1) that the compiler wrote, see WhyItFails.csproj.</summary>
internal sealed class CompilerLog : IDisposable
{
    private readonly JsonDocument log;

    /// <summary>Opens the log that lies beside the program.</summary>
    /// <exception cref="FileNotFoundException">It does not: the program was copied without it.</exception>
    public CompilerLog() => log = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "WhyItFails.sarif")));

    /// <summary>The diagnostics of a file, in its order: line, rule and message.</summary>
    /// <param name="file">The file's name without its extension.</param>
    public IReadOnlyList<string> Of(string file) =>
    [
        .. from result in log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
           let rule = result.GetProperty("ruleId").GetString()!
           let place = result.GetProperty("locations")[0].GetProperty("physicalLocation")
           let path = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!
           let line = place.GetProperty("region").GetProperty("startLine").GetInt32()
           where rule.StartsWith("NG", StringComparison.Ordinal) && Path.GetFileName(path) == $"{file}.cs"
           orderby line
           select $"{file}.cs({line}): {rule}: {result.GetProperty("message").GetProperty("text").GetString()}",
    ];

    public void Dispose() => log.Dispose();
}
