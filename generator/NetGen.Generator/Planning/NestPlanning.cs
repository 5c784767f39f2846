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
        var nests = kernels.Cast<LoopKernel>().ToDictionary(kernel => (Kernel)kernel, kernel => Known(kernel, target));
        var unknown = nests.Where(nest => nest.Value is null).Select(nest => (LoopKernel)nest.Key).ToList();
        // No proof needs another.
        var proved = InParallel.Select(unknown, kernel => Proved(kernel, target, layout));
        for (var i = 0; i < unknown.Count; i++)
            nests[unknown[i]] = Remember(unknown[i], target, proved[i]);
        return nests.ToDictionary(nest => nest.Key, nest => nest.Value!);
    }

    /// <summary>Forgets every proof: for measurements of a compiler that has seen no network.</summary>
    public static void Forget()
    {
        lock (_lock)
            (_proved, _provedBefore) = ([], []);
    }

    private static Nest? Known(LoopKernel kernel, Target target)
    {
        lock (_lock)
        {
            return _proved.TryGetValue((kernel, target), out var known) ? known
                : _provedBefore.TryGetValue((kernel, target), out known) ? Remember(kernel, target, known)
                : null;
        }
    }

    private static Nest Proved(LoopKernel kernel, Target target, Layout layout)
    {
        var naive = kernel.Lower(layout);
        var nest = new Nest(naive, Scheduler.Schedule(naive, target));
        NestCheck.Prove(nest.Naive, nest.Scheduled);
        return nest;
    }

    private static Nest Remember(LoopKernel kernel, Target target, Nest nest)
    {
        lock (_lock)
        {
            if (_proved.Count >= Generation)
                (_proved, _provedBefore) = ([], _proved);
            return _proved[(kernel, target)] = nest;
        }
    }
}
