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
        Rows(name, [width], stride, use);

    /// <summary>The user's rows, wherever they are, with nothing behind them.</summary>
    public static BufferArgument UsersRows(string name, int width) => new(new Buffer(
        name, new[] { new Axis(Extent.Of("rows"), width), new Axis(width, 1) }.ToEquatableArray(), BufferUse.Read, Room: 0,
        Offsets: "offsets"));

    /// <summary>So many integers for each of the user's rows.</summary>
    public static BufferArgument Labels(string name, int positions) =>
        new(UsersRows(name, positions).Buffer with { Element = Element.Integer });

    /// <summary>Something that is counted.</summary>
    public static BufferArgument Count(string name) =>
        new(new Buffer(name, new[] { new Axis(1, 1) }.ToEquatableArray(), BufferUse.Update, Room: 0, Element: Element.Integer));

    /// <summary>What a method returns.</summary>
    public static Buffer Result(string name) =>
        new(name, new[] { new Axis(1, 1) }.ToEquatableArray(), BufferUse.Write, Room: 0, Element: Element.Wide);

    /// <summary>The user's images.</summary>
    public static BufferArgument UsersRows(string name, IReadOnlyList<int> sizes) => new(new Buffer(
        name, RowsOf(AxesOf(sizes), CountOf(sizes)), BufferUse.Read, Room: 0, Offsets: "offsets"));

    /// <summary>A matrix of parameters.</summary>
    public BufferArgument Matrix(string name, int rows, int columns, BufferUse use = BufferUse.Read) => Once(name, [rows, columns], use);

    /// <summary>What there is once, whatever the number of rows, in row-major order, with whatever comes next behind it.</summary>
    public BufferArgument Once(string name, IReadOnlyList<int> sizes, BufferUse use = BufferUse.Read) =>
        new(new Buffer(name, AxesOf(sizes).ToEquatableArray(), use, SlackBytes / scalarBytes));

    /// <summary>Rows of positions with channels side by side.</summary>
    public BufferArgument Rows(string name, int positions, int channels, int stride, BufferUse use = BufferUse.Read) =>
        Rows(name, [positions, channels], stride, use);

    /// <summary>Rows of a tensor, each in row-major order.</summary>
    public BufferArgument Rows(string name, IReadOnlyList<int> sizes, int stride, BufferUse use = BufferUse.Read) =>
        Rows(name, AxesOf(sizes), stride, use);

    /// <summary>Rows of a tensor, whose axes may be seen in any order.</summary>
    public BufferArgument Rows(string name, IReadOnlyList<Axis> axes, int stride, BufferUse use = BufferUse.Read)
    {
        var width = CountOf([.. axes.Select(axis => axis.Extent.Constant)]);
        return new(new Buffer(name, RowsOf(axes, stride), use, Room: stride - width, Zeros: ZerosBehind(width),
            Slack: SlackBytes / scalarBytes));
    }

    /// <summary>Elements behind a row of so many that are zero: up to a whole vector.</summary>
    public int ZerosBehind(int width) => ((width + lanes - 1) / lanes * lanes) - width;

    /// <summary>A part of each row, before and behind which other elements lie: they are neither read nor written.</summary>
    public static BufferArgument Part(string name, int width, int stride, BufferUse use = BufferUse.Read) =>
        new(new Buffer(name, new[] { new Axis(Extent.Of("rows"), stride), new Axis(width, 1) }.ToEquatableArray(), use, Room: 0));

    /// <summary>The same, or plain rows where there is one position.</summary>
    public BufferArgument Image(string name, int positions, int channels, int stride, BufferUse use = BufferUse.Read) =>
        positions == 1 ? Rows(name, channels, stride, use) : Rows(name, positions, channels, stride, use);

    /// <summary>Rows of so many times so many numbers; nothing is promised of what is behind them.</summary>
    public BufferArgument Numbers(string name, int count, int each, int stride, BufferUse use = BufferUse.Read) =>
        new(Rows(name, count, each, stride, use).Buffer with { Zeros = 0 });

    /// <summary>How many steps of each sequence are there, and which is the last; nothing is promised of what is behind them.</summary>
    public BufferArgument Lengths(int stride, BufferUse use = BufferUse.Read) =>
        new(Rows("lengths", 2, stride, use).Buffer with { Zeros = 0 });

    /// <summary>A vector that there is once, with whatever comes next behind it: parameters, gradients.</summary>
    public BufferArgument Vector(string name, int length, BufferUse use = BufferUse.Read) =>
        new(new Buffer(name, new[] { new Axis(length, 1) }.ToEquatableArray(), use, SlackBytes / scalarBytes));

    /// <summary>Several such vectors, each at a multiple of a stride: factors and statistics of channels.</summary>
    public BufferArgument Vectors(string name, int count, int length, int stride, BufferUse use = BufferUse.Read) =>
        new(new Buffer(name, new[] { new Axis(count, stride), new Axis(length, 1) }.ToEquatableArray(), use, stride - length));

    /// <summary>The same with vectors of several axes, packed.</summary>
    public BufferArgument Vectors(string name, int count, int[] sizes, int stride, BufferUse use) => new(new Buffer(
        name, new[] { new Axis(count, stride) }.Concat(AxesOf(sizes)).ToEquatableArray(), use, stride - CountOf(sizes)));

    /// <summary>A stretch whose length only the caller knows, with nothing behind it.</summary>
    public static BufferArgument Stretch(string name, string length, BufferUse use = BufferUse.Read) =>
        new(new Buffer(name, new[] { new Axis(Extent.Of(length), 1) }.ToEquatableArray(), use, 0));

    private static EquatableArray<Axis> RowsOf(IEnumerable<Axis> axes, int stride) =>
        axes.Prepend(new Axis(Extent.Of("rows"), stride)).ToEquatableArray();

    private static Axis[] AxesOf(IReadOnlyList<int> sizes) =>
        [.. sizes.Select((size, axis) => new Axis(size, CountOf([.. sizes.Skip(axis + 1)])))];

    private static int CountOf(IReadOnlyList<int> sizes) => sizes.Aggregate(1, (product, size) => checked(product * size));
}
