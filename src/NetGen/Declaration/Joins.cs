namespace NetGen;

/// <summary>Names the tensor at this point, for <see cref="AddAttribute"/>, <see cref="ConcatAttribute"/>,
/// <see cref="MultiplyAttribute"/> and <see cref="FromAttribute"/>.</summary>
/// <param name="mark">The name.</param>
public sealed class MarkAttribute(string mark) : LayerAttribute
{
    /// <summary>The name.</summary>
    public string Mark { get; } = mark;
}

/// <summary>Goes on from a marked tensor: a projection shortcut or a parallel branch.</summary>
/// <param name="mark">The mark.</param>
public sealed class FromAttribute(string mark) : LayerAttribute
{
    /// <summary>The mark.</summary>
    public string Mark { get; } = mark;
}

/// <summary>
/// The sum of this tensor and marked ones of the same shape. What was flattened is joined as PyTorch joins it, channels first, unless all
/// of it was flattened from one shape; so it is by <see cref="ConcatAttribute"/> and <see cref="MultiplyAttribute"/>.
/// </summary>
/// <param name="marks">The marks.</param>
public sealed class AddAttribute(params string[] marks) : LayerAttribute
{
    /// <summary>The marks.</summary>
    public string[] Marks { get; } = marks;
}

/// <summary>This tensor and marked ones side by side along the last axis: this one first, then the marks in the order named. Flattened
/// ones channels first.</summary>
/// <param name="marks">The marks.</param>
public sealed class ConcatAttribute(params string[] marks) : LayerAttribute
{
    /// <summary>The marks.</summary>
    public string[] Marks { get; } = marks;
}

/// <summary>The product of this tensor and a marked one, element by element; one of them may be 1×1×C, or C, and is then spread over all
/// positions.</summary>
/// <param name="mark">The mark.</param>
public sealed class MultiplyAttribute(string mark) : LayerAttribute
{
    /// <summary>The mark.</summary>
    public string Mark { get; } = mark;
}
