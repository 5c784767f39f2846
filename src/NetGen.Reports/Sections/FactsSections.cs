using System.Reflection;
using System.Runtime.InteropServices;

namespace NetGen.Reports.Sections;

/// <summary>What the run was: its troubles, the network, the data, and how to repeat it.</summary>
internal static class FactsSections
{
    public static string Troubles(RunRecord run)
    {
        if (run.Troubles.Count == 0)
        {
            return "";
        }

        var list = new Markup().Add("<ol class=\"troubles\">");
        foreach (TrainingTrouble trouble in run.Troubles)
        {
            list.Add($"<li>{Markup.Text(trouble.ToString())}</li>");
        }

        return new Markup().Section(
            "troubles", "Troubles", "What the monitors saw, each once, in the order in which it was seen.",
            list.Add("</ol>").ToString()).ToString();
    }

    public static string Network(RunRecord run)
    {
        NetworkSummary network = run.Network;
        var body = new Markup().Table(
            ["Layer", "Description", "Output", "Parameters", "FLOPs", "Signal predicted", "Gradient predicted"],
            network.Layers.Select(layer => (IReadOnlyList<string>)
            [
                Markup.Text(layer.Name), Markup.Text(layer.Description), string.Join('×', layer.OutputShape),
                Figures.Count(layer.ParameterCount), Figures.Count(layer.Flops), Markup.Text(layer.Signal?.ToString() ?? ""), Markup.Text(layer.Gradient?.ToString() ?? ""),
            ]));
        body.Add($"<p>{Figures.Plural(network.ParameterCount, "parameter")}, ")
            .Add($"{Figures.Plural(network.FlopsPerPrediction, "FLOP")} a prediction, ")
            .Add($"{Markup.Text(network.Loss ?? "no loss")}, {Markup.Text(network.Optimizer ?? "no optimizer")}.</p>");
        return new Markup().Section(
            "network", "Network", "As it was compiled. Signal and gradient: RMS at initialization.", body.ToString()).ToString();
    }

    public static string Data(RunRecord run)
    {
        DataFacts data = run.Data;
        string samples = $"{Figures.Plural(data.Count, "sample")} of {Figures.Plural(data.InputLength, "value")}";
        var body = new Markup().Add($"<p>{samples}, from {Figures.Number(data.Low)} to {Figures.Number(data.High)}");
        body.Add(data.Constant == 0 ? "." : $"; {Figures.Plural(data.Constant, "feature")} with one value only.").Add("</p>");
        if (data.Classes.Count > 0)
        {
            body.Table(
                ["Class", "Samples", "Share"],
                data.Classes.Select(row => (IReadOnlyList<string>)
                    [Markup.Text(row.Name), Figures.Count(row.Count), Figures.Percent((double)row.Count / data.Count)]));
        }

        // Of pictures, single pixels say nothing.
        if (run.Network.InputShape.Count == 1)
        {
            body.Table(
                ["Feature", "Smallest", "Mean", "Deviation", "Largest"],
                data.Features.Select(row => (IReadOnlyList<string>)
                [
                    Markup.Text(row.Name), Figures.Number(row.Low), Figures.Number(row.Mean), Figures.Number(row.Deviation),
                    Figures.Number(row.High),
                ]));
            if (data.Features.Count < data.InputLength)
            {
                body.Add($"<p>The first {data.Features.Count} of {data.InputLength} features.</p>");
            }
        }

        return new Markup().Section("data", "Training data", "Before declared preprocessing.", body.ToString()).ToString();
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
        yield return ("Began", run.Began.ToString("u", System.Globalization.CultureInfo.InvariantCulture));
        yield return ("Seed", $"{options.Seed}");
        yield return ("Epochs", $"{options.Epochs ?? run.Network.Epochs}");
        yield return ("Batch size", $"{options.BatchSize ?? run.Network.BatchSize}");
        yield return ("Accumulated batches", $"{options.Accumulate}");
        yield return ("Threads", $"{options.Threads}");
        yield return ("Optimizer as declared", run.Network.Optimizer ?? "none");
        yield return ("NetGen", VersionOf(typeof(NetworkSummary).Assembly));
        yield return (".NET", RuntimeInformation.FrameworkDescription);
        string vectors = $"vectors of {System.Numerics.Vector<byte>.Count * 8} bits";
        yield return ("System", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {vectors}");
        yield return ("Program", Assembly.GetEntryAssembly() is { } program ? $"{program.GetName().Name} {VersionOf(program)}" : "unknown");
        // The first word is the program's place on this machine: its name is enough.
        string[] words = Environment.GetCommandLineArgs();
        yield return ("Command", string.Join(' ', words.Take(1).Select(Path.GetFileName).Concat(words.Skip(1))));
    }

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? $"{assembly.GetName().Version}";
}
