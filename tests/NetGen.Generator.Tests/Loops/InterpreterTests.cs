using NetGen.Generator.Checks;
using NetGen.Generator.Loops;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Loops;

/// <summary>Schedules change nothing: not what is computed, not what lies beside it.</summary>
public class InterpreterTests
{
    [Fact]
    public void Scheduled_nest_leaves_what_the_naive_one_leaves_and_is_proved() => RandomNests.Cases.Each(400, Holds);

    [Fact(Explicit = true)]
    public void Many_scheduled_nests_leave_what_the_naive_ones_leave() => RandomNests.Cases.Each(20_000, Holds);

    private static void Holds(NestCase nest)
    {
        var scheduled = nest.Scheduled;
        NestCheck.Prove(nest.Naive, scheduled);
        var (expected, _) = NestMemory.Interpret(nest.Naive, nest.Rows);
        var (actual, _) = NestMemory.Interpret(scheduled, nest.Rows);
        foreach (var (buffer, offset) in NestMemory.Promised(scheduled, nest.Rows))
        {
            var wanted = NestMemory.Expected(expected, buffer, offset);
            Assert.Equal(wanted, actual.Read(buffer, offset), double.IsFinite(wanted) ? 1e-12 * Math.Max(1, Math.Abs(wanted)) : 1e-12);
        }
    }

    [Fact]
    public void Interpreter_counts_loads_stores_and_multiply_adds()
    {
        var x = new Generator.Loops.Buffer("x", new[] { new Axis(6, 1) }.ToEquatableArray(), BufferUse.Update, 0);
        var i = new Variable("i");
        var nest = new Method("Count", "", EquatableArray<Argument>.Empty, new Statement[]
        {
            Loop.Over(i, 6, new Store(x.At(i), Expr.MultiplyAdd(new Load(x.At(i)), new Load(x.At(0)), 2))),
        }.ToEquatableArray());

        var (_, run) = NestMemory.Interpret(nest, rows: 0);

        Assert.Equal((12, 6, 6), (run.Loads, run.Stores, run.MultiplyAdds));
    }
}
