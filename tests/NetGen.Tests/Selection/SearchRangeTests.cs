using NetGen.Selection;

namespace NetGen.Tests.Selection;

/// <summary>What ranges accept, and what values they give.</summary>
public sealed class SearchRangeTests
{
    private static readonly HyperparameterInfo Rate = new("LearningRate", IsInteger: false, IsLogarithmic: true);
    private static readonly HyperparameterInfo Fraction = new("Dropout1Rate", IsInteger: false, IsLogarithmic: false);

    [Fact]
    public void A_pair_is_on_the_scale_of_its_hyperparameter()
    {
        SearchRange range = (1e-4, 1);
        Assert.Equal(1e-2, range.OnScaleOf(Rate).At(0.5, isInteger: false), 1e-12);
        Assert.Equal(0.50005, range.OnScaleOf(Fraction).At(0.5, isInteger: false), 1e-12);
        SearchRange whole = (1, 3);
        Assert.Equal(SearchRange.Between(1, 3), whole);
    }

    [Fact]
    public void Ends_are_reached_and_never_left()
    {
        foreach (var range in new[] { SearchRange.Linear(-2, 3), SearchRange.Logarithmic(1e-7, 1e3) })
        {
            Assert.Equal(range.Low, range.At(0, isInteger: false));
            Assert.InRange(range.At(Math.BitDecrement(1.0), isInteger: false), range.Low, range.High);
            Assert.Equal([range.Low, range.High], range.Grid(2, isInteger: false));
        }
    }

    [Fact]
    public void Whole_numbers_are_equally_likely()
    {
        var range = SearchRange.Linear(2, 5);
        var counts = Enumerable.Range(0, 4000).GroupBy(i => range.At((i + 0.5) / 4000, isInteger: true)).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal([2, 3, 4, 5], counts.Keys.Order());
        Assert.All(counts.Values, count => Assert.Equal(1000, count));
    }

    [Fact]
    public void A_grid_of_whole_numbers_has_none_twice() => Assert.Equal([1, 2, 3], SearchRange.Linear(1, 3).Grid(9, isInteger: true));

    [Fact]
    public void Choices_are_equally_likely_and_kept_in_order()
    {
        var range = SearchRange.OneOf(8, 1, 64);
        Assert.Equal([8, 1, 64], range.Grid(2, isInteger: true));
        Assert.Equal([8, 1, 64], new[] { 0.1, 0.5, 0.99 }.Select(place => range.At(place, isInteger: false)));
    }

    [Fact]
    public void Impossible_ranges_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SearchRange.Linear(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SearchRange.Between(0, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => SearchRange.Linear(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SearchRange.Logarithmic(0, 1));
        Assert.Throws<ArgumentException>(() => SearchRange.OneOf());
        Assert.Throws<ArgumentException>(() => SearchRange.OneOf(1, 2, 1));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => SearchRange.Between(0, 1).OnScaleOf(Rate));
        Assert.Contains("LearningRate", error.Message, StringComparison.Ordinal);
        Assert.Contains("SearchRange.Linear", error.Message, StringComparison.Ordinal);
    }
}
