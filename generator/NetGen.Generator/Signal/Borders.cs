using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>Which rows and columns of each tensor are padding with zeros, around the image and between its pixels.</summary>
internal sealed class Borders
{
    private static readonly Border None = new(0, 0, 0, 0);

    private readonly LayerOperation?[] _writers;

    public Borders(Graph graph)
    {
        _writers = new LayerOperation?[graph.Tensors.Count];
        foreach (var operation in graph.Forward)
        {
            if (operation is LayerOperation layer)
                _writers[layer.Output] = layer;
        }
    }

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
    public int SourceOf(int tensor) => _writers[tensor] is PadOperation or ReshapeOperation ? SourceOf(_writers[tensor]!.Input) : tensor;

    private PadOperation? PadOf(int tensor) => _writers[tensor] as PadOperation;

    private static int Side(int inner, int outer) => Math.Max(0, inner + outer);
}
