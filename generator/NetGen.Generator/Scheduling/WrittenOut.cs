using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>A few iterations without a loop: the taps of a small window.</summary>
internal static class WrittenOut
{
    /// <summary>The loop's iterations one after the other; null where there are too many.</summary>
    public static EquatableArray<Statement>? Of(Loop loop) =>
        TripsOf(loop) is { } trips && trips <= Limits.WrittenOutTaps ? Steps(loop).ToEquatableArray() : null;

    /// <summary>A sum begins with its first term, a maximum with its first value.</summary>
    public static IEnumerable<Statement> Begun(IEnumerable<Statement> body)
    {
        Let? start = null;
        foreach (var statement in body)
        {
            if (start is { Value: Constant { Value: var value } }
                && statement is Set { Value: Binary { Left: Local { Name: var name } } step } && name == start.Name
                && ((Set)statement).Name == name && IsNeutral(value, step.Operation) && !step.Right.All.Contains(step.Left))
            {
                yield return new Let(name, step.Right);
                start = null;
                continue;
            }
            if (start is not null)
                yield return start;
            start = statement as Let;
            if (start is null)
                yield return statement;
        }
        if (start is not null)
            yield return start;
    }

    private static bool IsNeutral(double value, BinaryOperation operation) => operation switch
    {
        BinaryOperation.Add => value == 0,
        BinaryOperation.Maximum or BinaryOperation.MaximumNative => double.IsNegativeInfinity(value),
        // Nothing else is begun with a constant.
        _ => false,
    };

    /// <summary>How often what is in the loops runs; null where there is more than loops.</summary>
    private static int? TripsOf(Loop loop)
    {
        if (loop is not { From: { Constant: 0, Symbol: null }, To.Symbol: null, Step: 1, Picked: null })
            return null;
        var inside = loop.Body.Count == 1 && loop.Body[0] is Loop inner
            ? TripsOf(inner)
            : loop.Body.All(statement => statement is Let or Set or Store) ? 1 : null;
        return inside * loop.To.Constant;
    }

    private static IEnumerable<Statement> Steps(Loop loop)
    {
        for (var i = 0; i < loop.To.Constant; i++)
        {
            var step = Statements.MapIndices(loop.Body, index => index.With(loop.Variable, i));
            var steps = step.Count == 1 && step[0] is Loop inner
                ? Steps(inner)
                : step.Any(statement => statement is Let) ? [new Block(step)] : step;
            foreach (var statement in steps)
                yield return statement;
        }
    }
}
