namespace NetGen;

/// <summary>How a trial ended.</summary>
public enum TrialState
{
    /// <summary>It has a score.</summary>
    Completed,

    /// <summary>Training broke down: a loss, a gradient or the score was not a finite number.</summary>
    Diverged,
}

/// <summary>What a store keeps of a trial: everything but the types. Immutable.</summary>
public sealed record TrialRecord
{
    /// <summary>The trial, counted from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The values tried, in the order of the study's dimensions.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>How it ended.</summary>
    public required TrialState State { get; init; }

    /// <summary>The score; null unless completed.</summary>
    public required double? Score { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Why it diverged; null when it did not.</summary>
    public string? Failure { get; init; }
}

/// <summary>A configuration that was tried, and how it did. Immutable.</summary>
/// <typeparam name="T">The network's <c>Hyperparameters</c>.</typeparam>
public sealed record Trial<T>
{
    /// <summary>The trial, counted from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What was tried.</summary>
    public required T Hyperparameters { get; init; }

    /// <summary>The values of what the study varies, in its order.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>The same as people read them: numbers, and the names of declared alternatives.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>How it ended.</summary>
    public required TrialState State { get; init; }

    /// <summary>The score; null unless completed.</summary>
    public required double? Score { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Why it diverged; null when it did not.</summary>
    public string? Failure { get; init; }
}
