using NetGen.Generator.Analysis;
using NetGen.Generator.Analysis.Output;
using NetGen.Generator.Emission;
using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.Generator.Planning;
using NetGen.Generator.Shapes;

namespace NetGen.Generator;

/// <summary>
/// The compiler proper, a library without Roslyn: from what was written to a graph, and from there to a plan that emission prints.
/// The generator drives it on a change of the specification; the analyzers drive its first half for the rules.
/// </summary>
internal static class NetworkCompiler
{
    /// <summary>The graph, or null when the declaration cannot be compiled; every reason is reported.</summary>
    public static Graph? BuildGraph(NetworkSpec spec, Action<Problem> report)
    {
        if (ShapeInference.Infer(spec, report) is not { } graph)
            return null;
        if ((HeadMismatch.Of(graph) ?? WorkspaceLimit.Of(graph, () => Planner.Run(PassPipeline.Run(graph)))) is not { } problem)
            return graph;
        report(problem);
        return null;
    }

    /// <summary>Everything that is to be said of a declaration: what the rules find, and what keeps it from being compiled.</summary>
    /// <exception cref="OperationCanceledException">The editor has a newer text.</exception>
    public static void Judge(NetworkSpec spec, Action<Problem> report, CancellationToken cancellation = default)
    {
        NetworkRules.Check(spec, graph => WorkspaceLimit.Of(graph, () => Planner.Run(PassPipeline.Run(graph))), report, cancellation);
        // What is wrong with the declared network is wrong with them all.
        if (spec.Variants.Count > 0 && BuildGraph(spec, _ => { }) is not null)
            VariantNetworks.Check(spec, (variant, told) => BuildGraph(variant, told), report, cancellation);
    }

    /// <summary>The plan, or null when the declaration cannot be compiled; <paramref name="observe"/> sees the graph after each
    /// pass.</summary>
    public static Plan? BuildPlan(NetworkSpec spec, Action<string, Graph>? observe = null, int vectorBits = VectorBits.Usual,
        CancellationToken cancellation = default)
    {
        var problems = new List<Problem>();
        if (!DeclarationRules.Check(spec, problems.Add) || BuildGraph(spec, _ => { }) is not { } declared)
            return null;
        var (graph, view) = (PassPipeline.Run(declared, observe, cancellation), GraphView.Of(spec, declared));
        return Planner.Run(graph with
        {
            InitialLoss = InitialLoss.Predict(view),
            HeadRange = RangeMismatch.Of(view),
            Findings = graph.CanTrain ? Findings.Of(view, problems, cancellation) : EquatableArray<Finding>.Empty,
        }, vectorBits);
    }

    /// <summary>
    /// The source of a network: its surface, kernels and trainer. A declaration that cannot be compiled gives the same surface with bodies
    /// that throw, so that the only error the user sees is NetGen's own.
    /// </summary>
    /// <exception cref="OperationCanceledException">The editor has a newer text.</exception>
    public static EquatableArray<SourceFile> Compile(NetworkSpec spec, GeneratorOptions options, CancellationToken cancellation = default)
    {
        if (spec.Variants.Count == 0)
            return Compile(spec, options, EquatableArray<VariantMember>.Empty, cancellation);
        var (files, members) = (new List<SourceFile>(), new List<VariantMember>());
        foreach (var variant in spec.Variants)
        {
            var network = spec.Of(variant);
            var surface = BuildGraph(network, _ => { }) is { } graph ? SurfacePlanning.Of(graph) : SurfacePlanning.Of(network);
            members.Add(new(variant, surface.Hyperparameters.Select(number => number.Name).ToEquatableArray()));
            files.AddRange(Compile(network, options, EquatableArray<VariantMember>.Empty, cancellation));
        }
        return Compile(spec, options, members.ToEquatableArray(), cancellation).Concat(files).ToEquatableArray();
    }

    private static EquatableArray<SourceFile> Compile(NetworkSpec spec, GeneratorOptions options, EquatableArray<VariantMember> variants,
        CancellationToken cancellation)
    {
        var dump = new GraphDump(options.DumpGraph);
        if (BuildPlan(spec, dump.Observe, options.VectorBits, cancellation) is not { } plan)
            return new[] { InvalidNetwork.Emit(spec, variants) }.ToEquatableArray();
        cancellation.ThrowIfCancellationRequested();
        var files = NetworkEmitter.Emit(spec, plan, options, variants).Select(file =>
        {
            cancellation.ThrowIfCancellationRequested();
            return file;
        });
        if (dump.HasText)
            files = files.Append(dump.File(spec));
        return (NestDump.IsAskedFor(options) ? files.Append(NestDump.File(spec, plan)) : files).ToEquatableArray();
    }
}
