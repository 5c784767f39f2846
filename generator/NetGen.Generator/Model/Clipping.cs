namespace NetGen.Generator.Model;

/// <summary>What is done to a gradient before decay, penalties and the optimizer see it. The values are the declared defaults.</summary>
/// <param name="Norm">The largest norm of the whole gradient; null for any.</param>
/// <param name="Value">The largest magnitude of an element, after the norm; null for any.</param>
internal sealed record Clipping(double? Norm, double? Value);
