using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// Whether a micro-batch adds to each element of a gradient once: one call for each parameter, not in a loop over steps, whose kernel
/// adds a whole sum to what was there. Weight gradients of dense layers do, those of convolutions add sample by sample.
/// </summary>
internal static class SingleAdditions
{
    /// <param name="training">The program of a micro-batch.</param>
    /// <param name="nests">The loops of its kernels.</param>
    public static bool In(ProgramPlan training, IReadOnlyDictionary<Kernel, Nest> nests)
    {
        if (training.Capacity is null || training.Calls.OfType<TimeLoop>().SelectMany(loop => loop.Kernels).Any(Adds))
            return false;
        var added = training.KernelCalls.SelectMany(call => call.Operands.OfType<GradientOperand>()).ToList();
        return added.Distinct().Count() == added.Count
            && training.KernelCalls.Where(Adds).Select(call => nests[call.Kernel])
                .All(nest => StoresOnce(nest.Naive) && StoresOnce(nest.Scheduled));
    }

    private static bool Adds(KernelCall call) => call.Operands.OfType<GradientOperand>().Any();

    /// <summary>
    /// Every loop around a store moves it, and no two stores of a stretch of statements have one place. Stretches have places of their own:
    /// what two of them added to would be another sum than that of the naive nest, which <see cref="Checks.NestCheck"/> compares.
    /// </summary>
    private static bool StoresOnce(Method nest) => StoresOnce(nest.Body, []);

    private static bool StoresOnce(EquatableArray<Statement> body, IReadOnlyList<Variable> around)
    {
        var updates = body.OfType<Store>().Where(IsUpdate).ToList();
        return updates.TrueForAll(store => AddsToOld(store) && around.All(variable => store.Target.Offset.CoefficientOf(variable) != 0))
            && updates.Select(store => (store.Target.Buffer.Name, store.Target.Offset)).Distinct().Count() == updates.Count
            && body.All(statement => statement switch
            {
                Loop loop => (loop.Picked is null && StoresOnce(loop.Body, [.. around, loop.Variable]))
                    || !Statements.Stores(loop.Body).Any(IsUpdate),
                Block block => StoresOnce(block.Body, around),
                // The others hold no statements.
                _ => true,
            });
    }

    private static bool IsUpdate(Store store) => store.Target.Buffer.Use == BufferUse.Update;

    /// <summary>old + sum, where the sum knows nothing of what was there.</summary>
    private static bool AddsToOld(Store store) =>
        store.Value is Binary { Operation: BinaryOperation.Add, Left: Load old, Right: var sum }
            && old.Access.Buffer.Name == store.Target.Buffer.Name && old.Access.Offset == store.Target.Offset
            && !sum.All.OfType<Load>().Any();
}
