using NetGen.Generator.Signal;
using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>
/// NG2001: an explicit Xavier or LeCun initializer before a rectifier. Both keep the signal of an activation that is symmetric about 0; a
/// rectifier halves it at each layer (He et al. 2015, section 2.2). One problem for each run of such layers, with the run's figures.
/// </summary>
internal static class XavierWithReLU
{
    /// <summary>A declared gain within 5 % of He's factor √(2/(1 + a²)) says that the halving is known and made good.</summary>
    private const double CompensatingShare = 0.95;

    /// <summary>The largest slope that is still a rectifier: beyond, little is lost.</summary>
    private const double LargestSlope = 0.3;

    public static void Check(GraphView view, Action<Problem> report)
    {
        var run = new List<Stage>();
        foreach (var stage in view.Chain.Stages)
        {
            if (IsAffected(view, stage))
            {
                run.Add(stage);
                continue;
            }
            Report(view, run, report);
            run.Clear();
        }
        Report(view, run, report);
    }

    private static bool IsAffected(GraphView view, Stage stage)
    {
        if (stage.Initializer.Chosen
            || stage.Initializer.Kind is not (Init.XavierNormal or Init.XavierUniform or Init.LecunNormal or Init.LecunUniform))
            return false;
        // By name: those that people pair with He's initialization and of which a stack was measured; of ELU or hard swish Xavier is as
        // good.
        if (stage.Normalization is not null || stage.Function is not (Relu or LeakyRelu { Slope: <= LargestSlope } or Gelu or Silu or Mish))
            return false;
        var slope = stage.Function.NegativeSlope;
        return !(stage.Initializer.Scale >= CompensatingShare * Math.Sqrt(2 / (1 + (slope * slope))))
            && !view.Chain.Reach.EndsInSum(stage.Output);
    }

    private static void Report(GraphView view, List<Stage> run, Action<Problem> report)
    {
        if (run.Count == 0)
            return;
        var (signal, gradient) = Factors(view.Signal, run);
        var (heSignal, heGradient) = Factors(SignalPredictor.Predict(WithHe(view.Graph, run)), run);
        if (double.IsNaN(signal) || double.IsNaN(gradient))
            return;

        var first = run[0];
        var isRun = run.Count > 1;
        report(new Problem
        {
            Id = "NG2001",
            Item = first.Item,
            Argument = "Init",
            Severity = isRun || signal < 0.5 ? ProblemSeverity.Warning : ProblemSeverity.Info,
            Figures = new(
            [
                first.Initializer.Kind.ToString(),
                Halving(first.Function!),
                isRun ? "these " + Figures.Text(run.Count) + " layers (" + first.Name + " to " + run[run.Count - 1].Name + ")" : first.Name,
                isRun
                    ? "signal RMS is " + Figures.Factor(signal) + ", the gradient " + Figures.Factor(gradient)
                    : "signal RMS is " + Figures.Factor(signal),
                isRun ? Figures.Factor(heSignal) + " and " + Figures.Factor(heGradient) : Figures.Factor(heSignal),
            ]),
            Concerns = run.SelectMany(stage => stage.Items).ToEquatableArray(),
            FixFacts = FixRecipe.Of("Use He initialization",
                [.. run.Select(stage => FixRecipe.Init(stage.Item, He(stage.Initializer.Kind)))]),
        });
    }

    /// <summary>
    /// The RMS of the run's output relative to its input, and of the gradient at its first pre-activation relative to its last.
    /// </summary>
    private static (double Signal, double Gradient) Factors(SignalPrediction prediction, List<Stage> run)
    {
        var last = run[run.Count - 1];
        return (
            prediction.Forward[last.Output].Rms / prediction.Forward[run[0].Affine.Input].Rms,
            Math.Sqrt(prediction.Gradient[run[0].Affine.Output] / prediction.Gradient[last.Affine.Output]));
    }

    private static Graph WithHe(Graph graph, List<Stage> run) =>
        run.Aggregate(graph,
            (changed, stage) =>
                changed.WithInitializer(stage, stage.Initializer with { Kind = He(stage.Initializer.Kind), Scale = double.NaN }));

    private static string Halving(ActivationFunction function) => function is Relu
        ? "Relu halves E[a²]"
        : function.GetType().Name + " keeps only " + Figures.Number(ActivationMoments.Of(function, 0, 1).Output.Square) + " of E[a²]";

    /// <summary>The He initializer of the same distribution.</summary>
    private static Init He(Init kind) => kind is Init.XavierUniform or Init.LecunUniform ? Init.HeUniform : Init.HeNormal;
}
