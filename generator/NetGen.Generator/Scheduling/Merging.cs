using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>Two loops, one around the other, that go over memory without a gap become one; a loop that runs once around another is
/// none.</summary>
internal static class Merging
{
    public static Method Apply(Method method) => method with { Body = Of(method.Body) };

    private static EquatableArray<Statement> Of(EquatableArray<Statement> body)
    {
        var merged = body.Select(statement => statement is Loop loop ? Of(loop with { Body = Of(loop.Body) }) : statement)
            .ToEquatableArray();
        // Only where its names meet no others.
        return merged.Count == 1 && merged[0] is Loop
        {
            From: { Constant: 0, Symbol: null }, To: { Constant: 1, Symbol: null },
            Picked: null
        } once && once.Body.Any(inner => inner is Loop) && !Neighbours.Are(once)
            ? With(once.Body, once.Variable, 0)
            : merged;
    }

    private static Loop Of(Loop outer) =>
        outer.Body.Count == 1 && outer.Body[0] is Loop inner && IsPlain(outer) && IsPlain(inner) && !IsLongSum(outer, inner)
            && IndicesOf(inner.Body)
                .All(index => index.CoefficientOf(outer.Variable) == index.CoefficientOf(inner.Variable) * inner.To.Constant)
            ? inner with { To = outer.To.Constant * inner.To.Constant, Body = With(inner.Body, outer.Variable, 0) }
            : outer;

    private static bool IsLongSum(Loop outer, Loop inner) =>
        (long)outer.To.Constant * inner.To.Constant > Limits.MergedSum && Statements.All(inner.Body).Any(statement => statement is Set);

    private static bool IsPlain(Loop loop) => loop is { From: { Constant: 0, Symbol: null }, To.Symbol: null, Step: 1, Picked: null };

    /// <summary>Everything that depends on loops.</summary>
    private static IEnumerable<Loops.Index> IndicesOf(EquatableArray<Statement> body) =>
        Statements.Accesses(body).Select(access => access.Offset)
        .Concat(Statements.Values(body).SelectMany(value => value.All).OfType<KeptByDropout>().Select(kept => kept.Element));

    private static EquatableArray<Statement> With(EquatableArray<Statement> body, Variable variable, int value) =>
        Statements.MapIndices(body, index => index.With(variable, value));
}
