using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// What a nest takes of a core that starts two operations on vectors, two loads and one store in a cycle, and has a sum ready for the next
/// addend after four: a prediction from the nest alone, for memory that is near.
/// </summary>
internal static class NestCost
{
    private const double OperationsPerCycle = 2, LoadsPerCycle = 2, StoresPerCycle = 1, CyclesOfSum = 4;

    /// <summary>In operations: what is no single instruction.</summary>
    private const int Division = 8, Function = 16;

    /// <summary>
    /// The multiply-adds that are meant, by those that the core could do in the time; null for a nest that sums no products.
    /// </summary>
    /// <param name="nest">The nest.</param>
    /// <param name="rows">The number of rows.</param>
    public static double? ShareOfPeak(Nest nest, int rows) =>
        Products(nest.Naive.Body, rows) is var products && products > 0
            ? products / (Cycles(nest.Scheduled.Body, rows) * OperationsPerCycle * nest.Scheduled.Lanes)
            : null;

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
            parts.OfType<Load>().Count() / LoadsPerCycle,
            own.OfType<Store>().Count() / StoresPerCycle,
            parts.Sum(OperationsOf) / OperationsPerCycle,
            isRepeated && own.Exists(statement => statement is Set) ? CyclesOfSum : 0,
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
    private static double Products(EquatableArray<Statement> body, int rows) => body.Sum(statement => statement switch
    {
        Loop loop => Trips(loop, rows) * Products(loop.Body, rows),
        Block block => Products(block.Body, rows),
        Set { Value: MultiplyAdd } => 1,
        // The others multiply nothing that a sum is made of.
        _ => 0.0,
    });

    private static double Trips(Loop loop, int rows) =>
        Math.Max(0, (loop.To.Value(rows) - loop.From.Value(rows) + loop.Step - 1) / loop.Step);
}
