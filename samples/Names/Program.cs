using System.Diagnostics;
using System.Globalization;
using Names;
using NetGen;
using static System.FormattableString;

ulong seed = 1;
if (args.Length > 1 || (args.Length == 1 && !ulong.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out seed)))
{
    Console.Error.WriteLine("usage: Names [seed], a whole number: it draws weights, the order of training and the names that are made up.");
    return 1;
}

string[] all = Towns.Read();
// Every tenth name is not trained on.
string[] known = [.. all.Where((_, i) => i % 10 != 9)], others = [.. all.Where((_, i) => i % 10 == 9)];
var letters = Vocabulary.Of(known, TextUnit.Character);

var network = new TownNet(seed);
Console.WriteLine(TownNet.Summary);
Console.WriteLine(network.Fit(
    Dataset.FromTextsToContinue(known, letters, TownNet.MostSteps),
    new FitOptions { Seed = seed, Validation = Dataset.FromTextsToContinue(others, letters, TownNet.MostSteps) }));
Console.WriteLine();

// The letters went into the file with the weights.
network = TownNet.Load(network.SaveToBytes());
letters = new Vocabulary(network.Names.Tokens!, TextUnit.Character);

var bits = new Bits(letters);
Console.WriteLine(Invariant($"Bits for each letter of {others.Length} names that were not trained on:"));
Console.WriteLine(Invariant($"  how often each letter is            {bits.OfCounts(known, others, pairs: false):F2}"));
Console.WriteLine(Invariant($"  how often it follows the one before {bits.OfCounts(known, others, pairs: true):F2}"));
Console.WriteLine(Invariant($"  the network, as a stream            {bits.OfStream(network, others):F2}"));
Console.WriteLine();

var inventor = new Inventor(network, letters, new Random((int)seed));
var towns = new HashSet<string>(all, StringComparer.OrdinalIgnoreCase);
foreach (double temperature in (double[])[0.5, 0.8, 1.1])
{
    string[] names = [.. Enumerable.Range(0, 200).Select(_ => inventor.Name(temperature))];
    Console.WriteLine(Invariant($"Made up at temperature {temperature}, {names.Count(towns.Contains)} of {names.Length} are in the list:"));
    Console.WriteLine("  " + string.Join(", ", names.Where(name => !towns.Contains(name)).Distinct().Take(8)));
}

var state = new TownNet.State();
var next = new float[TownNet.StepOutputLength];
long bytes = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
const int Times = 100_000;
for (int i = 0; i < Times; i++)
{
    network.Next(i % TownNet.Letters, state, next);
}

double each = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Times;
Console.WriteLine();
Console.WriteLine(Invariant($"A letter takes {each:F0} ns and {(GC.GetAllocatedBytesForCurrentThread() - bytes) / Times} bytes."));
return 0;
