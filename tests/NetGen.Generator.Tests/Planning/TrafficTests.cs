using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Scheduling;
using NetGen.Generator.Scheduling.Costs;

namespace NetGen.Generator.Tests.Planning;

/// <summary>What the cost model expects of memory: bytes by hand, and the order in which measured kernels stand.</summary>
public class TrafficTests
{
    private const int Lanes = 16;

    [Fact]
    public void What_a_cache_holds_is_there_already() =>
        Assert.Equal(0, Traffic.Into(Packed(256).Scheduled, rows: 32, scalarBytes: 4, capacity: 1 << 20));

    /// <summary>Every panel comes once for each of two blocks of rows, the rows come once, and what is written goes back.</summary>
    [Fact]
    public void Packed_panels_come_once_into_the_second_level()
    {
        const int rows = 126, width = 1024, blocks = 2;
        var expected = 4L * ((blocks * width * width) + (rows * width) + (2 * rows * width));

        Assert.InRange(Traffic.Into(Packed(width).Scheduled, rows, 4, 768 * 1024), 0.9 * expected, 1.15 * expected);
    }

    /// <summary>A panel of half a megabyte does not stay there.</summary>
    [Fact]
    public void First_level_sees_a_wide_panel_again_for_every_tile_of_rows() =>
        Assert.True(Traffic.Into(Packed(2048).Scheduled, 128, 4, 32 * 1024) > 128 / 6 * 4.0 * 2048 * 2048);

    /// <summary>
    /// Measured with <c>kernels Relu1024x3x10</c> on an EPYC with AVX-512, one core, 2026-11-29: microseconds of a call on 128 rows. The
    /// model may be wrong in time, not in which is longer by half.
    /// </summary>
    [Fact]
    public void Model_ranks_measured_kernels()
    {
        var relu = new Relu();
        (LoopKernel Kernel, double Microseconds)[] measured =
        [
            (new PackKernel(1024, 1024, 64, IsTransposed: false), 157),
            (Forward(1024, 1024, relu) with { Panel = 64 }, 2316),
            (Dot(1024, 10), 24.5),
            (new OuterKernel { Height = 10, Width = 1024, LeftStride = 16, RightStride = 1040 }, 23),
            (new ColumnSumKernel(10, 16), 0.07),
            (new OuterKernel { Height = 1024, Width = 1024, LeftStride = 1040, RightStride = 1040 }, 2557),
            (new ColumnSumKernel(1024, 1040), 4.6),
        ];
        var expected = measured.Select(row => NestCost.Nanoseconds(NestOf(row.Kernel).Scheduled, rows: 128, peak: 115) / 1e3).ToList();

        foreach (var (i, j) in measured.SelectMany((_, i) => measured.Select((_, j) => (i, j))))
        {
            if (measured[i].Microseconds > 1.5 * measured[j].Microseconds)
                Assert.True(expected[i] > expected[j], $"{measured[i].Kernel.Name} {expected[i]:0.0}, {measured[j].Kernel.Name} {expected[j]:0.0}");
        }
    }

    private static Nest Packed(int width) => NestOf(Forward(width, width, null) with { Panel = 64 });

    private static BroadcastKernel Forward(int depth, int width, ActivationFunction? epilogue) => new()
    {
        Depth = depth, Width = width, LeftStride = depth + 16, OutputStride = width + 16, Finish = ProductFinish.Bias, Epilogue = epilogue,
        IsGradient = false,
    };

    private static DotKernel Dot(int depth, int width) => new()
    {
        Depth = depth, Width = width, LeftStride = depth + 16, OutputStride = 16, Finish = ProductFinish.Bias, Epilogue = null, IsGradient = false,
    };

    private static Nest NestOf(LoopKernel kernel)
    {
        var naive = kernel.Lower(new Layout(Lanes, scalarBytes: 4));
        return new Nest(naive, Scheduler.Schedule(naive, new Target(512, "float", 512)));
    }
}
