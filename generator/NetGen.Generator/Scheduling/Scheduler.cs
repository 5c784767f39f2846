using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>Makes of a plain nest the one that is fast on a target. It knows loops and accesses, not what they are for.</summary>
internal static class Scheduler
{
    public static Method Schedule(Method naive, Target target) =>
        Spreading.Apply(Tiling.Apply(naive, target) ?? DotTiling.Apply(naive, target) ?? WindowTiling.Apply(naive, target)
            ?? Vectorisation.Apply(Merging.Apply(naive), target));
}
