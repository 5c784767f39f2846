using NetGen.Generator.Checks;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Scheduling;

namespace NetGen.Generator.Planning;

/// <summary>
/// Kernels to loops: each distinct one is lowered, scheduled and proved once, and not again while the compiler stays in memory: a kernel
/// and a target say all of a nest, and an edit of a network leaves most of its kernels as they were.
/// </summary>
internal static class NestPlanning
{
    /// <summary>Proved nests of one generation: some megabytes. Of two, the older is forgotten when the newer is full.</summary>
    private const int Generation = 400;

    private static readonly object _lock = new();
    private static Dictionary<(LoopKernel Kernel, Target Target), Nest> _proved = [], _provedBefore = [];

    /// <exception cref="UnprovenNest">A nest that cannot be proved.</exception>
    public static IReadOnlyDictionary<Kernel, Nest> Of(IEnumerable<Kernel> kernels, Target target)
    {
        var layout = new Layout(target.WidestLanes, target.ScalarBytes);
        return kernels.ToDictionary(kernel => kernel, kernel => Of((LoopKernel)kernel, target, layout));
    }

    private static Nest Of(LoopKernel kernel, Target target, Layout layout)
    {
        lock (_lock)
        {
            if (_proved.TryGetValue((kernel, target), out var known))
                return known;
            if (_provedBefore.TryGetValue((kernel, target), out known))
                return Remember(kernel, target, known);
        }
        var naive = kernel.Lower(layout);
        var nest = new Nest(naive, Scheduler.Schedule(naive, target));
        NestCheck.Prove(nest.Naive, nest.Scheduled);
        lock (_lock)
            return Remember(kernel, target, nest);
    }

    private static Nest Remember(LoopKernel kernel, Target target, Nest nest)
    {
        if (_proved.Count >= Generation)
            (_proved, _provedBefore) = ([], _proved);
        return _proved[(kernel, target)] = nest;
    }
}
