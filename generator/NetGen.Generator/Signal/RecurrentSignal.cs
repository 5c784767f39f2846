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

    /// <summary>The signal of a layer from its first step to its last.</summary>
    /// <param name="law">What a step does.</param>
    /// <param name="steps">Steps of the sequence, at least 1.</param>
    /// <param name="readsAll">Whether every state is read; else the last.</param>
    /// <param name="exact">Steps before strides begin.</param>
    public static RecurrentSignal Of(RecurrentLaw law, int steps, bool readsAll, int exact = Exact)
    {
        var (state, sum, way, half) = (default(RecurrentState), default(Moments), new List<(StepBack Back, int Count)>(), 0);
        while (state.Steps < steps)
        {
            var (next, back) = law.Step(state);
            var count = state.Steps < exact ? 1 : Math.Min(state.Steps / 3, steps - state.Steps);
            if (count > 1)
                next = Ahead(state, next, law.Step(next).Next, count);
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
        return new(state.Output, new Moments(sum.Square / steps, sum.Mean / steps).Bounded(), through, (readsAll ? Back(way, readsAll).Sum : last) / steps);
    }

    /// <summary>
    /// The state so many steps on, from three beside each other: the change of a step is ρ times that of the step before it, as it is near a
    /// fixed point (Aitken's extrapolation) and where something grows by a factor.
    /// </summary>
    private static RecurrentState Ahead(RecurrentState first, RecurrentState second, RecurrentState third, int count)
    {
        return new(Moved(first.Output, second.Output, third.Output), Moved(first.Cell, second.Cell, third.Cell), first.Steps + count);

        Moments Moved(Moments a, Moments b, Moments c) =>
            new Moments(Math.Max(0, Toward(a.Square, b.Square, c.Square)), Toward(a.Mean, b.Mean, c.Mean)).Bounded();

        double Toward(double a, double b, double c)
        {
            var share = a == b ? 0 : Math.Max(0, (c - b) / (b - a));
            var sum = Math.Abs(share - 1) < 1e-9 ? count : (Math.Pow(share, count) - 1) / (share - 1);
            return a + ((b - a) * Math.Min(sum, Moments.Largest));
        }
    }

    /// <summary>From the last step to the first.</summary>
    private static (double Through, double Sum) Back(List<(StepBack Back, int Count)> way, bool readsAll)
    {
        var carried = new Carried(readsAll ? 0 : 1, 0, 1, 0);
        var last = way[way.Count - 1].Back.EntryOf(carried);
        var first = last;
        for (var i = way.Count - 1; i >= 0; i--)
        {
            var (back, count) = way[i];
            var matrix = back.Matrix(readsAll);
            if (i == 0)
                (carried, count) = (matrix.Power(count - 1).Of(carried), 1);
            first = back.EntryOf(carried);
            carried = matrix.Power(count).Of(carried);
        }
        return (last > 0 ? first / last : 0, carried.Sum);
    }
}

/// <summary>What is known of a state.</summary>
/// <param name="Output">The moments of what other layers see; 0 before the first step.</param>
/// <param name="Cell">Those of the second state, where there is one.</param>
/// <param name="Steps">Steps taken.</param>
internal readonly record struct RecurrentState(Moments Output, Moments Cell, int Steps);

/// <summary>
/// How mean squares of gradients go back through a step: from η of its state and γ of its cell to δ of its pre-activations and to those of
/// the step before. First the cell hears its state: γ ← γ + CellFromState·η.
/// </summary>
/// <param name="CellFromState">What of η reaches the cell.</param>
/// <param name="EntryFromState">What of η reaches δ, in the mean over the gates.</param>
/// <param name="EntryFromCell">What of γ does.</param>
/// <param name="StateFromState">What of η reaches the state before.</param>
/// <param name="StateFromCell">What of γ does.</param>
/// <param name="CellFromCell">What of γ reaches the cell before.</param>
internal readonly record struct StepBack(
    double CellFromState, double EntryFromState, double EntryFromCell, double StateFromState, double StateFromCell, double CellFromCell)
{
    public double EntryOf(Carried carried) =>
        (EntryFromState * carried.State) + (EntryFromCell * (carried.Cell + (CellFromState * carried.State)));

    /// <summary>The step as a linear map of what is carried; where every state is read, each adds 1.</summary>
    public CarriedMap Matrix(bool readsAll)
    {
        var (entry, state) = (EntryFromState + (EntryFromCell * CellFromState), StateFromState + (StateFromCell * CellFromState));
        var (cell, read) = (CellFromCell * CellFromState, readsAll ? 1 : 0);
        return new(
        [
            state, StateFromCell, read * state, 0,
            cell, CellFromCell, read * cell, 0,
            0, 0, 1, 0,
            entry, EntryFromCell, read * entry, 1,
        ]);
    }
}

/// <summary>What goes back from step to step: η, γ, a 1, and the sum of δ so far; all of them mean squares.</summary>
internal readonly record struct Carried(double State, double Cell, double One, double Sum);

/// <summary>A linear map of <see cref="Carried"/>, row by row, without negative entries.</summary>
internal sealed class CarriedMap(double[] entries)
{
    private const int Size = 4;

    public Carried Of(Carried carried)
    {
        double[] from = [carried.State, carried.Cell, carried.One, carried.Sum];
        double Row(int row) => Bounded(Enumerable.Range(0, Size).Sum(column => entries[(row * Size) + column] * from[column]));
        return new(Row(0), Row(1), Row(2), Row(3));
    }

    /// <summary>So many times behind each other, by squaring.</summary>
    public CarriedMap Power(int times)
    {
        var power = new CarriedMap([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
        for (var square = this; times > 0; times >>= 1)
        {
            if ((times & 1) == 1)
                power = square.Times(power);
            if (times > 1)
                square = square.Times(square);
        }
        return power;
    }

    private CarriedMap Times(CarriedMap other)
    {
        var product = new double[Size * Size];
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
                product[(row * Size) + column] = Bounded(Enumerable.Range(0, Size).Sum(k => entries[(row * Size) + k] * other.Entry(k, column)));
        }
        return new(product);
    }

    private double Entry(int row, int column) => entries[(row * Size) + column];

    /// <summary>Products of two such numbers still are numbers.</summary>
    private static double Bounded(double value) => Math.Min(value, Moments.Largest);
}
