using System.Runtime.CompilerServices;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Tests.LayoutSweep;

/// <summary>A batch as the user has it: rows of inputs, and of targets or labels, one a sample or one a position, of which −1 does not count.</summary>
internal sealed record UserBatch<T>(int Samples, T[] Inputs, T[] Targets, int[] Labels) where T : unmanaged
{
    /// <summary>What the loss is the mean of.</summary>
    public int Answers => Labels.Length == 0 ? Samples : Math.Max(1, Labels.Count(label => label >= 0));
}

/// <summary>
/// A plan's programs carried out call by call on memory of one's choice, as the generated code does: the user's rows apart from each other and in no order, the
/// arenas with the slack that they are promised, tensors wherever the caller puts them.
/// </summary>
internal sealed class ProgramRun<T> where T : unmanaged
{
    /// <summary>What arenas have behind their last element.</summary>
    private const int Slack = 64;

    private static readonly int Size = Unsafe.SizeOf<T>();
    private readonly Plan _plan;
    private readonly KernelLibrary _kernels;
    private readonly Stretch _inputs, _inputOffsets, _targets, _targetOffsets, _correct, _classWeights, _panels;

    public ProgramRun(Plan plan, KernelLibrary kernels, GuardedMemory memory, T[] state, UserBatch<T> batch, bool atGuard, int seed)
    {
        (_plan, _kernels) = (plan, kernels);
        var order = Enumerable.Range(0, batch.Samples).OrderBy(i => new Random(seed + i).Next()).ToArray();
        (_inputs, _inputOffsets) = Scatter(memory, batch.Inputs, batch.Samples, order, atGuard);
        (_targets, _targetOffsets) = plan.Graph.Loss is null ? default
            : plan.Graph.Loss.HasClassLabels ? Scatter(memory, batch.Labels, batch.Samples, order, atGuard) : Scatter(memory, batch.Targets, batch.Samples, order, atGuard);
        _correct = memory.Take(sizeof(int), atGuard, sizeof(int));
        _correct.As<int>()[0] = 0;
        State = memory.Take((plan.StateLength * Size) + Slack, atGuard);
        // Its slack is zero, as that of a fresh arena: what is behind the last parameter is multiplied by a row's zeros.
        State.Span.Clear();
        state.CopyTo(State.As<T>());
        Gradients = memory.Take((plan.ParameterCount * Size) + Slack, atGuard);
        Gradients.Span[..(plan.ParameterCount * Size)].Clear();
        _panels = memory.Take((plan.Packs.Length * Size) + Slack, atGuard);
        // The panels of wide weights are made before the micro-batches of a batch, which only read them.
        foreach (var pack in plan.Packs.Calls)
            kernels[plan.Graph.Scalar, pack.Kernel]([.. pack.Operands.SelectMany(operand => ArgumentsOf(pack, operand, _ => 0, 0, 0, 0, 0))]);
        _classWeights = memory.Take(((int)plan.Graph.OutputShape.Count * Size) + Slack, atGuard);
        _classWeights.Span.Clear();
        _classWeights.As<T>()[..(int)plan.Graph.OutputShape.Count].Fill((T)Convert.ChangeType(1, typeof(T), System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Parameters and buffers.</summary>
    public Stretch State { get; }

    /// <summary>∂ parameters, added to.</summary>
    public Stretch Gradients { get; }

    /// <summary>What no kernel may write.</summary>
    public IEnumerable<Stretch> ReadOnly => new[] { _inputs, _inputOffsets, _targets, _targetOffsets, State, _classWeights, _panels }.Where(stretch => stretch.Bytes > 0);

    /// <summary>The share that dropout drops.</summary>
    public double Rate { get; set; }

    /// <summary>Runs samples [start, start + samples) of the batch; each answer's gradient counts 1/total.</summary>
    /// <returns>The sum of their losses.</returns>
    public double Run(ProgramPlan program, Func<int, nint> addressOf, int start, int samples, int total, Action<int>? after = null)
    {
        var loss = 0.0;
        for (var i = 0; i < program.Calls.Count; i++)
        {
            var planned = program.Calls[i];
            var steps = planned is TimeLoop loop ? Enumerable.Range(0, loop.Steps).Select(step => loop.IsBackwards ? loop.Steps - 1 - step : step) : [0];
            foreach (var step in steps)
                foreach (var call in planned is ByCount choice ? [samples < choice.Many ? choice.OfFew : choice.OfMany] : planned.Kernels)
                    loss += _kernels[_plan.Graph.Scalar, call.Kernel]([.. call.Operands.SelectMany(operand => ArgumentsOf(call, operand, addressOf, start, samples, total, step))]);
            after?.Invoke(i);
        }
        return loss;
    }

    /// <summary>Elements in front of a step.</summary>
    private int InFront(StepIndex? at, int step, int elements) => at is null ? 0 : ((at.Factor * step) + at.Shift) * (at.Elements > 0 ? at.Elements : elements);

    private IEnumerable<long> ArgumentsOf(KernelCall call, Operand operand, Func<int, nint> addressOf, int start, int samples, int total, int step) => operand switch
    {
        TensorOperand tensor => [addressOf(tensor.Tensor) + ((tensor.Start + InFront(tensor.At, step, samples * RowLayout.StrideOf(_plan.Graph.Tensors[tensor.Tensor].Shape, _plan.Lanes))) * Size)],
        InputOperand input => [_inputs.Address + (InFront(input.At, step, 0) * Size), _inputOffsets.Address + (start * Unsafe.SizeOf<nint>())],
        TargetOperand => [_targets.Address, _targetOffsets.Address + (start * Unsafe.SizeOf<nint>())],
        ParameterOperand parameter => [State.Address + (_plan.Parameters[parameter.Parameter].Offset * Size)],
        BufferOperand buffer => [State.Address + (_plan.Buffers[buffer.Buffer].Offset * Size)],
        PackedOperand packed => [_panels.Address + (packed.Offset * Size)],
        GradientOperand gradient => [Gradients.Address + (_plan.Parameters[gradient.Parameter].Offset * Size)],
        RowsOperand rows => [rows.Steps * samples],
        LossOperand => call.Kernel is LossKernel { Function.HasClassLabels: true } ? [Bits(1.0 / total), _classWeights.Address, _correct.Address] : [Bits(1.0 / total)],
        DropoutOperand dropout => [unchecked((long)0x9E3779B97F4A7C15 * (dropout.Operation.Stream + 1)), unchecked((uint)(start * dropout.ElementsPerSample)), KeepBelow, .. ScalesOf(dropout.Operation, call.Kernel)],
        _ => throw new ArgumentOutOfRangeException(nameof(operand), operand.GetType().Name, "An operand that nobody passes."),
    };

    private long KeepBelow => (long)Math.Max(0, Math.Round((1 - Rate) * 4294967296.0) - 1);

    private IEnumerable<long> ScalesOf(DropoutOperation dropout, Kernel kernel)
    {
        if (dropout.Kind != DropoutKind.Alpha)
            return [Bits(1 / (1 - Rate))];
        const double Dropped = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717;
        var scale = 1 / Math.Sqrt((1 - Rate) * (1 + (Rate * Dropped * Dropped)));
        return kernel is DropoutKernel { IsShifted: true } ? [Bits(scale), Bits(scale * Dropped * (1 - Rate))] : [Bits(scale)];
    }

    private static long Bits(double value) => typeof(T) == typeof(double) ? BitConverter.DoubleToInt64Bits(value) : BitConverter.SingleToInt32Bits((float)value);

    /// <summary>Rows with poison between them, the last one at the end of the memory, and where each starts.</summary>
    private static (Stretch Rows, Stretch Offsets) Scatter<TElement>(GuardedMemory memory, TElement[] values, int samples, int[] order, bool atGuard) where TElement : unmanaged
    {
        var (size, length) = (Unsafe.SizeOf<TElement>(), values.Length / samples);
        var step = length + 3;
        var rows = memory.Take(((samples * step) - 3) * size, atGuard, size);
        var offsets = memory.Take(samples * Unsafe.SizeOf<nint>(), atGuard, Unsafe.SizeOf<nint>());
        for (var i = 0; i < samples; i++)
        {
            values.AsSpan(i * length, length).CopyTo(rows.As<TElement>()[(order[i] * step)..]);
            offsets.As<nint>()[i] = order[i] * step;
        }
        return (rows, offsets);
    }
}
