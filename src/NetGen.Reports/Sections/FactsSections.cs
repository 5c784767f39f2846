using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace NetGen.Reports.Sections;

/// <summary>What the run was: the network, and how to repeat it.</summary>
internal static class FactsSections
{
    // A longer diagram stands folded; one of more is no picture any more, and the table above it has all.
    private const int MostShown = 24;
    private const int MostDrawn = 250;

    /// <summary>What the band of a prediction means.</summary>
    public const string BandMeans = "×÷3: a single network may lie up to 3 times above or below";

    public static string Network(RunRecord run)
    {
        NetworkSummary network = run.Network;
        var body = new Markup().Table(
            ["Layer", "Description", "Output", "Parameters", "FLOPs", "Signal predicted", "Gradient predicted"],
            network.Layers.Select(layer => (IReadOnlyList<string>)
            [
                Markup.Text(layer.Name), Markup.Text(layer.Description), string.Join('×', layer.OutputShape),
                Figures.Count(layer.ParameterCount), Figures.Count(layer.Flops), Markup.Text(layer.Signal?.ToString() ?? ""),
                Markup.Text(layer.Gradient?.ToString() ?? ""),
            ]));
        body.Add($"<p>{Figures.Plural(network.ParameterCount, "parameter")}, ")
            .Add($"{Figures.Plural(network.FlopsPerPrediction, "FLOP")} a prediction, ")
            .Add($"{Markup.Text(network.Loss ?? "no loss")}, {Markup.Text(network.Optimizer ?? "no optimizer")}.</p>");
        if (network.Layers.Count <= MostDrawn)
        {
            string open = network.Layers.Count <= MostShown ? "open" : "";
            body.Add($"<details class=\"diagram\" {open}><summary>Diagram</summary><div class=\"scroll\">")
                .Add(NetworkDiagram.Svg(network)).Add("</div></details><details><summary>The same as Mermaid text</summary>")
                .Add($"<pre>{Markup.Text(NetworkDiagram.Mermaid(network))}</pre></details>");
        }

        bool hasBands = network.Layers.Any(layer => $"{layer.Signal}{layer.Gradient}".Contains('÷', StringComparison.Ordinal));
        return new Markup().Section(
            "network", "Network",
            $"As it was compiled. Signal and gradient: RMS at initialization{(hasBands ? $"; {BandMeans}" : "")}.",
            body.ToString()).ToString();
    }

    public static string Repetition(RunRecord run) => new Markup().Section(
        "repeat", "To repeat it", "The same seed, data, declaration and instruction set give the same bits.",
        new Markup().Table(
            ["", ""],
            Facts(run).Select(fact => (IReadOnlyList<string>)[Markup.Text(fact.Name), Markup.Text(fact.Value)])).ToString()).ToString();

    /// <summary>What a run depends on, by name.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(RunRecord run)
    {
        FitOptions options = run.Options;
        yield return (run.Saved is null ? "Began" : "Written after the fact", run.Began.ToString("u", CultureInfo.InvariantCulture));
        yield return ("Seed", $"{options.Seed}");
        yield return ("Epochs", $"{options.Epochs ?? run.Network.Epochs}");
        yield return (run.Saved is null ? "Batch size" : "Samples of a step", $"{options.BatchSize ?? run.Network.BatchSize}");
        if (run.Saved is null)
        {
            yield return ("Accumulated batches", $"{options.Accumulate}");
            yield return ("Threads", $"{options.Threads}");
        }

        yield return ("Optimizer as declared", run.Network.Optimizer ?? "none");
        if (run.Network.Training.Length > 0)
        {
            yield return ("Else declared", run.Network.Training.ReplaceLineEndings("; "));
        }

        if (run.Hyperparameters.Count > 0)
        {
            IEnumerable<string> settings = run.Hyperparameters.Select(setting => $"{setting.Key} {Figures.Number(setting.Value)}");
            yield return ("Hyperparameters", string.Join(", ", settings));
        }

        yield return ("NetGen", VersionOf(typeof(NetworkSummary).Assembly));
        yield return (".NET", RuntimeInformation.FrameworkDescription);
        string vectors = $"vectors of {System.Numerics.Vector<byte>.Count * 8} bits";
        yield return ("System", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {vectors}");
        yield return ("Program", Assembly.GetEntryAssembly() is { } program ? $"{program.GetName().Name} {VersionOf(program)}" : "unknown");
        if (Assembly.GetEntryAssembly() is { } entry && VersionOf(entry).Split('+') is [_, { Length: > 0 } commit])
        {
            yield return ("Commit", commit);
        }

        // The first word is the program's place on this machine: its name is enough.
        string[] words = Environment.GetCommandLineArgs();
        yield return ("Command", string.Join(' ', words.Take(1).Select(Path.GetFileName).Concat(words.Skip(1))));
    }

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? $"{assembly.GetName().Version}";
}
