namespace NetGen.Reports;

/// <summary>
/// Options with a report: the runtime has no dependency, so that a report is a callback, and this the short way to add one.
/// Thread-safe.
/// </summary>
public static class FitOptionsExtensions
{
    /// <summary>The same options, with the run written as a page beside what else is told of it, see <see cref="RunReport"/>.</summary>
    /// <param name="options">The options; they stay as they are.</param>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <example><code>network.Fit(train, new FitOptions { Validation = validation }.WithReport("run.html"));</code></example>
    public static FitOptions WithReport(this FitOptions options, string path)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { Callbacks = [.. options.Callbacks, new RunReport(path)] };
    }
}
