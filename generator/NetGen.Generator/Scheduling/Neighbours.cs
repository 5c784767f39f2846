using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>Loops that go along the last axis of memory: their iterations can be the lanes of vectors.</summary>
internal static class Neighbours
{
    /// <summary>Whether the loop's variable counts neighbours in everything that is stored or collected, and nothing else than neighbours
    /// anywhere.</summary>
    public static bool Are(Loop loop)
    {
        var (stores, loads) = (Statements.Stores(loop.Body).ToList(), Statements.Loads(loop.Body).ToList());
        return loop is { From: { Constant: 0, Symbol: null }, Step: 1, Picked: null }
            && (stores.Count > 0 || (Collected(loop).Any() && loads.Exists(access => Move(access, loop.Variable))))
            && stores.TrueForAll(store => Move(store.Target, loop.Variable))
            && loads.TrueForAll(access => Move(access, loop.Variable) || access.Offset.CoefficientOf(loop.Variable) == 0);
    }

    public static bool Move(Access access, Variable variable) =>
        access.Offset.CoefficientOf(variable) == 1 && access.Indices[access.Indices.Count - 1].CoefficientOf(variable) == 1;

    /// <summary>The names from outside that a loop changes.</summary>
    public static IEnumerable<string> Collected(Loop loop) =>
        Statements.All(loop.Body).OfType<Set>().Select(set => set.Name).Except(Statements.Lets(loop.Body).Select(let => let.Name));

    /// <summary>Whether an iteration that is run twice does no harm.</summary>
    public static bool CanBeDoneAgain(Loop loop) =>
        !Collected(loop).Any()
            && !Statements.Loads(loop.Body).Any(load => Statements.Stores(loop.Body).Any(store => store.Target.Buffer == load.Buffer));
}
