using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>Which rows and columns of each tensor are padding with zeros, around the image and between its pixels.</summary>
internal sealed class Borders
{
    private static readonly Border None = new(0, 0, 0, 0);

    private readonly Flow _flow;

    public Borders(Graph graph) => _flow = new Flow(graph);

    /// <summary>What writes a tensor; null for the network's input.</summary>
    public Operation? WriterOf(int tensor) => _flow.WriterOf(tensor);

    /// <summary>Whether exactly one operation reads a tensor.</summary>
    public bool IsReadOnce(int tensor) => _flow.ReadersOf(tensor).Count == 1;

    /// <summary>The padding in a tensor.</summary>
    public Border Of(int tensor)
    {
        // What lies below everything else is not seen by a maximum.
        if (PadOf(tensor) is not { } pad || double.IsNegativeInfinity(pad.Fill))
            return None;
        var (inner, outer) = (Of(pad.Input), pad.Border);
        return new(
            Side(inner.Top * outer.SpreadHeight, outer.Top), Side(inner.Bottom * outer.SpreadHeight, outer.Bottom),
            Side(inner.Left * outer.SpreadWidth, outer.Left), Side(inner.Right * outer.SpreadWidth, outer.Right),
            inner.SpreadHeight * outer.SpreadHeight, inner.SpreadWidth * outer.SpreadWidth);
    }

    /// <summary>The tensor inside all borders, before all reshapes.</summary>
    public int SourceOf(int tensor) =>
        WriterOf(tensor) is LayerOperation and (PadOperation or ReshapeOperation) and { Input: var input } ? SourceOf(input) : tensor;

    private PadOperation? PadOf(int tensor) => WriterOf(tensor) as PadOperation;

    private static int Side(int inner, int outer) => Math.Max(0, inner + outer);
}
