namespace NetGen.Generator.Loops;

/// <summary>The elements of one buffer, and what became of them.</summary>
internal sealed class Elements<T>(string name, int length, Func<int, T> initial)
{
    private readonly Dictionary<int, T> _written = [];

    /// <summary>The places that were stored to and meant.</summary>
    public HashSet<int> Meant { get; } = [];

    /// <summary>The places behind what was meant that vectors have written with the zeros that are promised there.</summary>
    public HashSet<int> Padded { get; } = [];

    public T Read(int offset) => _written.TryGetValue(Inside(offset), out var value) ? value : initial(offset);

    public void Write(int offset, T value) => _written[Inside(offset)] = value;

    private int Inside(int offset) =>
        offset >= 0 && offset < length ? offset : throw new IndexOutOfRangeException($"{name}[{offset}] is not there.");
}
