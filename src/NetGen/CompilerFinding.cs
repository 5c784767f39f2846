namespace NetGen;

/// <summary>What a rule of the compiler said of a network's declaration. Immutable.</summary>
/// <param name="RuleId">The rule (<c>NG2003</c>).</param>
/// <param name="Severity">How severe it is by the catalogue; a project's own settings do not count.</param>
/// <param name="Layer">The layer (<c>Dense1</c>), or the attribute (<c>Adam</c>); null for the network as a whole.</param>
/// <param name="Message">What it said, with the computed figures.</param>
public sealed record CompilerFinding(string RuleId, FindingSeverity Severity, string? Layer, string Message)
{
    /// <summary>One line.</summary>
    public override string ToString() => $"{RuleId}{(Layer is null ? "" : " in " + Layer)}: {Message}";
}

/// <summary>How severe a rule's finding is.</summary>
public enum FindingSeverity
{
    /// <summary>True but harmless, or a matter of style.</summary>
    Info,

    /// <summary>Evidence that training fails or is badly slowed.</summary>
    Warning,

    /// <summary>Certain from the declaration.</summary>
    Error,
}
