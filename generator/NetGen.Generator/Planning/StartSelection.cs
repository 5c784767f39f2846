using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// The kernels in front of a recurrent layer's first step and behind its last: where its states come from, where they go, and what a
/// learned start has of the gradient.
/// </summary>
internal sealed class StartSelection(Graph graph, int lanes)
{
    private static readonly RowsOperand Rows = new();

    /// <summary>What the states before the first step are made of.</summary>
    public IEnumerable<KernelCall> Before(RecurrentOperation layer)
    {
        if (layer.Start == RecurrentStart.Kept)
            yield break;
        var isCarried = layer.Start == RecurrentStart.OfRow;
        if (layer.Initial?.HasBegun is { } begun)
        {
            yield return Call(layer, new StepCopyKernel(1, RowLength, IsFromSequence: true, StrideOf(begun), IsToSequence: false),
                new CarriedOperand(begun, IsAfter: false), new TensorOperand(begun), Rows);
        }
        foreach (var (state, start) in StatesOf(layer))
        {
            yield return start is { } learned
                ? isCarried ? StartOrLeft(layer, state, learned)
                    : Call(layer, new StartKernel(layer.Units, StrideOf(state)), new ParameterOperand(learned), new TensorOperand(state),
                        Rows)
                : isCarried ? Left(layer, state)
                    : Call(layer, new FillKernel(layer.Units, StrideOf(state)), new TensorOperand(state), Rows);
        }
    }

    /// <summary>What each row of the batch is left with.</summary>
    public IEnumerable<KernelCall> After(RecurrentOperation layer)
    {
        if (layer.Start != RecurrentStart.OfRow)
            yield break;
        foreach (var (state, _) in StatesOf(layer))
        {
            yield return Call(layer, new StepCopyKernel(layer.Units, StrideOf(state), IsFromSequence: false, RowLength, IsToSequence: true),
                new TensorOperand(state, At: new(0, layer.Steps)), new CarriedOperand(state, IsAfter: true), Rows);
        }
        if (layer.Initial?.HasBegun is { } begun)
            yield return Call(layer, new BegunKernel(RowLength), new CarriedOperand(begun, IsAfter: true), Rows);
    }

    /// <summary>What the learned states have of what came back past all steps.</summary>
    public IEnumerable<KernelCall> Gradient(RecurrentStartGradient gradient)
    {
        var (back, layer) = (gradient.Back, gradient.Back.Forward);
        foreach (var (state, start) in StatesOf(layer))
        {
            var isCell = state == layer.CellStates;
            var direct = isCell ? null : back.Direct;
            var (mark, from) = (layer.Initial!.HasBegun, isCell ? back.CellCarried!.Value : gradient.OutputGradient);
            yield return Call(gradient,
                new StartGradientKernel(layer.Units, direct is not null, mark is { } begun ? StrideOf(begun) : 0, StrideOf(from)),
                [.. new[] { from, direct, mark }.OfType<int>().Select(tensor => new TensorOperand(tensor)),
                    new GradientOperand(start!.Value), Rows]);
        }
    }

    private static IEnumerable<(int State, int? Start)> StatesOf(RecurrentOperation layer)
    {
        yield return (layer.Output, layer.Initial?.State);
        if (layer.CellStates is { } cells)
            yield return (cells, layer.Initial?.Cell);
    }

    private KernelCall StartOrLeft(RecurrentOperation layer, int state, int start)
    {
        var begun = layer.Initial!.HasBegun!.Value;
        return Call(layer, new CarriedStartKernel(layer.Units, RowLength, StrideOf(begun), StrideOf(state)),
            new CarriedOperand(state, IsAfter: false), new TensorOperand(begun), new ParameterOperand(start),
            new TensorOperand(state, At: new(0, 0)), Rows);
    }

    private KernelCall Left(RecurrentOperation layer, int state) =>
        Call(layer, new StepCopyKernel(layer.Units, RowLength, IsFromSequence: true, StrideOf(state), IsToSequence: false),
            new CarriedOperand(state, IsAfter: false), new TensorOperand(state, At: new(0, 0)), Rows);

    private int RowLength => CarriedPlaces.RowLength(graph);

    private int StrideOf(int tensor) => RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes);

    private static KernelCall Call(Operation operation, Kernel kernel, params Operand[] operands) =>
        new(operation, kernel, operands.ToEquatableArray());
}
