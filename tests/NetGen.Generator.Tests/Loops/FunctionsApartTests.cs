using NetGen.Generator.Loops;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;
using NetGen.Generator.Scheduling;

namespace NetGen.Generator.Tests.Loops;

/// <summary>Products with a long function behind them: where registers are few, the function has a loop of its own, and it is proved.</summary>
public class FunctionsApartTests
{
    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void Products_of_all_widths_are_proved(int bits)
    {
        var target = new Target(bits, "float", Math.Max(bits, 256));
        for (var width = 1; width <= 40; width++)
        {
            foreach (var kernel in Products(width))
                Kernels.Prove(kernel, target);
        }
    }

    [Fact]
    public void Loop_that_sums_has_no_function_around_it()
    {
        var target = new Target(256, "float", 256);
        var naive = Broadcast(64, new Tanh()).Lower(new Layout(target.WidestLanes, target.ScalarBytes));
        var scheduled = Scheduler.Schedule(naive, target);
        Assert.All(scheduled.Body.OfType<Loop>().Where(loop => Sums(loop.Body)), loop => Assert.False(Calls(loop.Body)));
        Assert.Contains(scheduled.Body.OfType<Loop>(), loop => Calls(loop.Body));
        // With 32 registers both have room.
        var wide = Scheduler.Schedule(naive, target with { VectorBits = 512, WidestBits = 512 });
        Assert.All(wide.Body.OfType<Loop>(), loop => Assert.True(Sums(loop.Body) && Calls(loop.Body)));
    }

    private static bool Sums(EquatableArray<Statement> body) => Statements.All(body).Any(statement => statement is Set);

    private static bool Calls(EquatableArray<Statement> body) =>
        Statements.Values(body).SelectMany(value => value.All).Any(part => part is Call);

    private static IEnumerable<LoopKernel> Products(int width) =>
        new ActivationFunction[] { new Tanh(), new Sigmoid() }.SelectMany(function => new LoopKernel[]
        {
            Broadcast(width, function),
            new DotKernel
            {
                Depth = 24, Width = width, LeftStride = StrideOf(24), OutputStride = StrideOf(width), Finish = ProductFinish.Bias,
                Epilogue = function, IsGradient = false,
            },
        });

    private static BroadcastKernel Broadcast(int width, ActivationFunction function) => new()
    {
        Depth = 24, Width = width, LeftStride = StrideOf(24), OutputStride = StrideOf(width), Finish = ProductFinish.Bias,
        Epilogue = function, IsGradient = false,
    };

    private static int StrideOf(int width) => RowLayout.StrideOf(new TensorShape(width), 8);
}
