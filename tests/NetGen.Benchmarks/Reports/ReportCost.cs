using System.Diagnostics;
using System.Globalization;
using NetGen.Reports;

namespace NetGen.Benchmarks.Reports;

/// <summary>
/// What a run report costs: the same training without it and with it in turn (A B, B A, …), with the processor time of each, which other
/// work on the machine does not lengthen; what of it is collecting, before the training and while it goes on; the page's size; and that
/// the weights are the same.
/// </summary>
internal static class ReportCost
{
    /// <summary>Trains on MNIST, which NETGEN_DATA names a folder of.</summary>
    /// <param name="rounds">Pairs of trainings; one more goes before them, to warm up.</param>
    public static int Run(int rounds)
    {
        if (Environment.GetEnvironmentVariable("NETGEN_DATA") is not { Length: > 0 } root)
        {
            Console.Error.WriteLine("NETGEN_DATA must name a folder with mnist/ in it.");
            return 2;
        }

        Dataset Read(string part) => Dataset.FromIdx(
            Path.Combine(root, "mnist", $"{part}-images-idx3-ubyte.gz"), Path.Combine(root, "mnist", $"{part}-labels-idx1-ubyte.gz"));
        var (train, test) = (Read("train"), Read("t10k"));
        Console.WriteLine($"{"network",-22}{"with ÷ without, processor",27}{"wall",8}{"collecting",12}{"before, ms",12}{"at the end, ms",16}{"page, bytes",13}  weights");
        var isSame = Compare("784-128-10", train, test, rounds, seed => new ReportedPerceptron(seed));
        return Compare("LeNet-5", train, test, rounds, seed => new ReportedLeNet(seed)) && isSame ? 0 : 1;
    }

    private static bool Compare<TNetwork>(string name, Dataset train, Dataset test, int rounds, Func<ulong, TNetwork> create)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        var file = Path.Combine(Path.GetTempPath(), $"netgen-report-{Environment.ProcessId}.html");
        List<(double Processor, double Wall, double Collecting, double Before, double After)> ratios = [];
        var isSame = true;
        long size = 0;
        for (var round = 0; round <= rounds; round++)
        {
            var timed = new TimedCallback(new RunReport(file));
            var (first, second) = (create(1), create(1));
            // The one that comes first is another in each round.
            var isPlainFirst = round % 2 == 0;
            var one = Train(first, isPlainFirst ? [] : [timed]);
            var other = Train(second, isPlainFirst ? [timed] : []);
            var (plain, watched) = isPlainFirst ? (one, other) : (other, one);
            size = new FileInfo(file).Length;
            File.Delete(file);
            isSame &= first.Parameters.SequenceEqual(second.Parameters);
            if (round > 0)
            {
                ratios.Add((
                    watched.Processor / plain.Processor, watched.Wall / plain.Wall, (timed.Before + timed.During) / plain.Wall,
                    timed.Before.TotalMilliseconds, timed.After.TotalMilliseconds));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-22}{Median(ratio => ratio.Processor),27:0.0000}{Median(ratio => ratio.Wall),8:0.000}{Median(ratio => ratio.Collecting),12:0.00 %}{Median(ratio => ratio.Before),12:0}{Median(ratio => ratio.After),16:0}{size,13:N0}  {(isSame ? "the same bits" : "DIFFER")}"));
        return isSame;

        double Median(Func<(double Processor, double Wall, double Collecting, double Before, double After), double> figure) =>
            ratios.Select(figure).Order().ElementAt(ratios.Count / 2);

        Measured Train(TNetwork network, IReadOnlyList<ITrainingCallback> callbacks)
        {
            var (processor, wall) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            network.Fit(train, new FitOptions { Validation = test, Callbacks = callbacks, Seed = 1, ProgressLine = ProgressLine.Off });
            return new Measured(Environment.CpuUsage.TotalTime - processor, Stopwatch.GetElapsedTime(wall));
        }
    }

    /// <summary>What a training took.</summary>
    private readonly record struct Measured(TimeSpan Processor, TimeSpan Wall);
}
