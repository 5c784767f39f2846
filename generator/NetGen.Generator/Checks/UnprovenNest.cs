namespace NetGen.Generator.Checks;

/// <summary>A nest that cannot be proved right: a fault of the compiler, reported as NG0000, and no code that would corrupt memory at the
/// user's.</summary>
internal sealed class UnprovenNest(string method, string reason)
    : InvalidOperationException($"The kernel {method} cannot be proved right: {reason}")
{
    public string Reason { get; } = reason;
}
