using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Data;

/// <summary>
/// NG7003: inputs that are all positive before a tanh or sigmoid layer: the gradients of a unit's weights have all one sign, and its
/// pre-activations start off centre (LeCun et al. 1998, section 4.3).
/// </summary>
internal static class PositiveInput
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        var facts = view.Graph.PreparedFacts;
        if (!(facts.Min >= 0 && facts.Max > facts.Min) || view.Find<InputAttribute>() is not { } input)
            return;
        if (view.Flow.NextThatChanges(Graph.Input) is not WeightedOperation first
            || view.Flow.NextThatChanges(first.Output) is not ActivationOperation { Function.Saturates: true } activation
            || activation.Output == view.Graph.Output)
            return;
        var mean = view.Signal.Forward[Graph.Input].Mean;
        report(new Problem
        {
            Id = "NG7003",
            Item = input.Index,
            Argument = nameof(InputAttribute.Min),
            Figures = new([Figures.Number(facts.Min), Figures.Number(facts.Max), activation.Layer, first.Layer, Figures.Number(mean)]),
        });
    }
}
