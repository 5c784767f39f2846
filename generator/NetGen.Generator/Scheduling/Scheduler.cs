using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>Makes of a plain nest the one that is fast on a target. It knows loops and accesses, not what they are for.</summary>
internal static class Scheduler
{
    public static Method Schedule(Method naive, Target target) => Spreading.Apply(FunctionsApart.Of(naive, target) is var (sums, functions)
        ? OneAfterTheOther(Sums(sums, target) ?? Elements(sums, target), Elements(functions, target))
        : Sums(naive, target) ?? Elements(naive, target));

    private static Method? Sums(Method naive, Target target) =>
        Tiling.Apply(naive, target) ?? DotTiling.Apply(naive, target) ?? WindowTiling.Apply(naive, target);

    private static Method Elements(Method naive, Target target) =>
        Merging.Apply(naive) is var merged && Transposing.Apply(merged, target) is { } turned ? turned
            : Vectorisation.Apply(merged, target);

    private static Method OneAfterTheOther(Method first, Method second) => first with
    {
        Body = first.Body.Concat(second.Body.Any(statement => statement is Let)
            ? new Statement[] { new Block(second.Body) } : second.Body).ToEquatableArray(),
    };
}
