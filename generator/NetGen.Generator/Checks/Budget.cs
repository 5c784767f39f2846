using NetGen.Generator.Loops;

namespace NetGen.Generator.Checks;

/// <summary>A method is small enough for the JIT to take care of it: 16 KB of IL, 200 basic blocks, 300 locals.</summary>
internal static class Budget
{
    /// <summary>A node of an expression is a call of five bytes and its operands' loads, or a constant.</summary>
    private const int BytesOfNode = 9, BytesOfLoop = 24, BlocksOfLoop = 3, MostBytes = 16 * 1024, MostBlocks = 200, MostLocals = 300;

    public static void Check(Method method, Action<bool, Func<string>> require)
    {
        var (loops, locals) = (Statements.Loops(method.Body).Count(), Statements.Lets(method.Body).Count());
        var bytes = (Statements.Values(method.Body).Sum(value => value.All.Count()) * BytesOfNode) + (loops * BytesOfLoop);
        require(bytes <= MostBytes, () => $"it takes about {bytes} bytes of IL");
        require(loops * BlocksOfLoop <= MostBlocks, () => $"it has {loops} loops");
        require(locals <= MostLocals, () => $"it has {locals} locals");
    }
}
