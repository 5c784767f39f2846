using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Printing;
using NetGen.Generator.Scheduling;

namespace NetGen.Generator.Tests.Loops;

public class PrintNests
{
    [Fact(Explicit = true)]
    public void Print()
    {
        var writer = new CodeWriter();
        foreach (var (scalar, bits) in new[] { ("double", 128) })
        {
            var target = new Target(bits, scalar, 256);
            var layout = new Layout(target.WidestLanes, target.ScalarBytes);
            foreach (var kernel in new LoopKernel[] { new LogSoftmaxKernel(1, 3, 8) })
                LoopPrinter.Print(writer, scalar, Scheduler.Schedule(kernel.Lower(layout), target));
        }
        File.WriteAllText("/tmp/loops-reduce/nests.cs", writer.ToString());
    }
}
