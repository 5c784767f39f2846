using NetGen.Generator.Loops;

namespace NetGen.Generator.Lowering;

/// <summary>How tensors and parameters lie in memory, and what may be relied on behind them.</summary>
/// <param name="lanes">Elements of the widest vector of the build: rows are padded with zeros to whole vectors of it.</param>
/// <param name="scalarBytes">Bytes of an element.</param>
internal sealed class Layout(int lanes, int scalarBytes)
{
    /// <summary>The bytes behind every arena that may be read and written (<c>Arena.SlackBytes</c> of the runtime).</summary>
    private const int SlackBytes = 64;

    /// <summary>Rows of a tensor, one a sample.</summary>
    public BufferArgument Rows(string name, int width, int stride, BufferUse use = BufferUse.Read) =>
        Of(name, [new Axis(Extent.Of("rows"), stride), new Axis(width, 1)], width, stride, use);

    /// <summary>The user's rows, wherever they are, with nothing behind them.</summary>
    public static BufferArgument UsersRows(string name, int width) => new(new Buffer(
        name, new[] { new Axis(Extent.Of("rows"), width), new Axis(width, 1) }.ToEquatableArray(), BufferUse.Read, Room: 0, Offsets: "offsets"));

    /// <summary>A matrix of parameters.</summary>
    public BufferArgument Matrix(string name, int rows, int columns, BufferUse use = BufferUse.Read) => new(new Buffer(
        name, new[] { new Axis(rows, columns), new Axis(columns, 1) }.ToEquatableArray(), use, SlackBytes / scalarBytes));

    /// <summary>Rows of positions with channels side by side.</summary>
    public BufferArgument Rows(string name, int positions, int channels, int stride, BufferUse use = BufferUse.Read) =>
        Of(name, [new Axis(Extent.Of("rows"), stride), new Axis(positions, channels), new Axis(channels, 1)], positions * channels, stride, use);

    /// <summary>The same, or plain rows where there is one position.</summary>
    public BufferArgument Image(string name, int positions, int channels, int stride, BufferUse use = BufferUse.Read) =>
        positions == 1 ? Rows(name, channels, stride, use) : Rows(name, positions, channels, stride, use);

    /// <summary>A vector that there is once, with whatever comes next behind it: parameters, gradients.</summary>
    public BufferArgument Vector(string name, int length, BufferUse use = BufferUse.Read) =>
        new(new Buffer(name, new[] { new Axis(length, 1) }.ToEquatableArray(), use, SlackBytes / scalarBytes));

    /// <summary>Several such vectors, each at a multiple of a stride: factors and statistics of channels.</summary>
    public BufferArgument Vectors(string name, int count, int length, int stride, BufferUse use = BufferUse.Read) =>
        new(new Buffer(name, new[] { new Axis(count, stride), new Axis(length, 1) }.ToEquatableArray(), use, stride - length));

    /// <summary>A stretch whose length only the caller knows, with nothing behind it.</summary>
    public static BufferArgument Stretch(string name, string length, BufferUse use = BufferUse.Read) =>
        new(new Buffer(name, new[] { new Axis(Extent.Of(length), 1) }.ToEquatableArray(), use, 0));

    private BufferArgument Of(string name, Axis[] axes, int width, int stride, BufferUse use) =>
        new(new Buffer(name, axes.ToEquatableArray(), use, Room: stride - width, Zeros: ((width + lanes - 1) / lanes * lanes) - width, Slack: SlackBytes / scalarBytes));
}
