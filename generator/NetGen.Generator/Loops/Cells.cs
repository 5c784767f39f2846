namespace NetGen.Generator.Loops;

/// <summary>
/// The memory of an interpreter: only what is touched takes room. An access outside a buffer and the room behind its last row throws
/// <see cref="IndexOutOfRangeException"/>.
/// </summary>
/// <param name="symbol">The number of rows.</param>
/// <param name="initial">What an element is before it is written.</param>
internal sealed class Cells<T>(int symbol, Func<Buffer, int, T> initial)
{
    private readonly Dictionary<string, (int Length, Dictionary<int, T> Elements)> _buffers = [];

    /// <summary>Elements of a buffer of so many rows, and its room.</summary>
    public static int LengthOf(Buffer buffer, int symbol) => symbol == 0 && buffer.Rows is not null
        ? 0
        : (((buffer.Rows?.Extent.Value(symbol) ?? 1) - 1) * (buffer.Rows?.Stride ?? 0)) + buffer.Width + buffer.Room;

    /// <summary>Where in its row an element of a buffer lies.</summary>
    public static int InRow(Buffer buffer, int offset) => buffer.Rows is { } rows ? offset % rows.Stride : offset;

    public T Read(Buffer buffer, int offset) => Of(buffer, offset).TryGetValue(offset, out var value) ? value : initial(buffer, offset);

    public void Write(Buffer buffer, int offset, T value) => Of(buffer, offset)[offset] = value;

    private Dictionary<int, T> Of(Buffer buffer, int offset)
    {
        if (!_buffers.TryGetValue(buffer.Name, out var known))
            _buffers.Add(buffer.Name, known = (LengthOf(buffer, symbol), []));
        return offset >= 0 && offset < known.Length ? known.Elements : throw new IndexOutOfRangeException($"{buffer.Name}[{offset}] is not there.");
    }
}
