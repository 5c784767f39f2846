using NetGen.Generator.Lowering;
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
            var width = join.Widths.Sum();
            for (var i = 0; i < join.Inputs.Count; i++)
            {
                yield return Copy(join, join.Inputs[i], join.Widths[i], 0, join.Output, width, start, join.Widths[i]);
                start += join.Widths[i];
            }
            yield break;
        }
        var spread = join.Kind == JoinKind.Multiply && CountOf(join.Inputs[0]) != CountOf(join.Inputs[1]);
        yield return new KernelCall(
            join,
            new JoinKernel(join.Kind, join.Inputs.Count, CountOf(join.Output), StrideOf(join.Output),
                spread ? CountOf(join.Inputs[1]) : 0, spread ? StrideOf(join.Inputs[1]) : 0),
            join.Inputs.Select(input => (Operand)new TensorOperand(input)).Append(new TensorOperand(join.Output)).Append(new RowsOperand())
                .ToEquatableArray());
    }

    public IEnumerable<KernelCall> Select(JoinGradient gradient)
    {
        var join = gradient.Forward;
        switch (join.Kind)
        {
            case JoinKind.Concat:
                var (start, own) = (join.Widths.Take(gradient.Part).Sum(), join.Widths[gradient.Part]);
                return [Copy(gradient, gradient.OutputGradient, join.Widths.Sum(), start, gradient.InputGradient, own, 0, own)];
            case JoinKind.Multiply:
                return [Product(gradient, join)];
            default:
                throw new NotSupportedException($"The gradient of a join by {join.Kind} is no kernel: passes hand a sum's through.");
        }
    }

    private KernelCall Product(JoinGradient gradient, JoinOperation join)
    {
        var other = join.Inputs[1 - gradient.Part];
        var isSpread = CountOf(join.Inputs[0]) != CountOf(join.Inputs[1]);
        Kernel kernel = isSpread && gradient.Part == 1
            ? new SpreadGradientKernel(CountOf(other) / CountOf(gradient.InputGradient), CountOf(gradient.InputGradient), StrideOf(other),
                StrideOf(gradient.InputGradient))
            : new JoinKernel(JoinKind.Multiply, 2, CountOf(gradient.InputGradient), StrideOf(gradient.InputGradient),
                isSpread ? CountOf(other) : 0, isSpread ? StrideOf(other) : 0);
        return new KernelCall(gradient, kernel,
            new Operand[] { new TensorOperand(gradient.OutputGradient), new TensorOperand(other), new TensorOperand(gradient.InputGradient),
                new RowsOperand() }.ToEquatableArray());
    }

    private KernelCall Copy(Operation operation, int from, int fromWidth, int fromStart, int to, int toWidth, int toStart, int channels) =>
        new(
        operation,
        new ChannelCopyKernel(CountOf(to) / toWidth, channels, fromWidth, fromStart, StrideOf(from), toWidth, toStart, StrideOf(to)),
        new Operand[] { new TensorOperand(from), new TensorOperand(to), new RowsOperand() }.ToEquatableArray());

    private int CountOf(int tensor) => (int)graph.Tensors[tensor].Shape.Count;

    private int StrideOf(int tensor) => RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes);
}
