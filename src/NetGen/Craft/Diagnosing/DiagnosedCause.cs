namespace NetGen;

/// <summary>Something that keeps a network from learning, what shows it, and what to change. Immutable.</summary>
/// <param name="RuleId">The rule that explains it (<c>NG2003</c>); empty where none does, as with most faults of the data.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Evidence">What was measured; empty where only the compiler said it.</param>
/// <param name="Change">What to change.</param>
public sealed record DiagnosedCause(string RuleId, string What, string Evidence, string Change)
{
    /// <summary>Three lines at most, the first with the rule. The same text under every culture.</summary>
    public override string ToString() =>
        (RuleId.Length == 0 ? "" : RuleId + ": ") + What + (Evidence.Length == 0 ? "" : $"\n   seen:   {Evidence}")
            + $"\n   change: {Change}";
}
