using System.Runtime.CompilerServices;
using NetGen.Training;

// Measures what the warnings are worth: every pair of networks, five seeds, into results.csv, from which the rules' pages are written (EvidenceTests). With
// "monitors" it writes to monitors.txt what the monitors say of the cured networks, which should be nothing, and first of the faulty ones.
const int seeds = 5;
if (args is ["monitors"])
{
    var told = new List<string>();
    foreach (Pair pair in Pair.All)
    {
        string[] sound = [.. pair.Troubles(cured: true, seeds).SelectMany(troubles => troubles).Select(trouble => trouble.ToString())];
        string[] first = [.. pair.Troubles(cured: false, seeds).Select(troubles => troubles is [var trouble, ..] ? $"{trouble.RuleId} {trouble.Kind}" : "nothing")];
        told.Add($"{pair.Rule}: faulty: {string.Join(", ", first.CountBy(what => what).Select(count => $"{count.Value} × {count.Key}"))}");
        told.AddRange(sound.Select(trouble => $"    cured: {trouble}"));
    }

    File.WriteAllText(Path.Combine(Folder(), "monitors.txt"), string.Join('\n', told) + "\n");
    Console.WriteLine(string.Join('\n', told));
    return;
}

string file = Path.Combine(Folder(), "results.csv");
var lines = new List<string> { "rule;problem;measure;fault;lowest;median;highest;cure;lowest;median;highest" };
foreach (Pair pair in Pair.All)
{
    if (!pair.IsOfTheRule)
        throw new InvalidOperationException($"{pair.Rule} does not speak of the first alone: {string.Join("; ", pair.WithFault(1).Summary.Findings)} against {string.Join("; ", pair.WithCure(1).Summary.Findings)}");
    lines.Add(pair.Measure(seeds).Line);
    Console.WriteLine(lines[^1]);
}

File.WriteAllText(file, string.Join('\n', lines) + "\n");

static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
