using NetGen.Generator.Loops;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Loops;

/// <summary>
/// What is printed is what was proved: compiled nests of random shapes, at 128, 256 and 512 bits, in float and double, on pages behind
/// which there is nothing, give what the interpreter gives of the naive ones, and leave the rest as it was.
/// </summary>
public class CompiledNestTests
{
    [Fact]
    public void Compiled_nest_gives_what_the_interpreter_gives() => Compare(150);

    [Fact(Explicit = true)]
    public void Two_thousand_compiled_nests_give_what_the_interpreter_gives() => Compare(2_000);

    private static void Compare(int count)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Guarded pages are made by mmap.");
        var cases = new List<NestCase>();
        RandomNests.Cases.Each(count, cases.Add, atOnce: false);
        var compiled = new CompiledNests([.. cases.Select(nest => (nest.Scheduled, nest.Target.Scalar))]);
        for (var i = 0; i < cases.Count; i++)
        {
            foreach (var rows in new[] { 1, cases[i].Rows, 19 })
                Compare(cases[i], rows, compiled.Run(i, rows));
        }
    }

    private static void Compare(NestCase nest, int rows, IReadOnlyDictionary<string, double[]> actual)
    {
        var (expected, _) = NestMemory.Interpret(nest.Naive, rows);
        var tolerance = nest.Target.Scalar == "double" ? 1e-12 : 1e-4;
        // What picks has numbers of its own.
        var picking = Statements.Loops(nest.Naive.Body).Select(loop => loop.Picked?.Buffer).ToArray();
        foreach (var buffer in nest.Naive.Buffers.Where(buffer => buffer is not { Element: Element.Integer, Use: BufferUse.Read }
            && !picking.Contains(buffer)))
        {
            var promised = buffer.Width + buffer.Zeros;
            for (var i = 0; i < actual[buffer.Name].Length; i++)
            {
                var isPromised = Cells<double>.InRow(buffer, i) < promised && buffer.Use != BufferUse.Read;
                var wanted = isPromised ? NestMemory.Expected(expected, buffer, i) : NestMemory.Initial(buffer, i);
                var bound = tolerance * (1 + Math.Abs(wanted));
                Assert.True(actual[buffer.Name][i].Equals(wanted) || Math.Abs(actual[buffer.Name][i] - wanted) <= bound,
                    $"{buffer.Name}[{i}] is {actual[buffer.Name][i]}, not {wanted}: {nest}");
            }
        }
    }
}
