using NetGen.Generator.Checks;
using NetGen.Generator.Loops;
using NetGen.Generator.Lowering;
using NetGen.Generator.Scheduling;

namespace NetGen.Generator.Tests.Loops;

/// <summary>The first dense layer of VGG-16: what is proved of a gradient of 103 million elements must not need a list of them.</summary>
public class WideMatrixTests
{
    private static readonly Target Target = new(256, "float", 512);

    private static readonly Method Naive = new OuterKernel { Height = 25_088, Width = 4_096, LeftStride = 25_104, RightStride = 4_112 }
        .Lower(new Layout(Target.WidestLanes, Target.ScalarBytes));

    private static readonly Method Scheduled = Scheduler.Schedule(Naive, Target);

    private static Loop Panels => Assert.IsType<Loop>(Assert.Single(Scheduled.Body));

    [Fact]
    public void Gradient_of_a_wide_matrix_is_proved() => NestCheck.Prove(Naive, Scheduled);

    [Fact]
    public void Gradient_without_the_rows_behind_the_last_tile_is_refused() => AssertRefused(Panels with { Body = Panels.Body.Take(1).ToEquatableArray() });

    [Fact]
    public void Gradient_without_its_last_panel_is_refused() => AssertRefused(Panels with { To = Panels.To.Constant - Panels.Step });

    private static void AssertRefused(Loop panels) => Assert.Contains(
        "not all of gradient is written",
        Assert.Throws<UnprovenNest>(() => NestCheck.Prove(Naive, Scheduled with { Body = new Statement[] { panels }.ToEquatableArray() })).Message);
}
