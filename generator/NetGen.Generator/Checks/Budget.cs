using NetGen.Generator.Loops;

namespace NetGen.Generator.Checks;

/// <summary>A method is small enough for the JIT to take care of it: 16 KB of IL, 200 basic blocks, 300 locals.</summary>
internal static class Budget
{
    private const int MostBytes = 16 * 1024, MostBlocks = 200, MostLocals = 300, BytesOfLoop = 24, BlocksOfLoop = 3, BytesOfCall = 5,
        BytesOfLocal = 3, BytesOfPlace = 12;

    public static void Check(Method method, Action<bool, Func<string>> require)
    {
        var (loops, locals) = (Statements.Loops(method.Body).Count(), Statements.Lets(method.Body).Count());
        var bytes = Statements.Values(method.Body).Sum(value => BytesOfLocal + value.All.Sum(BytesOf))
            + (Statements.Stores(method.Body).Count() * (BytesOfPlace + BytesOfCall)) + (loops * BytesOfLoop);
        require(bytes <= MostBytes, () => $"it takes about {bytes} bytes of IL");
        require(loops * BlocksOfLoop <= MostBlocks, () => $"it has {loops} loops");
        require(locals <= MostLocals, () => $"it has {locals} locals");
    }

    /// <summary>What a node of an expression takes beside its operands: a local is loaded, the others are calls.</summary>
    private static int BytesOf(Expr node) => node switch
    {
        Local => BytesOfLocal,
        Constant => 2 * BytesOfCall,
        Load => BytesOfPlace + BytesOfCall,
        // Each operation on vectors is a call in the text, and an instruction behind it.
        _ => BytesOfCall,
    };
}
