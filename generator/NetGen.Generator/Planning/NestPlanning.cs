using NetGen.Generator.Checks;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Scheduling;

namespace NetGen.Generator.Planning;

/// <summary>Kernels to loops: each distinct one is lowered, scheduled and proved once.</summary>
internal static class NestPlanning
{
    /// <exception cref="UnprovenNest">A nest that cannot be proved.</exception>
    public static IReadOnlyDictionary<Kernel, Nest> Of(IEnumerable<Kernel> kernels, Target target)
    {
        var layout = new Layout(target.WidestLanes, target.ScalarBytes);
        return kernels.ToDictionary(kernel => kernel, kernel => Of((LoopKernel)kernel, target, layout));
    }

    private static Nest Of(LoopKernel kernel, Target target, Layout layout)
    {
        var naive = kernel.Lower(layout);
        var nest = new Nest(naive, Scheduler.Schedule(naive, target));
        NestCheck.Prove(nest.Naive, nest.Scheduled);
        return nest;
    }
}
