namespace NetGen.Generator.Model;

/// <summary>
/// Bits of the vectors of a build's kernels. One width a build: with several, everything would be proved and printed as often, for loops of
/// which one machine runs one. Where tensors and parameters lie is the same at each.
/// </summary>
internal static class VectorBits
{
    /// <summary>Where nothing else is asked for: what every x64 machine since about 2015 has.</summary>
    public const int Usual = 256;

    /// <summary>
    /// The value of <c>NetGenVectorBits</c>. What is anything else than one of the three, the build has refused (NG9012).
    /// </summary>
    public static int Of(string property) => property.Trim() switch
    {
        "128" => 128,
        "512" => 512,
        // Nothing, or what the build has refused.
        _ => Usual,
    };
}
