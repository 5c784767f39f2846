using System.Collections.Concurrent;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis;

/// <summary>
/// What the rules said of declarations, for as long as they stay as they are: while one types elsewhere, a declaration is read again and
/// not judged again. Thread-safe; holds nothing of a compilation, and forgets everything when it has grown.
/// </summary>
/// <param name="judge">The rules: a pure function of the specification.</param>
internal sealed class Judgements(Action<NetworkSpec, Action<Problem>, CancellationToken> judge)
{
    private const int Most = 64;

    private readonly ConcurrentDictionary<NetworkSpec, EquatableArray<Problem>> _known = new();

    /// <exception cref="OperationCanceledException">The editor has a newer text; nothing is remembered.</exception>
    public EquatableArray<Problem> Of(NetworkSpec spec, CancellationToken cancellation = default)
    {
        if (_known.TryGetValue(spec, out var known))
            return known;
        var problems = new List<Problem>();
        judge(spec, problems.Add, cancellation);
        if (_known.Count >= Most)
            _known.Clear();
        return _known[spec] = problems.ToEquatableArray();
    }
}
