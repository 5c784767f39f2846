namespace NetGen.Generator.Loops;

/// <summary>
/// The memory of an interpreter: only what is touched takes room. An access outside a buffer and the room behind its last row throws
/// <see cref="IndexOutOfRangeException"/>.
/// </summary>
/// <param name="symbol">The number of rows.</param>
/// <param name="initial">What the elements of a buffer are before they are written.</param>
internal sealed class Cells<T>(int symbol, Func<Buffer, Func<int, T>> initial)
{
    private readonly Dictionary<string, Elements<T>> _buffers = [];

    /// <summary>Elements of a buffer of so many rows, and its room.</summary>
    public static int LengthOf(Buffer buffer, int symbol) => symbol == 0 && buffer.Rows is not null
        ? 0
        : (((buffer.Rows?.Extent.Value(symbol) ?? 1) - 1) * (buffer.Rows?.Stride ?? 0)) + buffer.Width + buffer.Reach;

    /// <summary>Whether an array can hold so many rows of a buffer.</summary>
    public static bool CanHold(Buffer buffer, int symbol) => buffer.Rows is not { } rows
        || ((rows.Extent.Value(symbol) - 1L) * rows.Stride) + buffer.Width + buffer.Reach <= int.MaxValue;

    /// <summary>Where in its row an element of a buffer lies.</summary>
    public static int InRow(Buffer buffer, int offset) => buffer.Rows is { } rows ? offset % rows.Stride : offset;

    public T Read(Buffer buffer, int offset) => Of(buffer).Read(offset);

    /// <summary>The elements of a buffer.</summary>
    public Elements<T> Of(Buffer buffer)
    {
        if (!_buffers.TryGetValue(buffer.Name, out var elements))
            _buffers.Add(buffer.Name, elements = new(buffer.Name, LengthOf(buffer, symbol), initial(buffer)));
        return elements;
    }
}
