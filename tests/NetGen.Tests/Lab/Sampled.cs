namespace NetGen.Tests.Lab;

/// <summary>
/// Cases that are much alike: of so many in a row the first is in every test run, the others are in the long category.
/// </summary>
/// <param name="oneIn">How many go by for one of every run.</param>
internal sealed class Sampled(int oneIn)
{
    /// <summary>Whether every test run has the case of that number.</summary>
    public bool IsAlways(int number) => number % oneIn == 0;

    /// <summary>A row for each case, in their order.</summary>
    public IEnumerable<TheoryDataRow<T>> Rows<T>(IEnumerable<T> cases) =>
        cases.Select((value, number) => new TheoryDataRow<T>(value) { Explicit = IsExplicit(number) });

    /// <summary>The same of pairs.</summary>
    public IEnumerable<TheoryDataRow<T1, T2>> Rows<T1, T2>(IEnumerable<(T1 First, T2 Second)> cases) =>
        cases.Select((value, number) => new TheoryDataRow<T1, T2>(value.First, value.Second) { Explicit = IsExplicit(number) });

    // Null leaves it to the test.
    private bool? IsExplicit(int number) => IsAlways(number) ? null : true;
}
