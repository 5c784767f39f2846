extern alias compiler;

using System.Globalization;
using compiler::NetGen.Generator.Model;
using compiler::NetGen.Generator.Scheduling.Costs;

namespace NetGen.Benchmarks.Kernels;

/// <summary>Every kernel of a training step beside what the compiler expects of it, in the share of the core's peak and in time.</summary>
internal static class KernelTable
{
    /// <summary>Milliseconds of a turn, and turns; the median counts.</summary>
    private const double Turn = 12;
    private const int Turns = 5;

    /// <param name="filter">A part of the names of the networks' classes.</param>
    public static void Run(string filter)
    {
        var peak = Race.Peak(milliseconds: 50);
        Console.WriteLine(Text($"The core's peak is {peak:0} GFLOP/s; vectors of {PlannedNetwork.VectorBits} bits. Each kernel is called again and again on memory of its own."));
        foreach (var network in PlannedNetwork.All(filter))
        {
            var plan = network.Plan;
            Console.WriteLine();
            Console.WriteLine(Text($"{network.Type.Name}, micro-batches of {plan.MicroBatch}"));
            Console.WriteLine($"{"kernel",-52}{"µs",10}{"expected",10}{"of peak",9}{"expected",10}");
            double total = 0;
            foreach (var (kernel, rows) in KernelsOf(plan))
            {
                var nest = plan.Nests[kernel];
                using var run = new KernelRun(network.MethodOf(kernel), nest.Scheduled, rows);
                var time = Race.Median(Enumerable.Range(0, Turns).Select(_ => run.Measure(Turn)));
                var flops = 2 * NestCost.Products(nest.Naive.Body, rows);
                var expected = NestCost.Nanoseconds(nest.Scheduled, rows, peak) / 1e3;
                total += time;
                Console.WriteLine($"{kernel.Name,-52}{Text($"{time:0.00}"),10}{Text($"{expected:0.00}"),10}"
                    + $"{(flops == 0 ? "" : Text($"{flops / time / 1e3 / peak:0 %}")),9}{(flops == 0 ? "" : Text($"{flops / expected / 1e3 / peak:0 %}")),10}");
            }
            Console.WriteLine($"{"all",-52}{Text($"{total:0.00}"),10}");
        }
    }

    /// <summary>In the order of the step, with the rows that they are called with.</summary>
    private static IEnumerable<(Kernel Kernel, int Rows)> KernelsOf(Plan plan) => plan.Training!.Calls
        .SelectMany(call => call is ByCount choice ? [choice.OfMany] : call.Kernels)
        .Select(call => (call.Kernel, plan.StepSamples * (call.Operands.OfType<RowsOperand>().FirstOrDefault()?.Steps ?? 1)))
        .Concat(plan.Kernels.Where(kernel => kernel is compiler::NetGen.Generator.Lowering.UpdateKernel)
            .Select(kernel => (kernel, plan.ParameterCount)))
        .Distinct();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
