using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// Into how many shards a batch may be divided. A plan's number, not a machine's: the order in which gradients are summed follows from it,
/// and must be the same for any number of threads.
/// </summary>
internal static class ShardChoice
{
    private const int Most = 8;

    // Every thread has gradients of its own: beyond this they cost more memory than a thread is worth.
    private const int MostParameters = 16 << 20;

    /// <param name="training">Null for a network that only predicts. One that needs a whole batch at once (its statistics) is not
    /// divided.</param>
    /// <param name="parameters">What there are gradients of.</param>
    public static int Choose(ProgramPlan? training, IEnumerable<PlacedParameter> parameters) =>
        training?.Capacity is null || parameters.Sum(parameter => (long)parameter.Length) > MostParameters ? 1 : Most;
}
