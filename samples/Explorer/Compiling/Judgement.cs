extern alias generator;

using generator::NetGen.Generator;
using generator::NetGen.Generator.Analysis;
using generator::NetGen.Generator.Model;
using generator::NetGen.Generator.Parsing;
using generator::NetGen.Generator.Passes;
using generator::NetGen.Generator.Signal;
using Microsoft.CodeAnalysis;
using NetGen;
using Init = NetGen.Init;
using CompilerFindings = generator::NetGen.Generator.Analysis.Findings;

namespace Explorer.Compiling;

/// <summary>
/// What the compiler knows of a declaration before anything is compiled: predicted signal and gradient, how the weights start, what its rules say.
/// Asked of the compiler as a library, which is the same that stands in a compiled network's <c>Summary</c>.
/// </summary>
/// <param name="Layers">The layers in order, with their predictions.</param>
/// <param name="Starts">How each parameter tensor starts, in the order of <c>Summary.Parameters</c>.</param>
/// <param name="Findings">What the rules say, the cause first.</param>
internal sealed record Judgement(IReadOnlyList<JudgedLayer> Layers, IReadOnlyList<Start> Starts, IReadOnlyList<CompilerFinding> Findings)
{
    /// <summary>Of many declarations at once, in their order.</summary>
    /// <exception cref="InvalidOperationException">A declaration that the compiler refuses.</exception>
    public static IReadOnlyList<Judgement> Of(IReadOnlyList<Declaration> declarations)
    {
        Compilation compilation = Workshop.Declared(declarations);
        return [.. declarations.Select(declaration => Of(compilation.GetTypeByMetadataName(declaration.Name)!))];
    }

    private static Judgement Of(INamedTypeSymbol type)
    {
        NetworkSpec spec = NetworkParser.Parse(DeclaredNetwork.Of(type)!, CancellationToken.None).Spec!;
        var (refusals, told) = (new List<Problem>(), new List<Problem>());
        DeclarationRules.Check(spec, told.Add);
        Graph graph = NetworkCompiler.BuildGraph(spec, refusals.Add)
            ?? throw new InvalidOperationException($"{type.Name} cannot be compiled: {string.Join("; ", refusals)}");
        Graph predicted = PredictSignal.Run(ResolveInitializers.Run(graph));
        return new Judgement(
            [.. predicted.Layers.Select(layer => new JudgedLayer(layer.Name, Rms(layer.Signal), Rms(layer.Gradient)))],
            [.. predicted.Parameters.Select(parameter => parameter.Initializer)
                .Select(start => new Start((Init)(int)start.Kind, start.Scale, start.FanIn, start.FanOut, start.Slope, start.Sparsity))],
            [.. CompilerFindings.Of(GraphView.Of(spec, graph), told, CancellationToken.None)
                .Select(finding => new CompilerFinding(finding.Rule, (FindingSeverity)((int)finding.Severity - (int)ProblemSeverity.Info), finding.Layer, finding.Text))]);
    }

    private static PredictedRms? Rms(generator::NetGen.PredictedRms? rms) => rms is { } known ? new PredictedRms(known.Low, known.High, known.Band) : null;
}

/// <summary>A layer before training.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signal">The predicted RMS of its output.</param>
/// <param name="Gradient">The predicted RMS of its output's gradient, relative to where the gradient enters.</param>
internal sealed record JudgedLayer(string Name, PredictedRms? Signal, PredictedRms? Gradient);

/// <summary>How a parameter tensor starts: the arguments of the runtime's <c>Initialization.Fill</c>.</summary>
internal sealed record Start(Init Kind, double Scale, int FanIn, int FanOut, double Slope, double Sparsity)
{
    /// <summary>Draws it as the generated constructor does.</summary>
    public void Fill(Span<float> parameters, ParameterInfo tensor, ulong seed) =>
        NetGen.Numerics.Initialization.Fill(parameters, tensor, Kind, Scale, FanIn, FanOut, Slope, seed, Sparsity);
}
