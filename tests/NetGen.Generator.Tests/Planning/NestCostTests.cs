using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;
using NetGen.Generator.Scheduling;
using NetGen.Generator.Scheduling.Costs;

namespace NetGen.Generator.Tests.Planning;

/// <summary>What the header says of a nest.</summary>
public class NestCostTests
{
    [Fact]
    public void Large_product_is_near_the_peak_and_a_narrow_one_is_not()
    {
        Assert.InRange(NestCost.ShareOfPeak(Product(784, 128), rows: 48)!.Value, 0.9, 1);
        // One accumulator a row, of eight lanes one is meant.
        Assert.InRange(NestCost.ShareOfPeak(Product(784, 1), rows: 48)!.Value, 0.05, 0.125);
    }

    [Fact]
    public void Rows_that_do_not_fill_a_tile_wait_for_their_sums() =>
        Assert.True(NestCost.ShareOfPeak(Product(784, 16), rows: 1) < 0.5 * NestCost.ShareOfPeak(Product(784, 16), rows: 48));

    [Fact]
    public void Text_has_the_loops_that_take_the_time() => Assert.Equal(
        "column by 16 to 128, row by 6, k to 784: 12 accumulators, 100 % of peak", NestText.Of(Product(784, 128), rows: 48));

    [Fact]
    public void Nest_without_sums_of_products_has_no_share()
    {
        var nest = NestOf(new ActivationKernel(new Relu(), 40, 48));
        Assert.Null(NestCost.ShareOfPeak(nest, rows: 48));
        Assert.Equal("row, column by 8 to 40", NestText.Of(nest, rows: 48));
    }

    [Theory]
    [InlineData((int)WeightOrder.OutputMajor, "unit to 16, k by 8 to 784: 1 accumulator, 10 % of peak")]
    [InlineData((int)WeightOrder.InputMajor, "k to 784: 2 accumulators, 11 % of peak")]
    public void Max_norm_goes_along_memory_a_vector_at_a_time(int order, string text) =>
        Assert.Equal(text, NestText.Of(NestOf(new MaxNormKernel(16, 784, (WeightOrder)order, Averages: false)), rows: 1));

    private static Nest Product(int depth, int width) => NestOf(new BroadcastKernel
    {
        Depth = depth, Width = width, LeftStride = 784 + 16, OutputStride = 144, Finish = ProductFinish.Bias, Epilogue = null, IsGradient = false,
    });

    private static Nest NestOf(LoopKernel kernel)
    {
        var naive = kernel.Lower(new Layout(lanes: 8, scalarBytes: 4));
        return new Nest(naive, Scheduler.Schedule(naive, new Target(256, "float", 256)));
    }
}
