using System.Diagnostics;
using System.Globalization;
using Keyword;
using NetGen;
using static System.FormattableString;

ulong seed = 1;
if (args.Length > 1 || (args.Length == 1 && !ulong.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out seed)))
{
    Console.Error.WriteLine("usage: Keyword [seed], a whole number: it draws the sounds, the weights and the order of training.");
    return 1;
}

var random = new Random((int)seed);
var network = new Listener(seed);
FrontEnd.Set(network);
Console.WriteLine(Listener.Summary);
Console.WriteLine(network.Fit(Windows(500), new FitOptions { Seed = seed, Validation = Windows(100) }));
Console.WriteLine();

// Two minutes that never stop, in steps of 10 ms.
var recording = Sound.Record(12_000, random);
var (spoken, imagined) = Hearing.Compare(recording.Spoken, Hearing.Of(network, recording.Samples));
foreach (var (word, end, heard) in spoken.Take(8))
{
    Console.WriteLine(Invariant($"  {end / 100.0,5:F2} s  {Words.Name(word)}  ")
        + (heard is { } step ? Invariant($"heard {(step - end) * 10,4} ms after its end") : "not heard"));
}

int count = spoken.Count(one => one.Heard is not null);
Console.WriteLine(Invariant($"Of {spoken.Count} words {count} were heard, and {imagined} that nobody said."));

var state = new Listener.State();
var likely = new float[Listener.StepOutputLength];
int steps = recording.Samples.Length / Sound.Hop;
long bytes = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
for (int step = 0; step < steps; step++)
{
    network.Next(recording.Samples.AsSpan(step * Sound.Hop, Sound.Hop), state, likely);
}

double each = Stopwatch.GetElapsedTime(start).TotalMicroseconds / steps;
Console.WriteLine(Invariant($"10 ms of sound take {each:F1} µs and {(GC.GetAllocatedBytesForCurrentThread() - bytes) / steps} bytes."));
return 0;

// Seconds of sound, and what has just been said at each of their steps.
Dataset Windows(int count)
{
    Sound.Recording[] windows = [.. Enumerable.Range(0, count).Select(_ => Sound.Record(Sound.WindowSteps, random))];
    return Dataset.FromClassMaps(
        [.. windows.SelectMany(window => window.Samples)], [.. windows.SelectMany(window => window.Said)], Sound.WindowSteps,
        [.. Enumerable.Range(0, Words.Count).Select(Words.Name)]);
}
