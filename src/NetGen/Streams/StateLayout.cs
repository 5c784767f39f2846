using System.ComponentModel;

namespace NetGen.Streams;

/// <summary>
/// What the states of a network consist of. Used by generated code. Immutable.
/// </summary>
/// <param name="Network">The network.</param>
/// <param name="Length">Elements of a state's memory, in which a step also has its intermediate results.</param>
/// <param name="InputLength">Values of a step.</param>
/// <param name="Tensors">What goes from step to step, and where it lies.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record StateLayout(NetworkSummary Network, int Length, int InputLength, IReadOnlyList<ParameterInfo> Tensors);
