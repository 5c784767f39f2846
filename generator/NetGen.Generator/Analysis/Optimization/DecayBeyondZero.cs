using NetGen.Generator.Analysis.Regularization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Optimization;

/// <summary>NG6010: 1 − ηλ ≤ 0: each step's decay sets the weights to 0 or turns their sign.</summary>
internal static class DecayBeyondZero
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Optimizer is not { } optimizer)
            return;
        var decay = view.Graph.Parameters
            .Where(parameter => parameter.Trainable && parameter.Decays)
            .Select(parameter => Decay.Of(parameter, optimizer))
            .Select(strength => strength.Decoupled + (optimizer is Sgd { Momentum: 0 } ? strength.Coupled : 0))
            .DefaultIfEmpty(0).Max();
        if (decay == 0)
            return;
        var rate = view.Training.HighestRate;
        if (rate * decay < 1)
            return;
        report(new Problem
        {
            Id = "NG6010",
            Item = Decay.ItemOf(view),
            Argument = Decay.ArgumentOf(view),
            Figures = new([Figures.Number(rate), Figures.Number(decay), Figures.Number(1 - (rate * decay)).Replace('-', '−')]),
        });
    }
}
