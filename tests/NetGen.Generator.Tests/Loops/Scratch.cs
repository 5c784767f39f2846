
using NetGen.Generator.Checks;
using NetGen.Generator.Loops;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Printing;
using NetGen.Generator.Scheduling;
namespace NetGen.Generator.Tests.Loops;
public class Scratch
{
    [Fact(Explicit = true)]
    public void Show()
    {
        var target = new Target(256, "float", 256);
        var geometry = new WindowGeometry { InputHeight = 7, InputWidth = 6, InputChannels = 10, OutputChannels = 10, KernelHeight = 3, KernelWidth = 3, StrideHeight = 1, StrideWidth = 1 };
        foreach (var kernel in new LoopKernel[] { new PoolGradientKernel(geometry, false, 336, 528), new ChannelCopyKernel(1, 3, 3, 0, 16, 30, 0, 48), new ChannelCopyKernel(1, 27, 27, 0, 48, 30, 3, 48) })
        {
            var naive = kernel.Lower(new Layout(target.WidestLanes, 4));
            var scheduled = Scheduler.Schedule(naive, target);
            foreach (var m in new[] { naive, scheduled })
            {
                var writer = new CodeWriter();
                LoopPrinter.Print(writer, "float", m);
                Console.WriteLine(writer.ToString());
            }
            try { NestCheck.Prove(naive, scheduled); } catch (Exception e) { Console.WriteLine(e.Message); }
        }
    }
}
