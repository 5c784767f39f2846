using System.Diagnostics;
using NetGen.Generator.Checks;
using NetGen.Generator.Lowering;
using NetGen.Generator.Scheduling;
using NetGen.Generator.Model;
namespace NetGen.Generator.Tests.Loops;
public class ConvProbe
{
    [Fact]
    public void Probe()
    {
        var failures = new List<string>();
        var (count, watch) = (0, Stopwatch.StartNew());
        foreach (var kind in new[] { 55, 56, 57, 58, 59, 60, 61 })
            foreach (var bits in new[] { 128, 256, 512 })
                for (var width = 1; width <= 70; width += 1 + (width / 12))
                    for (var positions = 2; positions <= 9; positions += 3)
                    {
                        var target = new Target(bits, (width + positions) % 3 == 0 ? "double" : "float", 512);
                        var kernel = Kernels.Of(target, kind, width, positions, Kernels.Functions[width % Kernels.Functions.Length], (width + positions) % 2 == 0);
                        count++;
                        try
                        {
                            var naive = kernel.Lower(new Layout(target.WidestLanes, target.ScalarBytes));
                            NestCheck.Prove(naive, Scheduler.Schedule(naive, target));
                        }
                        catch (Exception e)
                        {
                            failures.Add($"{kind} {bits} {target.Scalar} {width} {positions} {kernel.Name}: {e.GetType().Name} {e.Message}" + (e is UnprovenNest ? "" : "\n" + e.StackTrace!.Split('\n')[0]));
                        }
                    }
        File.WriteAllText("/tmp/probe.txt", $"{count} kernels, {watch.ElapsedMilliseconds} ms, {failures.Count} failures\n" + string.Join("\n", failures));
        Assert.Empty(failures);
    }

    [Fact]
    public void Show()
    {
        var target = new Target(128, "float", 512);
        var kernel = Kernels.Of(target, 58, 18, 8, Kernels.Functions[18 % Kernels.Functions.Length], true);
        var naive = kernel.Lower(new Layout(target.WidestLanes, target.ScalarBytes));
        var writer = new NetGen.Generator.Printing.CodeWriter();
        NetGen.Generator.Printing.LoopPrinter.Print(writer, "float", naive);
        NetGen.Generator.Printing.LoopPrinter.Print(writer, "float", Scheduler.Schedule(naive, target));
        File.WriteAllText("/tmp/show.txt", writer.ToString());
    }
}
