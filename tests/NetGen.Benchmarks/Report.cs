using System.Globalization;
using System.Runtime.InteropServices;
using NetGen.Benchmarks.Results;
using NetGen.Benchmarks.Trainings;

namespace NetGen.Benchmarks;

/// <summary>The run as a table on standard output, line by line as it goes, and as JSON.</summary>
internal sealed class Report(int? core)
{
    private readonly List<Measurement> measurements = [];
    private readonly List<TrainingResult> trainings = [];
    private readonly DateTimeOffset started = DateTimeOffset.UtcNow;

    /// <summary>The processor's name where the system tells it, else its architecture.</summary>
    public static string Processor { get; } =
        (File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo") : [])
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        ?? $"{RuntimeInformation.ProcessArchitecture}";

    /// <summary>GFLOP/s at the start, 256-bit vectors.</summary>
    public double Peak256 { get; private set; }

    /// <summary>GFLOP/s at the start, 512-bit vectors; null where they are not accelerated.</summary>
    public double? Peak512 { get; private set; }

    /// <summary>Measures the core's peak and prints it with the machine.</summary>
    public void Open()
    {
        Peak256 = Race.Median(Enumerable.Range(0, 21).Select(_ => FmaPeak.Measure256(10)));
        Peak512 = FmaPeak.Has512 ? Race.Median(Enumerable.Range(0, 21).Select(_ => FmaPeak.Measure512(10))) : null;
        var place = core is null ? "not pinned" : Invariant($"core {core}");
        Console.WriteLine($"{Processor}, {place}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}");
        Console.WriteLine(Invariant($"FMA peak of the core: {Peak256:0.0} GFLOP/s with 256-bit vectors, ")
            + (Peak512 is { } wide ? Invariant($"{wide:0.0} with 512-bit vectors.") : "512-bit vectors are not accelerated."));
    }

    /// <summary>Prints the table's head.</summary>
    public static void Head(string baseline)
    {
        Console.WriteLine($"A time is one step's. Speed is throughput ÷ {baseline}'s; bytes are managed memory allocated per step.");
        Console.WriteLine();
        Console.WriteLine($"{"network",-32}{"batch",6}  {"work",-10} {"contestant",-24}"
            + $"{"median µs",12}{"min µs",12}{"GFLOP/s",9}{"of peak",9}{"speed",8}{"bytes",8}");
    }

    /// <summary>Prints a contestant's line and keeps it for the file.</summary>
    public void Add(Measurement m)
    {
        measurements.Add(m);
        Console.WriteLine(Invariant($"{m.Network,-32}{m.Batch,6}  {m.Work.ToString().ToLowerInvariant(),-10} {m.Contestant,-24}")
            + $"{Time(m.MedianMicroseconds),12}{Time(m.MinMicroseconds),12}"
            + Invariant($"{m.Gigaflops,9:0.00}{100 * m.ShareOfPeak,7:0.0} %{m.SpeedOverBaseline,8:0.00}{m.AllocatedBytesPerStep,8:0}"));
    }

    /// <summary>Keeps whole trainings, which are printed already, for the file.</summary>
    public void Add(IEnumerable<TrainingResult> results) => trainings.AddRange(results);

    /// <summary>Writes everything measured.</summary>
    public void Write(string path) => new ResultFile
    {
        Started = started,
        Commit = ResultFile.CommitOf(typeof(NetworkAttribute).Assembly),
        Processor = Processor,
        Core = core,
        Runtime = RuntimeInformation.FrameworkDescription,
        System = RuntimeInformation.OSDescription,
        Peak256Gigaflops = Peak256,
        Peak512Gigaflops = Peak512,
        Measurements = measurements,
        Trainings = trainings,
    }.Write(path);

    private static string Time(double microseconds) => microseconds switch
    {
        < 10 => Invariant($"{microseconds:0.0000}"),
        < 1000 => Invariant($"{microseconds:0.0}"),
        _ => Invariant($"{microseconds:0}"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
