using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NetGen.Aot.Tests.Toolchain.Editor;

/// <summary>
/// What an editor shows of a network, asked of a language server over the protocol, with the packed package: the network's hover has the
/// layer table, a layer's hover what the attribute means; its own line of the table is at the layer where a severity asks for it; what
/// will not train is underlined, and no more when its fix is applied. The talk is <c>transcript.md</c> beside this file; with
/// NETGEN_UPDATE=1 in the environment it is written.
/// </summary>
/// <remarks>
/// The server (csharp-ls) offers the code fixes of Roslyn itself alone, none of a package's: the fix is applied by <c>dotnet format
/// analyzers</c>, and the server is told of the new text, as of one that was typed.
/// </remarks>
public sealed partial class LanguageServerTests(PackedNetGen netGen)
{
    private const string Version = "0.28.0";

    private const string Network =
        """
        using NetGen;

        [Network]
        [Input(64)]
        [Dense(64, Init = Init.XavierUniform), Relu]
        [Dense(64, Init = Init.XavierUniform), Relu]
        [Dense(1), MeanSquaredError]
        public partial class Net;
        """;

    private readonly StringBuilder transcript = new();
    private int version;

    [Fact(Explicit = true)]
    public void Editor_shows_the_table_the_layer_and_the_squiggle_which_the_fix_takes_away()
    {
        var project = netGen.NewProject(
            ("Net.cs", Network), (".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.NG0103.severity = suggestion\n"));
        Assert.Equal(0, project.Build().ExitCode);
        var installing = Command.Run(
            Command.DotNet, ["tool", "install", "csharp-ls", "--version", Version, "--tool-path", project["../tools"]]);
        Assert.True(installing.ExitCode == 0, installing.ToString());
        using var server = new LanguageServer(project["../tools/csharp-ls"], project[""], new JsonObject { ["analyzersEnabled"] = true });
        transcript.Append(CultureInfo.InvariantCulture, $"# An editor's talk with csharp-ls {Version}\n\n")
            .Append("A line with an arrow is a message of the protocol; what the server answers stands below.\n");
        var root = new Uri(project[""]).AbsoluteUri;
        server.Ask("initialize", new JsonObject
        {
            ["processId"] = Environment.ProcessId, ["rootUri"] = root,
            ["workspaceFolders"] = new JsonArray(new JsonObject { ["uri"] = root, ["name"] = "Project" }),
            ["capabilities"] = JsonNode.Parse("""
                {
                  "textDocument": { "hover": { "contentFormat": ["markdown"] }, "publishDiagnostics": {}, "diagnostic": {},
                    "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } } },
                  "workspace": { "configuration": true, "workspaceFolders": true }
                }
                """),
        });
        server.Tell("initialized", new JsonObject());

        var document = new JsonObject { ["uri"] = new Uri(project["Net.cs"]).AbsoluteUri };
        server.Tell("textDocument/didOpen", new JsonObject
        {
            ["textDocument"] = new JsonObject
            {
                ["uri"] = document["uri"]!.DeepClone(), ["languageId"] = "csharp", ["version"] = ++version, ["text"] = Network,
            },
        });
        Say("textDocument/didOpen", Fenced("csharp", Network));

        var table = Hover(server, document, "Net;");
        Assert.Contains("predicted", table, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Dense2", table, StringComparison.Ordinal);
        Assert.Contains("outputs", Hover(server, document, "Dense(64"), StringComparison.Ordinal);

        var underlined = Diagnostics(server, document, Network);
        Assert.Contains(underlined, line => line.StartsWith("NG2001", StringComparison.Ordinal));
        Assert.Contains(underlined, line => line.StartsWith("NG0103", StringComparison.Ordinal)
            && line.Contains("64 → 64, 4,160 parameters, predicted signal", StringComparison.Ordinal));

        var formatted = project.FormatAnalyzers("warn", "NG2001");
        Assert.True(formatted.ExitCode == 0, formatted.ToString());
        var mended = project.Read("Net.cs");
        Assert.DoesNotContain("Xavier", mended, StringComparison.Ordinal);
        server.Tell("textDocument/didChange", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = document["uri"]!.DeepClone(), ["version"] = ++version },
            ["contentChanges"] = new JsonArray(new JsonObject { ["text"] = mended }),
        });
        Say("dotnet format analyzers --diagnostics NG2001, and textDocument/didChange", Fenced("csharp", mended));
        Assert.DoesNotContain(Diagnostics(server, document, mended), line => line.StartsWith("NG2", StringComparison.Ordinal));

        AssertIsCommitted();
    }

    private string Hover(LanguageServer server, JsonObject document, string at)
    {
        var position = PositionOf(Network, Network.IndexOf(at, StringComparison.Ordinal));
        var answer = server.Ask("textDocument/hover", new JsonObject { ["textDocument"] = document.DeepClone(), ["position"] = position });
        var text = answer?["contents"]?["value"]?.GetValue<string>() ?? "";
        Say($"textDocument/hover at `{at}`", text);
        return text;
    }

    private List<string> Diagnostics(LanguageServer server, JsonObject document, string source)
    {
        var answer = server.Ask("textDocument/diagnostic", new JsonObject { ["textDocument"] = document.DeepClone() });
        var lines = source.Split('\n');
        var said = answer!["items"]!.AsArray()
            .Where(item => TextOf(item!, "code").StartsWith("NG", StringComparison.Ordinal))
            .Select(item => (From: PlaceOf(item!, "start"), To: PlaceOf(item!, "end"), Item: item!))
            .OrderBy(found => found.From).ThenBy(found => TextOf(found.Item, "code"), StringComparer.Ordinal)
            .Select(found =>
            {
                var severity = found.Item["severity"]!.GetValue<int>() switch { 1 => "error", 2 => "warning", _ => "information" };
                var place = lines[found.From.Line][found.From.Character..found.To.Character];
                return $"{TextOf(found.Item, "code")} {severity} at `{place}`: {TextOf(found.Item, "message")}";
            })
            .ToList();
        Say("textDocument/diagnostic", string.Concat(said.Select(line => $"- {line}\n")));
        return said;
    }

    private static string TextOf(JsonNode item, string what) => item[what]?.GetValue<string>() ?? "";

    private static (int Line, int Character) PlaceOf(JsonNode item, string end)
    {
        var place = item["range"]![end]!;
        return (place["line"]!.GetValue<int>(), place["character"]!.GetValue<int>());
    }

    private static JsonObject PositionOf(string text, int offset)
    {
        var line = text.AsSpan(0, offset).Count('\n');
        return new() { ["line"] = line, ["character"] = offset - (text.LastIndexOf('\n', offset - 1) + 1) };
    }

    private void Say(string what, string answer) =>
        transcript.Append(CultureInfo.InvariantCulture, $"\n→ {what}\n\n{answer.ReplaceLineEndings("\n").TrimEnd()}\n");

    private static string Fenced(string language, string text) => $"```{language}\n{text.TrimEnd()}\n```";

    private void AssertIsCommitted()
    {
        var path = Path.Combine(Repository.Root, "tests", "NetGen.Aot.Tests", "Toolchain", "Editor", "transcript.md");
        var text = Blanks.Replace(transcript.ToString(), "\n");
        if (Environment.GetEnvironmentVariable("NETGEN_UPDATE") == "1")
            File.WriteAllText(path, text);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    [GeneratedRegex(@"[ \t]+\n")]
    private static partial Regex Blanks { get; }
}
