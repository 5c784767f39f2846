using System.Globalization;
using System.Text;

namespace NetGen.Benchmarks.Results;

/// <summary>Tables in Markdown of what one run measured: each row is one network at one batch, NetGen beside its peers.</summary>
internal static class ResultTables
{
    private const string Ours = "NetGen", Theirs = "libtorch", Bare = "libtorch, no optimizer", Streaming = "RTNeural", Small = "KANN";

    /// <summary>What is said of the run above a table.</summary>
    public static string Origin(ResultFile run) => Text(
        $"One run on {run.Processor}, {(run.Core is { } core ? $"core {core}" : "not pinned")}, {run.Started:yyyy-MM-dd}, {run.Runtime}, commit {Short(run.Commit)}; the core's peak was {run.Peak256Gigaflops:0} GFLOP/s with 256-bit vectors")
        + (run.Peak512Gigaflops is { } wide ? Text($", {wide:0} with 512-bit vectors.") : ".");

    /// <summary>Training, a row for each batch.</summary>
    public static string Training(ResultFile run)
    {
        var table = new StringBuilder("| network | batch | libtorch, µs a step | NetGen, µs a step | speed ÷ libtorch | ÷ libtorch without optimizer | of the FMA peak |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        var before = "";
        foreach (var row in Rows(run, Work.Training))
        {
            table.Append(CultureInfo.InvariantCulture, $"| {(row.Network == before ? "" : row.Network)} | {row.Batch} | {Time(row.Of(Theirs))} | {Time(row.Ours)} | {Ratio(row.Of(Theirs), row.Ours)} | {Ratio(row.Of(Bare), row.Ours)} | {100 * row.Ours.ShareOfPeak:0} % |\n");
            before = row.Network;
        }
        return table.ToString();
    }

    /// <summary>Predictions of one sample.</summary>
    public static string Prediction(ResultFile run)
    {
        var table = new StringBuilder("| network | libtorch, µs | RTNeural, µs | NetGen, µs | speed ÷ libtorch | time ÷ RTNeural |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var row in Rows(run, Work.Inference))
            table.Append(CultureInfo.InvariantCulture, $"| {row.Network} | {Time(row.Of(Theirs))} | {Time(row.Of(Streaming))} | {Time(row.Ours)} | {Ratio(row.Of(Theirs), row.Ours)} | {Share(row.Of(Streaming), row.Ours)} |\n");
        return table.ToString();
    }

    /// <summary>Streams, and trainings on sequences.</summary>
    public static string Sequences(ResultFile run)
    {
        var table = new StringBuilder("| a step of a stream | RTNeural, µs | NetGen, µs | time ÷ RTNeural |\n| --- | --- | --- | --- |\n");
        foreach (var row in Rows(run, Work.Stream))
            table.Append(CultureInfo.InvariantCulture, $"| {row.Network} | {Time(row.Of(Streaming))} | {Time(row.Ours)} | {Share(row.Of(Streaming), row.Ours)} |\n");
        table.Append("\n| a step of training | batch | libtorch, µs | KANN, µs | NetGen, µs | speed ÷ libtorch | ÷ libtorch without optimizer | ÷ KANN | of the FMA peak |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var row in Rows(run, Work.Training))
        {
            table.Append(CultureInfo.InvariantCulture, $"| {row.Network} | {row.Batch} | {Time(row.Of(Theirs))} | {Time(row.Of(Small))} | {Time(row.Ours)} | ")
                .Append(CultureInfo.InvariantCulture, $"{Ratio(row.Of(Theirs), row.Ours)} | {Ratio(row.Of(Bare), row.Ours)} | {Ratio(row.Of(Small), row.Ours)} | {100 * row.Ours.ShareOfPeak:0} % |\n");
        }
        return table.ToString();
    }

    /// <summary>The few rows of the README.</summary>
    /// <exception cref="InvalidDataException">The run has no such row, or libtorch took no part in it.</exception>
    public static string Summary(ResultFile run)
    {
        (string Says, string Network, Work Work, int Batch)[] shown =
        [
            ("LeNet-5, training, batch 128", "784-6@5x5-16@5x5-120-84-10 relu", Work.Training, 128),
            ("784-128-10, training, batch 128", "784-128-10 relu", Work.Training, 128),
            ("784-128-10, one prediction", "784-128-10 relu", Work.Inference, 1),
            ("3×3 convolutions of 32 and 64 channels, training, batch 64", "784-32@3x3-64@3x3-128-10 relu", Work.Training, 64),
            ("1024-1024-1024-1024-10, training, batch 256", "1024-1024-1024-1024-10 relu", Work.Training, 256),
        ];
        var table = new StringBuilder("| | times libtorch's speed |\n| --- | --- |\n");
        foreach (var (says, network, work, batch) in shown)
        {
            var row = Rows(run, work).FirstOrDefault(row => row.Network == network && row.Batch == batch);
            if (row?.Of(Theirs) is null)
                throw new InvalidDataException($"The run has no {work} of {network} at batch {batch} beside libtorch.");
            table.Append(CultureInfo.InvariantCulture, $"| {says} | {Ratio(row.Of(Theirs), row.Ours)} |\n");
        }
        return table.ToString();
    }

    /// <summary>Whole trainings.</summary>
    public static string Trainings(ResultFile run)
    {
        var table = new StringBuilder("| network | batch | contestant | epochs | seconds | samples/s | accuracy | goal |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var t in run.Trainings)
            table.Append(CultureInfo.InvariantCulture, $"| {t.Network} | {t.Batch} | {t.Contestant} | {t.Epochs} | {t.Seconds:0.0} | {t.SamplesPerSecond:0} | {100 * t.Accuracy:0.0#} % | {100 * t.Goal:0.#} % |\n");
        return table.ToString();
    }

    private static IEnumerable<Row> Rows(ResultFile run, Work work) => run.Measurements
        .Where(measured => measured.Work == work).GroupBy(measured => (measured.Network, measured.Batch))
        .Where(group => group.Any(measured => measured.Contestant == Ours))
        .Select(group => new Row(group.Key.Network, group.Key.Batch, [.. group]));

    // The median of the ratios within the rounds, where the contestant's own is against the other.
    private static string Ratio(Measurement? theirs, Measurement ours) => theirs is null ? "–"
        : ours.Baseline == theirs.Contestant ? Digits(ours.SpeedOverBaseline) : Digits(ours.SpeedOverBaseline / theirs.SpeedOverBaseline);

    private static string Share(Measurement? theirs, Measurement ours) =>
        theirs is null ? "–" : Digits(theirs.SpeedOverBaseline / ours.SpeedOverBaseline);

    private static string Digits(double ratio) => ratio < 10 ? Text($"{ratio:0.0#}") : Text($"{ratio:0}");

    private static string Time(Measurement? measured) => measured?.MedianMicroseconds switch
    {
        null => "–",
        < 1 and var time => Text($"{time:0.000}"),
        < 100 and var time => Text($"{time:0.0}"),
        var time => Text($"{time:0}"),
    };

    private static string Short(string commit) => commit.Length > 8 ? commit[..8] : commit.Length > 0 ? commit : "unknown";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>What was measured of one network at one batch.</summary>
    private sealed record Row(string Network, int Batch, IReadOnlyList<Measurement> All)
    {
        public Measurement Ours => Of(ResultTables.Ours)!;

        public Measurement? Of(string contestant) => All.FirstOrDefault(measured => measured.Contestant == contestant);
    }
}
