using System.Runtime.CompilerServices;
using NetGen.Training;

// Measures what the warnings are worth: every pair of networks, or those of the rules that are named, five seeds, into results.csv, from
// which the rules' pages are written (EvidenceTests). With "monitors" it writes to monitors.md what the monitors tell of sound networks,
// which should be nothing, and first of the faulty ones.
const int seeds = 5;
if (args is ["monitors", .. var names])
{
    string table = Path.Combine(Folder(), "monitors.md");
    File.WriteAllText(table, MonitorTable.Make(seeds, names, File.ReadAllLines(table)));
    return;
}

string file = Path.Combine(Folder(), "results.csv");
var known = File.ReadLines(file).Skip(1).ToDictionary(line => line[..line.IndexOf(';')]);
var lines = new List<string> { "rule;problem;measure;fault;lowest;median;highest;cure;lowest;median;highest" };
foreach (Pair pair in Pair.All)
{
    if (args.Length > 0 && !args.Contains(pair.Rule))
    {
        lines.AddRange(known.TryGetValue(pair.Rule, out string? measured) ? [measured] : []);
        continue;
    }

    if (!pair.IsOfTheRule)
        throw new InvalidOperationException($"{pair.Rule} does not speak of the first alone: {string.Join("; ", pair.WithFault(1).Summary.Findings)} against {string.Join("; ", pair.WithCure(1).Summary.Findings)}");
    lines.Add(pair.Measure(seeds).Line);
    Console.WriteLine(lines[^1]);
}

File.WriteAllText(file, string.Join('\n', lines) + "\n");

static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
