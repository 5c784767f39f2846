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

    private static Loop Blocks => Assert.IsType<Loop>(Scheduled.Body[0]);

    [Fact]
    public void Gradient_of_a_wide_matrix_is_proved() => NestCheck.Prove(Naive, Scheduled);

    /// <summary>Behind the last block stand more rows than a tile has, as many, or fewer.</summary>
    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void Gradients_of_all_heights_are_proved(int bits)
    {
        var target = new Target(bits, "float", Math.Max(bits, 256));
        foreach (var height in Enumerable.Range(380, 24).Append(965))
        {
            foreach (var width in new[] { 64, 65, 100 })
                Kernels.Prove(new OuterKernel { Height = height, Width = width, LeftStride = 0, RightStride = 128 }, target);
        }
    }

    [Fact]
    public void Gradient_without_the_rows_behind_the_last_block_is_refused() => AssertRefused(Blocks);

    [Fact]
    public void Gradient_without_the_last_tile_of_each_block_is_refused() => AssertRefused(
        Blocks with { Body = Inside(Panels with { Body = Inside(Tiles with { To = Tiles.To.Constant - Tiles.Step }) }) }, Rest);

    [Fact]
    public void Gradient_without_its_last_panel_is_refused() => AssertRefused(
        Blocks with { Body = Inside(Panels with { To = Panels.To.Constant - Panels.Step }) }, Rest);

    private static Loop Panels => Assert.IsType<Loop>(Assert.Single(Blocks.Body));

    private static Loop Tiles => Assert.IsType<Loop>(Assert.Single(Panels.Body));

    private static Statement Rest => Scheduled.Body[1];

    private static EquatableArray<Statement> Inside(params Statement[] body) => body.ToEquatableArray();

    private static void AssertRefused(params Statement[] body) => Assert.Contains(
        "not all of gradient is written",
        Assert.Throws<UnprovenNest>(() => NestCheck.Prove(Naive, Scheduled with { Body = body.ToEquatableArray() })).Message);
}
