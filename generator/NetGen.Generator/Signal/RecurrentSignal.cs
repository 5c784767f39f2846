namespace NetGen.Generator.Signal;

/// <summary>
/// What a recurrent layer does to the signal on its way through the steps, and to the gradient on its way back: from the law of one step to
/// that of all, at initialization and for infinite width. Knows neither cells nor weights.
/// </summary>
/// <param name="Last">The moments of the last state.</param>
/// <param name="All">Their mean over the steps.</param>
/// <param name="Through">
/// E[δ₁²]/E[δ_T²]: the gradient of the first step's pre-activations by that of the last one's, where the loss reads the last state alone.
/// </param>
/// <param name="Entry">The mean over steps and gates of E[δ²], for states that are read with a mean square of 1.</param>
internal sealed record RecurrentSignal(Moments Last, Moments All, double Through, double Entry)
{
    /// <summary>
    /// Steps that are computed one by one. What follows is computed in strides, each no longer than a third of what came before: the work
    /// grows with the logarithm of the steps.
    /// </summary>
    internal const int Exact = 24;

    private const int Settling = 3;

    /// <summary>On the way back, as many steps under one law: behind them the ratio of two is that of all.</summary>
    private const int Settled = 64;

    /// <summary>The signal of a layer from its first step to its last.</summary>
    /// <param name="law">What a step does.</param>
    /// <param name="steps">Steps of the sequence, at least 1.</param>
    /// <param name="readsAll">Whether every state is read; else the last.</param>
    /// <param name="exact">Steps before strides begin.</param>
    public static RecurrentSignal Of(RecurrentLaw law, int steps, bool readsAll, int exact = Exact)
    {
        var (state, sum, way, half, landed) = (default(RecurrentState), default(Moments), new List<(StepBack Back, int Count)>(), 0, 0);
        while (state.Steps < steps)
        {
            var (next, back) = law.Step(state);
            // What a stride leaves out of step settles in a few.
            var count = state.Steps < exact || state.Steps - landed < Settling ? 1 : Math.Min(state.Steps / 3, steps - state.Steps);
            if (count > 1)
                (next, landed) = (Ahead(state, next, law.Step(next).Next, count), state.Steps + count);
            // In a stride little changes: the mean of its ends.
            var (from, to) = (count > 1 ? state.Output : next.Output, next.Output);
            sum = new(sum.Square + (count * (from.Square + to.Square) / 2), sum.Mean + (count * (from.Mean + to.Mean) / 2));
            // The way back through a stride is that of its beginning for one half, and that of its end for the other.
            way.Add((back, half + count - (count / 2)));
            (half, state) = (count / 2, next);
        }
        if (half > 0)
            way.Add((law.Step(state).Back, half));
        var (through, last) = Back(way, readsAll: false);
        var entry = readsAll ? Back(way, readsAll).Sum : last;
        return new(state.Output, new Moments(sum.Square / steps, sum.Mean / steps).Bounded(),
            Math.Min(through + law.Stays, Moments.Largest), entry / steps);
    }

    /// <summary>
    /// The state so many steps on, from three beside each other: the change of a step is ρ times that of the step before it, as it is near
    /// a fixed point (Aitken's extrapolation) and where something grows by a factor.
    /// </summary>
    private static RecurrentState Ahead(RecurrentState first, RecurrentState second, RecurrentState third, int count)
    {
        return new(Moved(first.Output, second.Output, third.Output), Moved(first.Cell, second.Cell, third.Cell), first.Steps + count);

        Moments Moved(Moments a, Moments b, Moments c)
        {
            // Of what hardly changes any more ρ would be one of roundings, and nothing grows by more than it has grown last.
            var (least, most) = (1e-9 * b.Rms, Math.Max(1, b.Rms > 0 ? c.Rms / b.Rms : 1));
            var mean = Toward(a.Mean, b.Mean, c.Mean);
            var rms = Math.Max(Math.Abs(mean), Toward(a.Rms, b.Rms, c.Rms));
            return new Moments(rms * rms, mean).Bounded();

            double Toward(double a, double b, double c)
            {
                if (Math.Abs(b - a) <= least)
                    return b;
                var share = Math.Max(0, Math.Min(most, (c - b) / (b - a)));
                var sum = Math.Abs(share - 1) < 1e-9 ? count : (Math.Pow(share, count) - 1) / (share - 1);
                return a + ((b - a) * Math.Min(sum, Moments.Largest));
            }
        }
    }

    /// <summary>From the last step to the first: the first's δ² by the last's, and the sum over all.</summary>
    private static (double Through, double Sum) Back(List<(StepBack Back, int Count)> way, bool readsAll)
    {
        var (carried, last, heard, sum) = (CarriedGradient.Nothing.Read(), double.NaN, 0.0, 0.0);
        for (var i = way.Count - 1; i >= 0; i--)
        {
            var (back, count) = way[i];
            var (ratio, change, growth) = (1.0, 0.0, 0.0);
            for (var step = 0; step < Math.Min(count, Settled); step++)
            {
                var (entry, before) = back.Of(carried);
                (ratio, growth, change) = (heard > 0 ? entry / heard : 1, Math.Abs(change) > 1e-12 * heard ? (entry - heard) / change : 0,
                    entry - heard);
                (heard, carried) = (entry, readsAll ? before.Read() : before);
                sum = Math.Min(sum + heard, Moments.Largest);
                if (double.IsNaN(last))
                    last = heard;
            }
            var rest = count - Settled;
            if (rest <= 0 || heard == 0)
                continue;
            // Where each step adds to what comes back, the changes go by a ratio; else it does itself.
            var reached = readsAll ? heard + (change * Series(growth, rest)) : heard * Math.Pow(ratio, rest);
            sum = Math.Min(sum + (readsAll ? rest * (heard + reached) / 2 : heard * Series(ratio, rest)), Moments.Largest);
            carried = carried.Times(Math.Min(reached / heard, Moments.Largest));
            heard = Math.Min(reached, Moments.Largest);
        }
        return (last > 0 ? heard / last : 0, sum);

        // ρ + ρ² + … of so many terms.
        static double Series(double ratio, int terms) =>
            Math.Abs(ratio - 1) < 1e-12 ? terms : Math.Min(ratio * (Math.Pow(ratio, terms) - 1) / (ratio - 1), Moments.Largest);
    }
}

/// <summary>What is known of a state.</summary>
/// <param name="Output">The moments of what other layers see; 0 before the first step.</param>
/// <param name="Cell">Those of the second state, where there is one.</param>
/// <param name="Steps">Steps taken.</param>
internal readonly record struct RecurrentState(Moments Output, Moments Cell, int Steps);
