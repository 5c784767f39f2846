namespace Explorer.Compiling;

/// <summary>A network as a user would write it: a class name and its attributes from top to bottom.</summary>
/// <param name="Name">The class.</param>
/// <param name="Items">The attributes without brackets: <c>Input(64)</c>, <c>Dense(16)</c>, <c>Relu</c>, …</param>
internal sealed record Declaration(string Name, IReadOnlyList<string> Items)
{
    /// <summary>The class's text, an attribute a line.</summary>
    public string Source => $"[Network]\n{string.Concat(Items.Select(item => $"[{item}]\n"))}public partial class {Name};\n";
}
