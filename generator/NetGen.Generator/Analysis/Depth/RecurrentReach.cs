using NetGen.Generator.Model;
using NetGen.Generator.Signal;

namespace NetGen.Generator.Analysis.Depth;

/// <summary>
/// What the predictor says of the way back through the steps of a recurrent layer: the RMS of the gradient of the first step's
/// pre-activations relative to the last one's, where the loss reads the last state; both ends. NaN where it says nothing.
/// </summary>
/// <param name="Layer">The layer; of two directions the first, which start alike.</param>
/// <param name="Lower">The smaller end.</param>
/// <param name="Upper">The larger end.</param>
/// <param name="IsReadAtTheEnd">Whether the last state alone is read: what the first steps say has nowhere else to go.</param>
internal sealed record RecurrentReach(RecurrentOperation Layer, double Lower, double Upper, bool IsReadAtTheEnd)
{
    /// <summary>The factor of a step, as its geometric mean over all.</summary>
    public double UpperOfStep => Math.Pow(Upper, 1.0 / (Layer.Steps - 1));

    /// <summary>Of all recurrent layers of more than one step, in order.</summary>
    public static IEnumerable<RecurrentReach> Of(GraphView view) =>
        from layer in view.Graph.Forward.OfType<RecurrentOperation>().GroupBy(layer => layer.Item).Select(ways => ways.First())
        where layer.Steps > 1 && view.Signal.Recurrences.ContainsKey(layer.Output)
        let known = view.Signal.Recurrences[layer.Output]
        let ends = (Math.Sqrt(known.Lower.Through), Math.Sqrt(known.Upper.Through))
        let isReadAtTheEnd = view.Flow.ReadersOf(layer.Output).All(reader => reader is JoinSteps { Steps: 1 })
        select new RecurrentReach(layer, Math.Min(ends.Item1, ends.Item2), Math.Max(ends.Item1, ends.Item2), isReadAtTheEnd);
}
