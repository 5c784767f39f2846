namespace NetGen.Generator.Loops;

/// <summary>
/// The memory of an interpreter: only what is touched takes room. An access outside a buffer and the room behind its last row throws
/// <see cref="IndexOutOfRangeException"/>.
/// </summary>
/// <param name="symbol">The number of rows.</param>
/// <param name="initial">What an element is before it is written.</param>
internal sealed class Cells<T>(int symbol, Func<Buffer, int, T> initial)
{
    private readonly Dictionary<(string Buffer, int Offset), T> _cells = [];

    /// <summary>Elements of a buffer of so many rows, and its room.</summary>
    public static int LengthOf(Buffer buffer, int symbol) => symbol == 0 && buffer.Rows is not null
        ? 0
        : (((buffer.Rows?.Extent.Value(symbol) ?? 1) - 1) * (buffer.Rows?.Stride ?? 0)) + buffer.Width + buffer.Room;

    /// <summary>Where in its row an element of a buffer lies.</summary>
    public static int InRow(Buffer buffer, int offset) => buffer.Rows is { } rows ? offset % rows.Stride : offset;

    public T Read(Buffer buffer, int offset) => _cells.TryGetValue((buffer.Name, Checked(buffer, offset)), out var value) ? value : initial(buffer, offset);

    public void Write(Buffer buffer, int offset, T value) => _cells[(buffer.Name, Checked(buffer, offset))] = value;

    private int Checked(Buffer buffer, int offset) => offset >= 0 && offset < LengthOf(buffer, symbol)
        ? offset
        : throw new IndexOutOfRangeException($"{buffer.Name}[{offset}] is not there.");
}
