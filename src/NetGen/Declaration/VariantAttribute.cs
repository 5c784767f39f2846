namespace NetGen;

/// <summary>
/// Alternatives to what stands before it, for a search: another width, another activation, another number of blocks. The class is
/// compiled as it
/// is declared, and once more for each combination of alternatives, as a nested class (<c>Digits.Width128_ActivationTanh</c>). The name
/// is a
/// member of <c>Hyperparameters</c> and <c>SearchSpace</c>; <c>Search</c> goes through all alternatives where the space says nothing
/// else, and
/// <c>Train</c> trains the one that was found. Thread-safe once declared: only the compiler reads it.
/// </summary>
/// <example><code>
/// [Dense(64), Variant("Width", 32, 128)]
/// [Relu, Variant("Activation", typeof(TanhAttribute), typeof(GeluAttribute))]
/// [Use&lt;ResidualBlock&gt;(2), Variant("Depth", 4, 8)]
/// [Training(Epochs = 20, BatchSize = 32), Variant("Batch", 16, 64, Of = nameof(TrainingAttribute.BatchSize))]
/// </code></example>
/// <param name="name">What varies, an identifier. Several of one name vary together: the first alternatives, the second ones and so
/// on.</param>
/// <param name="alternatives">Values beside the declared one, or types of attributes to stand in its place, each without arguments.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class VariantAttribute(string name, params object[] alternatives) : Attribute
{
    /// <summary>What varies.</summary>
    public string Name { get; } = name;

    /// <summary>The alternatives, without the declared value.</summary>
    public IReadOnlyList<object> Alternatives { get; } = alternatives;

    /// <summary>The parameter or property of the attribute before it that varies; null for its first parameter, as Dense's units.</summary>
    public string? Of { get; set; }
}
