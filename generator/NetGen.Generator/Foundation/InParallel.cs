using System.Runtime.ExceptionServices;

namespace NetGen.Generator.Foundation;

/// <summary>Work whose parts do not need each other, on all cores; what comes of it does not depend on who was first.</summary>
internal static class InParallel
{
    /// <summary>The result of each item, in their order. Where some fail, the exception is that of the first of them.</summary>
    public static IReadOnlyList<TResult> Select<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> work)
    {
        var (results, faults) = (new TResult[items.Count], new Exception?[items.Count]);
        Parallel.For(0, items.Count, i =>
        {
            try
            {
                results[i] = work(items[i]);
            }
            catch (Exception fault)
            {
                faults[i] = fault;
            }
        });
        if (Array.Find(faults, fault => fault is not null) is { } first)
            ExceptionDispatchInfo.Capture(first).Throw();
        return results;
    }
}
