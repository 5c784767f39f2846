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

    public static int Choose(IEnumerable<PlacedParameter> parameters) => parameters.Sum(parameter => (long)parameter.Length) > MostParameters ? 1 : Most;
}
