using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetGen.Aot.Tests.Toolchain.Editor;

/// <summary>
/// A language server and the editor's side of the talk with it: messages of JSON-RPC over its standard input and output, one thread that
/// reads them.
/// </summary>
internal sealed class LanguageServer : IDisposable
{
    // Loading a project with a generator takes a busy machine a while; an answer that takes longer does not come.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly Dictionary<int, JsonNode> replies = [];
    private readonly JsonNode settings;
    private int last;

    /// <param name="program">The server.</param>
    /// <param name="folder">The folder that is opened.</param>
    /// <param name="settings">What the server is told for each section that it asks for.</param>
    public LanguageServer(string program, string folder, JsonNode settings)
    {
        this.settings = settings;
        process = Process.Start(new ProcessStartInfo(program)
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        new Thread(Read) { IsBackground = true }.Start();
    }

    /// <summary>Asks, and waits for the answer; null where it is nothing.</summary>
    public JsonNode? Ask(string method, JsonNode parameters)
    {
        var id = ++last;
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        var reply = Await(() => replies.GetValueOrDefault(id), method);
        Assert.True(reply["error"] is null, $"{method}: {reply["error"]}");
        return reply["result"];
    }

    /// <summary>Tells.</summary>
    public void Tell(string method, JsonNode parameters) =>
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    /// <inheritdoc/>
    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private JsonNode Await(Func<JsonNode?> find, string what)
    {
        lock (replies)
        {
            for (var until = DateTime.UtcNow + Patience; ; Monitor.Wait(replies, 100))
            {
                if (find() is { } found)
                    return found;
                Assert.False(process.HasExited, $"The language server ended at {what}.");
                Assert.True(DateTime.UtcNow < until, $"No answer to {what}.");
            }
        }
    }

    private void Send(JsonNode message)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message);
        lock (process)
        {
            var stream = process.StandardInput.BaseStream;
            stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n")));
            stream.Write(body);
            stream.Flush();
        }
    }

    private void Read()
    {
        var stream = process.StandardOutput.BaseStream;
        while (Next(stream) is { } message)
        {
            if (message["method"] is not null && message["id"] is { } question)
                Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = question.DeepClone(), ["result"] = Answer(message) });
            else if (message["id"] is { } id)
                lock (replies)
                {
                    replies[id.GetValue<int>()] = message;
                    Monitor.PulseAll(replies);
                }
        }
    }

    private JsonNode? Answer(JsonNode question) => question["method"]!.GetValue<string>() == "workspace/configuration"
        ? new JsonArray([.. question["params"]!["items"]!.AsArray().Select(_ => settings.DeepClone())])
        : null;

    private static JsonNode? Next(Stream stream)
    {
        var length = 0;
        for (string? line; (line = Line(stream)) != "";)
        {
            if (line is null)
                return null;
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture);
        }

        var body = new byte[length];
        return stream.ReadAtLeast(body, length, throwOnEndOfStream: false) == length ? JsonNode.Parse(body) : null;
    }

    private static string? Line(Stream stream)
    {
        var line = new StringBuilder();
        for (int character; (character = stream.ReadByte()) != '\n'; line.Append((char)character))
            if (character < 0)
                return null;
        return line.ToString().TrimEnd('\r');
    }
}
