using System.Globalization;
using NetGen.Benchmarks;
using NetGen.Benchmarks.Analyzers;
using NetGen.Benchmarks.Kernels;
using NetGen.Benchmarks.Reports;
using NetGen.Benchmarks.Results;
using NetGen.Benchmarks.Trainings;

// Comes in: filters on the command line; goes out: a table, and JSON where asked. The order of work is all that this file knows.
// No await: what follows one may run on a thread that is not pinned.
if (args is ["--help" or "-h", ..])
{
    Console.WriteLine(Options.Help);
    return 0;
}

if (args is ["analyzers"])
{
    AnalyzerCost.Run();
    return 0;
}

if (args is ["generator", .. var only])
{
    GeneratorCost.Run(only is [var name] ? name : null);
    return 0;
}

if (args is ["reports", .. var pairs])
    return ReportCost.Run(pairs is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 5);

if (args is ["kernels", .. var names])
{
    Core.Pin(wished: null);
    foreach (var name in names is [] ? [""] : names)
        KernelTable.Run(name);
    return 0;
}

if (args is ["tables"])
{
    foreach (var written in PageWriter.Write(Environment.CurrentDirectory))
        Console.WriteLine(written);
    return 0;
}

try
{
    var options = Options.Parse(args);
    var workloads = options.Set.Where(options.Wants).ToList();
    if (workloads.Count == 0)
    {
        var networks = string.Join("; ", options.Set.Select(w => w.Network).Distinct());
        throw new ArgumentException($"No workload passes the filters. Networks: {networks}.");
    }

    // Before anything is measured: minutes of work must find their place.
    if (options.Json is { } results)
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(results))!);

    var report = new Report(options.Threads > 1 ? null : Core.Pin(options.Core));
    report.Open();

    if (options.Trains)
    {
        report.Add(TrainingRace.Run(network => workloads.Any(workload => workload.Network == network), options.Threads));
        if (options.Json is { } file)
            report.Write(file);
        return 0;
    }

    var libraries = new List<ILibrary>();
    foreach (var library in Libraries.All(options.Threads).Where(options.Wants))
    {
        if (library.WhyUnavailable() is { } why)
            Console.WriteLine($"{library.Name} is left out, it does not load here: {why}");
        else
            libraries.Add(library);
    }

    if (libraries.Count == 0)
        Console.WriteLine("No library passes the filter and runs here.");
    else
        Report.Head(libraries[0].Name);

    var race = new Race(options.Rounds, options.SliceMilliseconds, options.WarmUpSeconds);
    foreach (var workload in workloads)
    {
        var contestants = libraries.Select(l => (l.Name, Contestant: l.Enter(workload)!)).Where(c => c.Contestant is not null).ToList();
        if (contestants.Count == 0)
            continue;
        foreach (var measurement in race.Run(workload, contestants))
            report.Add(measurement);
    }

    if (options.Json is { } path)
        report.Write(path);
    return 0;
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine(Options.Help);
    return 2;
}
