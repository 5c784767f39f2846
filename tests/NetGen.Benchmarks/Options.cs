using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Help = """
        Measures training and prediction of dense networks, LeNet-5 and networks on sequences on one core, contestants in turn.
        With the one word "analyzers": what the analyzers cost; with "generator": what compiling networks costs. With "reports" and the number
        of pairs: what a run report costs (NETGEN_DATA). With "kernels" and parts of the names of classes: every kernel of a step beside what
        the compiler expects of it. With "tables": the tables of the README files and the plot, made anew from results/*.json.

          --set TEXT          "rows", the tables' (the default), or "families": one number grows, for the plot,
                              or "sequences": recurrent and causal ones, as streams and in training,
                              or "trainings": whole ones to a stated accuracy (MNIST where NETGEN_DATA says)
          --filter TEXT       only networks whose name contains it ("784-128-10", "tanh")
          --batch N           only this batch
          --work TEXT         only "training", "inference" or "stream"
          --contestant TEXT   only libraries whose name contains it
          --rounds N          turns of each contestant (15)
          --slice MS          length of a turn in milliseconds (60)
          --warmup S          unmeasured seconds before the first turn (1)
          --core N            the core to stay on (the last one)
          --threads N         training on N threads beside training on one, on any cores
          --json PATH         also write the results there
        """;

    public IReadOnlyList<Workload> Set { get; private init; } = Workloads.All;
    public bool Trains { get; private init; }
    public string? Filter { get; private init; }
    public int? Batch { get; private init; }
    public Work? Work { get; private init; }
    public string? Contestant { get; private init; }
    public int Rounds { get; private init; } = 15;
    public double SliceMilliseconds { get; private init; } = 60;
    public double WarmUpSeconds { get; private init; } = 1;
    public int? Core { get; private init; }
    public int Threads { get; private init; } = 1;
    public string? Json { get; private init; }

    /// <summary>Reads pairs of an option and its value.</summary>
    /// <exception cref="ArgumentException">An option is unknown, has no value, or one that it does not take.</exception>
    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i += 2)
        {
            var name = args[i];
            var value = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"{name} needs a value.");
            options = name switch
            {
                "--set" => options with { Set = SetNamed(value), Trains = value.Equals("trainings", StringComparison.OrdinalIgnoreCase) },
                "--filter" => options with { Filter = value },
                "--batch" => options with { Batch = Whole(name, value, 1) },
                "--work" => options with { Work = WorkNamed(value) },
                "--contestant" => options with { Contestant = value },
                "--rounds" => options with { Rounds = Whole(name, value, 1) },
                "--slice" => options with { SliceMilliseconds = Positive(name, value) },
                "--warmup" => options with { WarmUpSeconds = Positive(name, value) },
                "--core" => options with { Core = Whole(name, value, 0) },
                "--threads" => options with { Threads = Whole(name, value, 1), Work = Benchmarks.Work.Training },
                "--json" => options with { Json = value },
                _ => throw new ArgumentException($"There is no option {name}."),
            };
        }

        return options;
    }

    /// <summary>Whether the filters let a workload through.</summary>
    public bool Wants(Workload workload) =>
        (Filter is null || workload.Network.Contains(Filter, StringComparison.OrdinalIgnoreCase))
        && (Batch is null || workload.Batch == Batch)
        && (Work is null || workload.Work == Work);

    /// <summary>Whether the filter lets a library through.</summary>
    public bool Wants(ILibrary library) => Contestant is null || library.Name.Contains(Contestant, StringComparison.OrdinalIgnoreCase);

    private static int Whole(string name, string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= least
            ? n
            : throw new ArgumentException($"{name} takes a whole number from {least}, not '{value}'.");

    private static double Positive(string name, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && x > 0 && double.IsFinite(x)
            ? x
            : throw new ArgumentException($"{name} takes a number above 0, not '{value}'.");

    private static IReadOnlyList<Workload> SetNamed(string value) => value.ToLowerInvariant() switch
    {
        "rows" => Workloads.All,
        "families" => Workloads.Families,
        "sequences" => Workloads.Sequences,
        "trainings" => [.. Trainings.TrainingTask.All.Select(task => task.Workload)],
        _ => throw new ArgumentException($"--set takes rows, families, sequences or trainings, not '{value}'."),
    };

    private static Work WorkNamed(string value) => value.ToLowerInvariant() switch
    {
        "training" => Benchmarks.Work.Training,
        "inference" => Benchmarks.Work.Inference,
        "stream" => Benchmarks.Work.Stream,
        _ => throw new ArgumentException($"--work takes training, inference or stream, not '{value}'."),
    };
}
