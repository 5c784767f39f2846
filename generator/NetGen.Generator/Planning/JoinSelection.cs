using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>The kernels of joins and their gradients.</summary>
internal sealed class JoinSelection(Graph graph, int lanes)
{
    public IEnumerable<KernelCall> Select(JoinOperation join)
    {
        if (join.Kind == JoinKind.Concat)
        {
            var start = 0;
            foreach (var input in join.Inputs)
            {
                yield return Copy(join, join, input, 0, join.Output, start, WidthIn(join, input));
                start += WidthIn(join, input);
            }
            yield break;
        }
        var spread = join.Kind == JoinKind.Multiply && CountOf(join.Inputs[0]) != CountOf(join.Inputs[1]);
        yield return new KernelCall(
            join,
            new JoinKernel(join.Kind, join.Inputs.Count, CountOf(join.Output), StrideOf(join.Output),
                spread ? CountOf(join.Inputs[1]) : 0, spread ? StrideOf(join.Inputs[1]) : 0),
            join.Inputs.Select(input => (Operand)new TensorOperand(input)).Append(new TensorOperand(join.Output)).Append(new RowsOperand()).ToEquatableArray());
    }

    public IEnumerable<KernelCall> Select(JoinGradient gradient)
    {
        var join = gradient.Forward;
        switch (join.Kind)
        {
            case JoinKind.Concat:
                var start = join.Inputs.Take(gradient.Part).Sum(input => WidthIn(join, input));
                return [Copy(gradient, join, gradient.OutputGradient, start, gradient.InputGradient, 0, WidthIn(join, join.Inputs[gradient.Part]))];
            default:
                return [Product(gradient, join)];
        }
    }

    private KernelCall Product(JoinGradient gradient, JoinOperation join)
    {
        var other = join.Inputs[1 - gradient.Part];
        var isSpread = CountOf(join.Inputs[0]) != CountOf(join.Inputs[1]);
        Kernel kernel = isSpread && gradient.Part == 1
            ? new SpreadGradientKernel(CountOf(other) / CountOf(gradient.InputGradient), CountOf(gradient.InputGradient), StrideOf(other), StrideOf(gradient.InputGradient))
            : new JoinKernel(JoinKind.Multiply, 2, CountOf(gradient.InputGradient), StrideOf(gradient.InputGradient), isSpread ? CountOf(other) : 0, isSpread ? StrideOf(other) : 0);
        return new KernelCall(gradient, kernel,
            new Operand[] { new TensorOperand(gradient.OutputGradient), new TensorOperand(other), new TensorOperand(gradient.InputGradient), new RowsOperand() }.ToEquatableArray());
    }

    private KernelCall Copy(Operation operation, JoinOperation join, int from, int fromStart, int to, int toStart, int channels) => new(
        operation,
        new ChannelCopyKernel(PositionsOf(join), channels, WidthIn(join, from), fromStart, StrideOf(from), WidthIn(join, to), toStart, StrideOf(to)),
        new Operand[] { new TensorOperand(from), new TensorOperand(to), new RowsOperand() }.ToEquatableArray());

    /// <summary>A tensor's channels as the join sees it; its own last axis may be that of the other end of a reshape.</summary>
    private int WidthIn(JoinOperation join, int tensor) => CountOf(tensor) / PositionsOf(join);

    private int PositionsOf(JoinOperation join) => graph.Tensors[join.Output].Shape.Positions;

    private int CountOf(int tensor) => (int)graph.Tensors[tensor].Shape.Count;

    private int StrideOf(int tensor) => RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes);
}
