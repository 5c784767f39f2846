extern alias compiler;

using System.Diagnostics;
using System.Globalization;
using compiler::NetGen.Generator;
using compiler::NetGen.Generator.Checks;
using compiler::NetGen.Generator.Emission;
using compiler::NetGen.Generator.Lowering;
using compiler::NetGen.Generator.Model;
using compiler::NetGen.Generator.Parsing;
using compiler::NetGen.Generator.Passes;
using compiler::NetGen.Generator.Planning;
using compiler::NetGen.Generator.Scheduling;

namespace NetGen.Benchmarks.Analyzers;

/// <summary>
/// What the generator costs: of a network that the compiler sees for the first time in a process that has just begun (cold), in one that is warm but has
/// not proved a kernel of it (new), and after an edit that leaves the kernels as they were (edited). From the specification to the files' text.
/// </summary>
internal static class GeneratorCost
{
    private const double Seconds = 3, WarmSeconds = 12;

    private static readonly GeneratorOptions Options = new("", false);

    private static IReadOnlyList<(string Name, string Source)> Declarations { get; } =
    [
        .. AnalyzedSources.Declarations.Where(declaration => declaration.Name is "LeNet-5" or "ResNet-50"),
        ("2,000 dense layers", AnalyzedSources.Perceptron(2000, "Relu")),
        ("a block × 1,000", AnalyzedSources.Blocks(1000)),
    ];

    /// <summary>Of all declarations, or, in a process of its own, the first compilation of one.</summary>
    public static void Run(string? cold)
    {
        if (cold is not null)
        {
            Console.WriteLine(First(SpecNamed(cold)).ToString("F1", CultureInfo.InvariantCulture));
            return;
        }
        Console.WriteLine("Milliseconds: cold, the least of five processes; the others, the least of some seconds. Megabytes allocated by a new network.");
        Console.WriteLine();
        Console.WriteLine($"{"declaration",-20}{"cold",9}{"new",9}{"edited",9}{"MB",7}   of new: {"graph",8}{"passes",8}{"plan",8}{"lower",8}{"schedule",9}{"prove",8}{"print",8}");
        // A compiler that has just begun runs on code that the JIT has not optimised yet: nothing counts before all of it has.
        var warm = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(warm).TotalSeconds < WarmSeconds)
        {
            NestPlanning.Forget();
            NetworkCompiler.Compile(SpecOf(Declarations[0].Source), Options);
        }
        foreach (var (name, source) in Declarations)
        {
            var spec = SpecOf(source);
            var edited = Least(() => Time(() => NetworkCompiler.Compile(spec, Options)), isNew: false);
            var cost = Least(() => Time(() => NetworkCompiler.Compile(spec, Options)), isNew: true);
            var before = GC.GetTotalAllocatedBytes(precise: true);
            NestPlanning.Forget();
            NetworkCompiler.Compile(spec, Options);
            var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
            Console.Write($"{name,-20}{Enumerable.Range(0, 5).Min(_ => InNewProcess(name)),9:F1}{cost,9:F1}{edited,9:F1}{bytes / 1e6,7:F0}   {"",8}");
            Parts(spec);
        }
    }

    private static void Parts(NetworkSpec spec)
    {
        var graph = NetworkCompiler.BuildGraph(spec, _ => { })!;
        var passed = PassPipeline.Run(graph);
        var plan = Planner.Run(passed);
        var target = new Target(plan.VectorBits, plan.Graph.Scalar, Math.Max(plan.VectorBits, VectorBits.Usual));
        var layout = new Layout(target.WidestLanes, target.ScalarBytes);
        var kernels = plan.Kernels.Cast<LoopKernel>().ToList();
        var naive = kernels.ConvertAll(kernel => kernel.Lower(layout));
        var nests = naive.ConvertAll(method => new Nest(method, Scheduler.Schedule(method, target)));
        Action[] parts =
        [
            () => NetworkCompiler.BuildGraph(spec, _ => { }),
            () => PassPipeline.Run(graph),
            () => Planner.Run(passed),
            () => kernels.ForEach(kernel => kernel.Lower(layout)),
            () => naive.ForEach(method => Scheduler.Schedule(method, target)),
            () => nests.ForEach(nest => NestCheck.Prove(nest.Naive, nest.Scheduled)),
            () => _ = NetworkEmitter.Emit(spec, plan, Options, []).Count(),
        ];
        Console.WriteLine(string.Concat(parts.Select(part => Least(() => Time(part), isNew: false).ToString("F1", CultureInfo.InvariantCulture).PadLeft(8))));
    }

    private static double First(NetworkSpec spec) => Time(() => NetworkCompiler.Compile(spec, Options));

    private static double InNewProcess(string name)
    {
        // "dotnet NetGen.Benchmarks.dll generator" and the program's own executable are both ways to be here.
        var self = Environment.ProcessPath!;
        string[] program = Path.GetFileNameWithoutExtension(self) == "dotnet" ? [typeof(GeneratorCost).Assembly.Location] : [];
        var start = new ProcessStartInfo(self, [.. program, "generator", name]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(text, CultureInfo.InvariantCulture);
    }

    internal static NetworkSpec SpecNamed(string name) => SpecOf(Declarations.First(declaration => declaration.Name == name).Source);

    private static NetworkSpec SpecOf(string source)
    {
        var compilation = AnalyzerCost.Compilation(["using NetGen;\n" + source]);
        return NetworkParser.Parse(DeclaredNetwork.Of(compilation.GetTypeByMetadataName("Net")!)!, CancellationToken.None).Spec!;
    }

    private static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Least(Func<double> measure, bool isNew)
    {
        var (start, least) = (Stopwatch.GetTimestamp(), double.MaxValue);
        for (var round = 0; round < 4 || (round < 500 && Stopwatch.GetElapsedTime(start).TotalSeconds < Seconds); round++)
        {
            if (isNew)
                NestPlanning.Forget();
            least = Math.Min(least, measure());
        }
        return least;
    }
}
