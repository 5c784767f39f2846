namespace NetGen;

/// <summary>
/// Declares that a <c>partial class</c> is a neural network. The other NetGen attributes on the same declaration, read from top to
/// bottom, are the network; the compiler generates its forward, backward and optimizer code, its trainer and its file format. Thread-safe
/// once declared: only the compiler reads it.
/// </summary>
/// <example><code>
/// [Network]
/// [Input(28, 28, 1, Min = 0, Max = 255), Rescale]
/// [Flatten]
/// [Dense(128), Relu]
/// [Dense(10), Softmax]
/// [CrossEntropy]
/// [Adam(1e-3)]
/// public partial class Mnist;
/// </code></example>
// On whatever one might try: NG0002 says why it is no network. Elsewhere (an assembly, a type parameter) C# refuses it.
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Delegate | AttributeTargets.Constructor
    | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Event | AttributeTargets.Parameter,
        Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>The scalar type of weights, activations and gradients: <c>typeof(float)</c> (the default) or
    /// <c>typeof(double)</c>.</summary>
    public Type? Scalar { get; set; }
}

/// <summary>
/// Anything that may stand in a network's declaration: its input, layers, loss, optimizer, schedule, penalties and facts. Thread-safe once
/// declared: only the compiler reads it.
/// </summary>
public abstract class NetworkItemAttribute : Attribute
{
    private protected NetworkItemAttribute() { }
}
