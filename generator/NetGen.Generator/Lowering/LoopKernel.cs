using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>
/// A kernel that is a loop nest. The record is all that tells two of them apart, so that what many layers share is lowered, scheduled and
/// proved once; the nest says what is computed, in the words of mathematics.
/// </summary>
internal abstract record LoopKernel : Kernel
{
    /// <summary>The plain nest: no vectors, no tiles.</summary>
    public abstract Method Lower(Layout layout);

    /// <summary>The variables that most nests count with.</summary>
    internal static readonly Variable Row = new("row"), Position = new("position"), Channel = new("channel"), Column = new("column");

    /// <summary>Those of images, and of the windows on them.</summary>
    internal static readonly Variable Line = new("line"), Pixel = new("pixel"), TapLine = new("tapLine"), Tap = new("tap");

    /// <summary>The number of rows.</summary>
    protected static readonly Extent Rows = Extent.Of("rows");

    protected static readonly CountArgument RowCount = new("rowCount", "rows");

    /// <summary>A method of arguments and statements.</summary>
    protected Method Method(string summary, IEnumerable<Argument> arguments, params Statement[] body) =>
        new(Name, summary, arguments.ToEquatableArray(), body.ToEquatableArray());

    protected static Loop Over(Variable variable, Extent count, params Statement[] body) => Loop.Over(variable, count, body);

    /// <summary>Over the taps of a window, row by row.</summary>
    protected static Loop OverTaps(int height, int width, params Statement[] body) => Over(TapLine, height, Over(Tap, width, body));

    /// <summary>The element that a tap of the window of an output pixel lies on.</summary>
    protected static Access TapOf(WindowGeometry geometry, Buffer image) => image.At(
        Row,
        (Line * geometry.StepHeight) + (TapLine * geometry.Dilation),
        (Pixel * geometry.StepWidth) + (Tap * geometry.Dilation),
        Channel);

    /// <summary>A loop over rows and, where there are several, over a row's positions.</summary>
    protected static Loop OverPositions(int positions, params Statement[] body) =>
        Over(Row, Rows, positions == 1 ? body : [Over(Position, positions, body)]);

    /// <summary>The channel's element of the position, or of a row that is one position.</summary>
    protected static Access Place(BufferArgument image) =>
        image.Buffer.Axes.Count == 2 ? image.Buffer.At(Row, Channel) : image.Buffer.At(Row, Position, Channel);

    protected static Expr At(Buffer buffer, params Loops.Index[] indices) => new Load(buffer.At(indices));

    protected static Store Set(Access target, Expr value) => new(target, value);

    /// <summary>φ(x), or x without φ.</summary>
    internal static Expr Apply(ActivationFunction? function, Expr x) => function is null ? x : Cheapest.Of(function.Of(x));

    internal static string PhiOf(ActivationFunction? function) => function is null ? "" : function.Name.ToLowerInvariant();
}
