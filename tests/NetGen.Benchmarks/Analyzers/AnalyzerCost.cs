extern alias compiler;

using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using compiler::NetGen.Generator;
using compiler::NetGen.Generator.Signal;
using compiler::NetGen.Generator.Analyzers;
using compiler::NetGen.Generator.Analyzers.Usage;
using compiler::NetGen.Generator.Model;
using compiler::NetGen.Generator.Passes;
using compiler::NetGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Benchmarks.Analyzers;

/// <summary>
/// What the analyzers cost while one types: each declaration as after an edit, with new symbols every time, in a process that is warm. Times are those that
/// the compiler itself notes for an analyzer.
/// </summary>
internal static class AnalyzerCost
{
    private const int Rounds = 300;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "System.Collections.dll" or "System.Linq.dll" or "System.Memory.dll" or "NetGen.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static void Run()
    {
        Console.WriteLine("The least of many milliseconds: what else runs on the machine only adds to them. The analyzer's are the compiler's own, with the attributes bound before.");
        Console.WriteLine();
        Console.WriteLine($"{"declaration",-24}{"edited",10}{"as before",12}{"parse",10}{"shapes",10}{"rules",10}{"predictor",12}");
        Warm();
        foreach (var (name, source) in AnalyzedSources.Declarations)
        {
            var (edited, before, parse, shapes, rules, predictor) = Of(source, Rounds);
            Console.WriteLine($"{name,-24}{Text(edited),10}{Text(before),12}{Text(parse),10}{Text(shapes),10}{Text(rules),10}{Text(predictor),12}");
        }
        const int members = 50;
        var plain = Compilation([AnalyzedSources.Plain(0, members)]);
        Console.WriteLine();
        Console.WriteLine($"{"a file without a network",-24}{"µs",10}");
        foreach (var analyzer in new DiagnosticAnalyzer[] { new NetworkAnalyzer(), new ChoiceAnalyzer(), new SharedValidationAnalyzer() })
            Console.WriteLine($"{analyzer.GetType().Name,-24}{Text(1000 * Least(Rounds, _ => Execution(plain, analyzer))),10}");
    }

    /// <summary>
    /// Until the runtime has compiled for good what is measured, as it has in an editor: it does when nothing new has run for a tenth of a second.
    /// </summary>
    private static void Warm()
    {
        for (var pass = 0; pass < 4; pass++)
        {
            foreach (var (_, source) in AnalyzedSources.Declarations)
                Of(source, Rounds / 5);
            Thread.Sleep(500);
        }
    }

    private static (double Edited, double Before, double Parse, double Shapes, double Rules, double Predictor) Of(string source, int rounds)
    {
        var compilation = Generated("using NetGen;\n" + source);
        var analyzer = new NetworkAnalyzer();
        var edited = Least(rounds, round => Execution(Edited(compilation, round), analyzer));
        var before = Least(rounds, _ => Execution(compilation, analyzer));
        var (parse, shapes, rules, predictor) = Parts(compilation, rounds);
        return (edited, before, parse, shapes, rules, predictor);
    }

    /// <summary>The milliseconds that the compiler notes for an analyzer of the first file, as an editor asks for it, over new symbols.</summary>
    private static double Execution(CSharpCompilation compilation, DiagnosticAnalyzer analyzer)
    {
        var fresh = CSharpCompilation.Create("Networks", compilation.SyntaxTrees, References, compilation.Options);
        foreach (var type in fresh.Assembly.GlobalNamespace.GetTypeMembers())
            type.GetAttributes();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var result = fresh.WithAnalyzers([analyzer], options).GetAnalysisResultAsync(fresh.GetSemanticModel(fresh.SyntaxTrees[0]), null, CancellationToken.None).GetAwaiter().GetResult();
        return result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalMilliseconds;
    }

    /// <summary>The parts of that work, each alone.</summary>
    private static (double Parse, double Shapes, double Rules, double Predictor) Parts(CSharpCompilation compilation, int rounds)
    {
        var type = compilation.GetTypeByMetadataName("Net")!;
        var spec = NetworkParser.Parse(DeclaredNetwork.Of(type)!, CancellationToken.None).Spec!;
        var graph = NetworkCompiler.BuildGraph(spec, _ => { })!;
        var resolved = ResolveInitializers.Run(graph);
        return (
            Time(rounds, _ => NetworkParser.Parse(DeclaredNetwork.Of(type)!, CancellationToken.None)),
            Time(rounds, _ => NetworkCompiler.BuildGraph(spec, _ => { })),
            Time(rounds, _ => compiler::NetGen.Generator.Analysis.GraphRules.Check(spec, graph, _ => { })),
            Time(rounds, round => SignalPredictor.Predict(Scaled(resolved, round))));
    }

    /// <summary>Another member in the class: the declaration is another one, and judged anew.</summary>
    private static CSharpCompilation Edited(CSharpCompilation compilation, int round)
    {
        var tree = compilation.SyntaxTrees[0];
        var text = tree.ToString().Replace("partial class Net;", $"partial class Net {{ public int Edit{round}; }}", StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, path: tree.FilePath));
    }

    /// <summary>Another input, so that no layer's moments are known from before.</summary>
    private static Graph Scaled(Graph graph, int round) => graph with { Facts = graph.Facts with { InputMean = 0, InputStd = 1 + ((round + 1) * 1e-4) } };

    private static double Time(int rounds, Action<int> work) => Least(rounds, round =>
    {
        var start = Stopwatch.GetTimestamp();
        work(round);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    });

    private static double Least(int rounds, Func<int, double> measure) => Enumerable.Range(0, rounds).Min(measure);

    private static CSharpCompilation Generated(string source)
    {
        CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(Compilation([source]), out var compilation, out _);
        return (CSharpCompilation)compilation;
    }

    public static CSharpCompilation Compilation(IReadOnlyList<string> sources) => CSharpCompilation.Create(
        "Networks",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, path: $"Source{index}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static string Text(double value) => value.ToString("F3", CultureInfo.InvariantCulture);
}
