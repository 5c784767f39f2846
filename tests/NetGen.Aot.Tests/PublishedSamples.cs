namespace NetGen.Aot.Tests;

/// <summary>A sample after <c>dotnet publish</c>.</summary>
/// <param name="Publishing">The command.</param>
/// <param name="Files">What lay in the folder before anything ran there.</param>
/// <param name="Program">The native program.</param>
/// <param name="Assembly">The same program for the JIT.</param>
internal sealed record PublishedSample(Outcome Publishing, IReadOnlyList<string> Files, string Program, string Assembly);

/// <summary>
/// Publishes samples as a user would, each once and one after the other, into a temporary folder: bin and obj too, so that a build of the
/// solution at the same time is not disturbed.
/// </summary>
public sealed class PublishedSamples : IDisposable
{
    private readonly string artifacts = Directory.CreateTempSubdirectory("netgen-aot-").FullName;
    private readonly Dictionary<string, PublishedSample> published = [];
    private readonly Lock turn = new();

    /// <summary>The sample of that name.</summary>
    internal PublishedSample this[string sample]
    {
        get
        {
            lock (turn)
            {
                if (!published.TryGetValue(sample, out var result))
                    published[sample] = result = Publish(sample);
                return result;
            }
        }
    }

    /// <summary>What the checks before publishing say of an instruction set (empty for none); nothing is compiled.</summary>
    internal Outcome Check(string sample, string instructionSet) =>
        Run(sample, "PrepareForPublish", [$"-p:NetGenInstructionSet={instructionSet}"]);

    /// <summary>Runs a target with properties.</summary>
    internal Outcome Run(string sample, string target, IEnumerable<string> properties) => MSBuild(sample, ["-t:" + target, .. properties]);

    /// <summary>What a property is where others are given.</summary>
    internal string PropertyOf(string sample, string property, IEnumerable<string> properties) =>
        MSBuild(sample, ["-getProperty:" + property, .. properties]).Output.Trim();

    private Outcome MSBuild(string sample, IEnumerable<string> arguments) => Command.Run(
        Command.DotNet,
        ["msbuild", Project(sample), .. arguments, "-p:Configuration=Release", $"-p:ArtifactsPath={Path.Combine(artifacts, "checks")}",
            "-nodeReuse:false"]);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(artifacts, recursive: true);

    private PublishedSample Publish(string sample)
    {
        // No build servers: they would outlive the tests.
        var outcome = Command.Run(
            Command.DotNet, ["publish", Project(sample), "-c", "Release", "--artifacts-path", artifacts, "--disable-build-servers"]);
        var folder = Path.Combine(artifacts, "publish", sample, "release");
        return new PublishedSample(
            outcome,
            Directory.Exists(folder) ? [.. Directory.EnumerateFileSystemEntries(folder)] : [],
            Named(folder, OperatingSystem.IsWindows() ? $"{sample}.exe" : sample),
            Named(Path.Combine(artifacts, "bin", sample, "release"), $"{sample}.dll"));
    }

    /// <summary>A program may be called as it is typed, in small letters.</summary>
    private static string Named(string folder, string name) =>
        (Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [])
            .FirstOrDefault(file => Path.GetFileName(file).Equals(name, StringComparison.OrdinalIgnoreCase)) ?? Path.Combine(folder, name);

    private static string Project(string sample) => Path.Combine(Repository.Root, "samples", sample, $"{sample}.csproj");
}
