namespace NetGen.Tests.Lab;

/// <summary>A network as text: its class name and its attributes, from top to bottom.</summary>
/// <param name="Name">The class, unique in its lab.</param>
/// <param name="Scalar">float or double.</param>
/// <param name="Items">The attributes without brackets: <c>Input(5)</c>, <c>Dense(7)</c>, <c>Tanh</c>, …</param>
public sealed record NetworkDeclaration(string Name, Type Scalar, IReadOnlyList<string> Items)
{
    /// <summary>A network of <typeparamref name="T"/>.</summary>
    public static NetworkDeclaration Of<T>(string name, params IReadOnlyList<string> items) where T : unmanaged => new(name, typeof(T), items);

    /// <summary>The class as a user would write it.</summary>
    public string Source => $"[NetGen.Network(Scalar = typeof({(Scalar == typeof(double) ? "double" : "float")}))]\n"
        + string.Concat(Items.Select(item => $"[NetGen.{item}]\n")) + $"public partial class {Name};\n";
}
