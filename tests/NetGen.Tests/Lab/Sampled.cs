namespace NetGen.Tests.Lab;

/// <summary>
/// Cases that are much alike: the first ones in every test run, all of them in the long category. Those two are compiled apart
/// (<see cref="Labs"/>), so that a short run does not wait for networks that it does not look at.
/// </summary>
internal static class Sampled
{
    /// <summary>The numbers from 0 on, explicit from a number on.</summary>
    /// <param name="count">Of all.</param>
    /// <param name="always">Of those that every run has.</param>
    public static IEnumerable<TheoryDataRow<int>> Of(int count, int always) =>
        Enumerable.Range(0, count).Select(i => new TheoryDataRow<int>(i) { Explicit = i >= always ? true : null });

    /// <summary>The two compilations, each made when the first of its networks is asked for.</summary>
    /// <param name="count">Of all.</param>
    /// <param name="always">Of those that every run has.</param>
    /// <param name="compile">Compiles the networks of those numbers.</param>
    public sealed class Labs(int count, int always, Func<IEnumerable<int>, NetworkLab> compile)
    {
        private readonly Lazy<NetworkLab> _always = new(() => compile(Enumerable.Range(0, always)));
        private readonly Lazy<NetworkLab> _others = new(() => compile(Enumerable.Range(always, count - always)));

        /// <summary>The one with the networks of that number.</summary>
        public NetworkLab this[int number] => (number < always ? _always : _others).Value;
    }
}
