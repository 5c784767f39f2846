namespace NetGen.Tests.Lab;

/// <summary>
/// The networks of sampled cases in two compilations, each made when the first of its networks is asked for: a short run does not wait for
/// networks that it does not look at.
/// </summary>
/// <param name="sample">Which are in every run.</param>
/// <param name="count">Of all cases.</param>
/// <param name="compile">Compiles the networks of some numbers.</param>
internal sealed class SampledLabs(Sampled sample, int count, Func<IReadOnlyList<int>, NetworkLab> compile)
{
    private readonly Lazy<NetworkLab> _always = new(() => compile([.. Enumerable.Range(0, count).Where(sample.IsAlways)]));
    private readonly Lazy<NetworkLab> _others = new(() => compile([.. Enumerable.Range(0, count).Where(number => !sample.IsAlways(number))]));

    /// <summary>A row for each number.</summary>
    public IEnumerable<TheoryDataRow<int>> Numbers => sample.Rows(Enumerable.Range(0, count));

    /// <summary>The compilation of every test run.</summary>
    public NetworkLab Always => _always.Value;

    /// <summary>The one with the networks of that number.</summary>
    public NetworkLab this[int number] => (sample.IsAlways(number) ? _always : _others).Value;
}
