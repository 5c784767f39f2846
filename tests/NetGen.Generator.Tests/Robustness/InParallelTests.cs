using NetGen.Generator.Foundation;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>What is done on all cores comes out as from one.</summary>
public class InParallelTests
{
    private static readonly IReadOnlyList<int> Items = [.. Enumerable.Range(0, 500)];

    [Fact]
    public void Results_are_in_the_order_of_the_items() =>
        Assert.Equal(Items.Select(i => i * i), InParallel.Select(Items, i => i * i));

    [Fact]
    public void Fault_is_that_of_the_first_item_that_fails()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => InParallel.Select(Items, i =>
        {
            // The first one comes to its fault last.
            if (i == 17)
                Thread.Sleep(50);
            return i % 100 == 17 ? throw new InvalidOperationException($"item {i}") : i;
        }));

        Assert.Equal("item 17", fault.Message);
    }
}
