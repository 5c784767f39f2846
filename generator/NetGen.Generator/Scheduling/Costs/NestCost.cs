using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Scheduling.Costs;

/// <summary>
/// What a nest takes of a <see cref="Core"/>: the longer of the time in which its instructions start and that in which its operands come,
/// from each level of memory to the next. A prediction from the nest alone.
/// </summary>
internal static class NestCost
{
    private static readonly Core _core = Core.Usual;

    /// <summary>In operations: what is no single instruction.</summary>
    private const int Division = 8, Function = 16;

    /// <summary>
    /// The multiply-adds that are meant, by those that the core could do in the time; null for a nest that sums no products.
    /// </summary>
    /// <param name="nest">The nest.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="scalarBytes">Bytes of an element.</param>
    public static double? ShareOfPeak(Nest nest, int rows, int scalarBytes = sizeof(float)) =>
        Products(nest.Naive.Body, rows) is var products && products > 0
            ? products / (Cycles(nest.Scheduled, rows, scalarBytes) * _core.Operations * nest.Scheduled.Lanes)
            : null;

    /// <summary>Cycles of a whole nest, with what its operands take to come.</summary>
    public static double Cycles(Method nest, int rows, int scalarBytes = sizeof(float)) => Math.Max(Cycles(nest.Body, rows),
        _core.Caches.Max(cache => Traffic.Into(nest, rows, scalarBytes, cache.Bytes) / cache.BytesPerCycle));

    /// <summary>The time of a nest on a core whose peak with such vectors is known, in GFLOP/s.</summary>
    public static double Nanoseconds(Method nest, int rows, double peak) =>
        Cycles(nest, rows) * 2 * _core.Operations * nest.Lanes / peak;

    /// <summary>Cycles of a loop, from its first iteration to its last.</summary>
    public static double Cycles(Loop loop, int rows) => Trips(loop, rows) * (Own(loop.Body, isRepeated: true) + Inner(loop.Body, rows));

    private static double Cycles(EquatableArray<Statement> body, int rows) => Own(body, isRepeated: false) + Inner(body, rows);

    private static double Inner(EquatableArray<Statement> body, int rows) => body.Sum(statement => statement switch
    {
        Loop loop => Cycles(loop, rows),
        Block block => Own(block.Body, isRepeated: true) + Inner(block.Body, rows),
        // The others hold no statements, and are counted by Own.
        _ => 0,
    });

    /// <summary>Of the statements that stand in a body themselves.</summary>
    private static double Own(EquatableArray<Statement> body, bool isRepeated)
    {
        var own = body.Where(statement => statement is not (Loop or Block)).ToList();
        var parts = own.Select(Statements.ValueOf).SelectMany(value => value.All).ToList();
        return new[]
        {
            parts.OfType<Load>().Count() / _core.Loads,
            own.OfType<Store>().Count() / _core.Stores,
            parts.Sum(OperationsOf) / _core.Operations,
            isRepeated && own.Exists(statement => statement is Set) ? _core.SumLatency : 0,
        }.Max();
    }

    private static int OperationsOf(Expr part) => part switch
    {
        Constant or Given or Local or Load or Spread => 0,
        Call => Function,
        Unary { Operation: UnaryOperation.Sqrt } or Binary { Operation: BinaryOperation.Divide } => Division,
        // One instruction, or a few.
        _ => 1,
    };

    /// <summary>Multiply-adds that a sum is made of.</summary>
    public static double Products(EquatableArray<Statement> body, int rows) => body.Sum(statement => statement switch
    {
        Loop loop => Trips(loop, rows) * Products(loop.Body, rows),
        Block block => Products(block.Body, rows),
        Set { Value: MultiplyAdd } => 1,
        // The others multiply nothing that a sum is made of.
        _ => 0.0,
    });

    /// <summary>Iterations of a loop: one where memory picks which.</summary>
    public static double Trips(Loop loop, int rows) => loop.Picked is not null ? 1
        : Math.Max(0, (loop.To.Value(rows) - loop.From.Value(rows) + loop.Step - 1) / loop.Step);
}
