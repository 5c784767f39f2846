using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// The kernels of recurrent layers: what is the same for all steps at once, what follows from the step before in a loop over them.
/// </summary>
internal sealed class RecurrentSelection(Graph graph, KernelSelection products, int lanes)
{
    private readonly StartSelection _starts = new(graph, lanes);

    public IEnumerable<PlannedCall> Select(Operation operation) => operation switch
    {
        SplitSteps split => [Split(split, split.Input, split.Output, 0, split)],
        JoinSteps join => Join(join),
        JoinStepsGradient gradient => Join(gradient),
        RecurrentOperation recurrent => Forward(recurrent),
        RecurrentGradient gradient => Backward(gradient),
        RecurrentWeightGradient gradient => WeightGradient(gradient),
        RecurrentStartGradient gradient => _starts.Gradient(gradient),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name,
            "An operation without a kernel for sequences."),
    };

    private PlannedCall Split(Operation operation, int from, int to, int first, SplitSteps like)
    {
        var (fromStride, toStride) = (from == Graph.Input ? 0 : StrideOf(from), StrideOf(to));
        var at = InSequence(like.Steps, like.Width, like.IsReversed);
        return Over(operation, like.Steps,
            Call(operation, new StepCopyKernel(like.Width, fromStride, IsFromSequence: true, toStride, IsToSequence: false),
            from == Graph.Input ? new InputOperand(at) : new TensorOperand(from, At: at), new TensorOperand(to, At: new(1, first)),
                new RowsOperand()));
    }

    private IEnumerable<PlannedCall> Join(JoinSteps join)
    {
        var (from, to) = (StrideOf(join.Input), StrideOf(join.Output));
        if (join.Steps == 1)
        {
            yield return Call(join, new StepCopyKernel(join.Width, from, IsFromSequence: false, to, IsToSequence: false),
                new TensorOperand(join.Input, At: new(0, join.First)), new TensorOperand(join.Output), new RowsOperand());
            yield break;
        }
        // What is copied step by step leaves alone what lies behind the last.
        if (join.Steps * join.Width % RowLayout.LineOf(lanes) != 0)
            yield return Clear(join, join.Output, join.Steps * join.Width, 1);
        yield return Over(join, join.Steps, Call(join, new StepCopyKernel(join.Width, from, IsFromSequence: false, to, IsToSequence: true),
            new TensorOperand(join.Input, At: new(1, join.First)),
                new TensorOperand(join.Output, At: InSequence(join.Steps, join.Width, join.IsReversed)), new RowsOperand()));
    }

    private IEnumerable<PlannedCall> Join(JoinStepsGradient gradient)
    {
        var (join, all) = (gradient.Forward, graph.Tensors[gradient.InputGradient].Steps);
        if (join.Steps < all)
            yield return Clear(gradient, gradient.InputGradient, join.Width, all);
        if (join.Steps > 1)
        {
            yield return Split(gradient, gradient.OutputGradient, gradient.InputGradient, join.First,
                new SplitSteps
                {
                    Layer = gradient.Layer, Item = gradient.Item, Input = gradient.OutputGradient,
                    Output = gradient.InputGradient, Steps = join.Steps, Width = join.Width, IsReversed = join.IsReversed
                });
            yield break;
        }
        yield return Call(gradient,
            new StepCopyKernel(join.Width, StrideOf(gradient.OutputGradient), IsFromSequence: false, StrideOf(gradient.InputGradient),
            IsToSequence: false),
            new TensorOperand(gradient.OutputGradient), new TensorOperand(gradient.InputGradient, At: new(0, join.First)),
                new RowsOperand());
    }

    private IEnumerable<PlannedCall> Forward(RecurrentOperation layer)
    {
        foreach (var call in _starts.Before(layer))
            yield return call;
        var states = layer.Dropout?.Output ?? layer.Output;
        var (stride, gates, kept) = (StrideOf(layer.Output), StrideOf(layer.Product), layer.Kept is { } place ? StrideOf(place) : 0);
        RecurrentCell cell = layer.Cell;
        var lengths = layer.Lengths is { } known ? StrideOf(known) : 0;
        // A state that is kept has one place: its product is made before it is written.
        var isInPlace = layer.Start == RecurrentStart.Kept;
        var after = isInPlace ? 0 : 1;
        Kernel kernel = cell switch
        {
            SimpleRnnCell simple => new SimpleRnnKernel(simple.Function, layer.Units, stride) { LengthStride = lengths },
            GruCell => new GruKernel(layer.Units, gates, kept, stride) { LengthStride = lengths, IsInPlace = isInPlace },
            EarlyResetGruCell => new CandidateKernel(layer.Units, StrideOf(layer.Input), gates, kept, stride)
            {
                LengthStride = lengths,
                IsInPlace = isInPlace
            },
            LstmCell => new LstmKernel(layer.Units, gates, kept, stride) { LengthStride = lengths, IsInPlace = isInPlace },
            _ => throw new ArgumentOutOfRangeException(nameof(layer), cell.GetType().Name, "A cell without a kernel."),
        };
        var (step, isGru) = (new List<KernelCall>(), cell is GruCell or EarlyResetGruCell);
        if (layer.Dropout is { } dropout)
            step.Add(Mask(layer, dropout, AtStep(layer.Output), AtStep(dropout.Output)));
        step.Add(products.Forward(layer, layer.Weight, layer.Bias, AtStep(states), stride, new TensorOperand(layer.Product), gates));
        if (layer.Candidate is { } candidate)
            step.AddRange(ResetProduct(layer, candidate));
        step.Add(Call(layer, kernel,
        [
            AtStep(layer.Input), new TensorOperand(layer.Product),
            .. layer.Candidate is { } second ? [new TensorOperand(second.Product)] : Array.Empty<Operand>(),
            .. isGru || (cell is SimpleRnnCell && lengths > 0) ? [AtStep(layer.Output)] : Array.Empty<Operand>(),
            .. layer.CellStates is { } before ? [AtStep(before)] : Array.Empty<Operand>(), .. layer.Kept is { } keeps ? [AtStep(keeps)]
                : Array.Empty<Operand>(),
            .. layer.CellStates is { } cells && !isInPlace ? [AtStep(cells, 1)] : Array.Empty<Operand>(), .. cell is LstmCell && lengths > 0
                ? [AtStep(layer.Output)] : Array.Empty<Operand>(),
            .. isGru && isInPlace ? Array.Empty<Operand>() : [AtStep(layer.Output, after)], .. Place(layer), new RowsOperand(),
        ]));
        yield return Over(layer, layer.Steps, [.. step]);
        foreach (var call in _starts.After(layer))
            yield return call;
    }

    /// <summary>Both gates, and what the state that was reset is multiplied into.</summary>
    private IEnumerable<KernelCall> ResetProduct(RecurrentOperation layer, ResetProduct candidate)
    {
        var (stride, once) = (StrideOf(layer.Output), new TensorOperand(candidate.OfOneStep));
        var reset = candidate.OfSteps is { } all ? AtStep(all) : once;
        yield return Call(layer, new ResetKernel(layer.Units, StrideOf(layer.Input), StrideOf(layer.Product), stride),
            AtStep(layer.Input), new TensorOperand(layer.Product), AtStep(layer.Output), layer.Dropout is null ? reset : once,
            new RowsOperand());
        if (layer.Dropout is { } dropout)
            yield return Mask(layer, dropout, once, reset);
        yield return products.Forward(layer, candidate.Weight, null, reset, stride, new TensorOperand(candidate.Product), stride);
    }

    /// <summary>What comes back of r ⊙ h, as far as the second product.</summary>
    private IEnumerable<KernelCall> ResetProduct(RecurrentGradient gradient, ResetProductGradient candidate, CandidateGradientKernel kernel)
    {
        var (layer, stride, carried) = (gradient.Forward, StrideOf(gradient.Forward.Output), new TensorOperand(candidate.Carried));
        yield return Call(gradient, kernel,
            [AtStep(gradient.OutputGradient, 1), new TensorOperand(gradient.Carried), new TensorOperand(gradient.Direct!.Value),
                AtStep(layer.Kept!.Value), AtStep(candidate.ProductGradient), .. Place(layer), new RowsOperand()]);
        yield return products.InputGradient(gradient, layer.Candidate!.Weight, AtStep(candidate.ProductGradient), stride,
            candidate.BeforeMask is { } unmasked ? new TensorOperand(unmasked) : carried, stride);
        if (layer.Dropout is { } dropout)
            yield return Mask(gradient, dropout, new TensorOperand(candidate.BeforeMask!.Value), carried);
    }

    private IEnumerable<PlannedCall> Backward(RecurrentGradient gradient)
    {
        var (layer, cell) = (gradient.Forward, gradient.Forward.Cell);
        foreach (var scratch in new[] { gradient.Carried, gradient.Direct, gradient.CellCarried }.OfType<int>())
            yield return Clear(gradient, scratch, layer.Units, 1);
        var (stride, gates, kept) = (StrideOf(layer.Output), StrideOf(layer.Product), layer.Kept is { } place ? StrideOf(place) : 0);
        Operand above = AtStep(gradient.OutputGradient, 1), carried = new TensorOperand(gradient.Carried),
            input = AtStep(gradient.InputGradient);
        var lengths = layer.Lengths is { } known ? StrideOf(known) : 0;
        var past = lengths > 0 && gradient.Direct is { } direct ? new Operand[] { new TensorOperand(direct) } : [];
        var (kernel, operands) = cell switch
        {
            SimpleRnnCell simple => ((Kernel)new SimpleRnnGradientKernel(simple.Function, layer.Units, stride) { LengthStride = lengths },
                (Operand[])[above, carried, AtStep(layer.Output, 1), .. past, input]),
            GruCell => (new GruGradientKernel(layer.Units, gates, kept, stride) { LengthStride = lengths },
                [above, carried, AtStep(layer.Output), AtStep(layer.Kept!.Value), new TensorOperand(gradient.Direct!.Value), input,
                    AtStep(gradient.ProductGradient)]),
            EarlyResetGruCell => (
                new ResetGradientKernel(layer.Units, StrideOf(layer.Input), gates, kept, stride) { LengthStride = lengths },
                [above, carried, AtStep(layer.Output), AtStep(layer.Kept!.Value), AtStep(gradient.Candidate!.ProductGradient),
                    new TensorOperand(gradient.Candidate.Carried), new TensorOperand(gradient.Direct!.Value), input,
                    AtStep(gradient.ProductGradient)]),
            LstmCell => (new LstmGradientKernel(layer.Units, gates, kept, stride) { LengthStride = lengths },
                [above, carried, AtStep(layer.CellStates!.Value), AtStep(layer.Kept!.Value),
                    new TensorOperand(gradient.CellCarried!.Value), .. past, input]),
            _ => throw new ArgumentOutOfRangeException(nameof(gradient), cell.GetType().Name, "A cell without a gradient kernel."),
        };
        var step = new List<KernelCall>();
        if (gradient.Candidate is { } candidate)
            step.AddRange(ResetProduct(gradient, candidate, new(layer.Units, kept, stride) { LengthStride = lengths }));
        step.AddRange(
        [
            Call(gradient, kernel, [.. operands, .. Place(layer), new RowsOperand()]),
            products.InputGradient(gradient, layer.Weight, AtStep(gradient.ProductGradient), gates,
                new TensorOperand(gradient.BeforeMask ?? gradient.Carried), stride),
        ]);
        if (layer.Dropout is { } dropout)
            step.Add(Mask(gradient, dropout, new TensorOperand(gradient.BeforeMask!.Value), carried));
        yield return Over(gradient, layer.Steps, isBackwards: true, [.. step]);
    }

    /// <summary>The taps from the ring, oldest first, then this step; which then takes the place of the oldest.</summary>
    public IEnumerable<PlannedCall> Window(PastWindow window)
    {
        var (channels, past, to) = (window.Channels, StrideOf(window.Past), StrideOf(window.Output));
        StepIndex InRing(int factor) => new(factor, 0, channels) { Ring = window.Length };
        if (window.Taps * channels % RowLayout.LineOf(lanes) != 0)
            yield return Clear(window, window.Output, window.Taps * channels, 1);
        yield return Over(window, window.Taps - 1,
            Call(window, new StepCopyKernel(channels, past, IsFromSequence: true, to, IsToSequence: true),
                new TensorOperand(window.Past, At: InRing(window.Dilation)), new TensorOperand(window.Output, At: new(1, 0, channels)),
                new RowsOperand()));
        KernelCall Now(int target, int stride, StepIndex at) => Call(window,
            new StepCopyKernel(channels, StrideOf(window.Input), IsFromSequence: false, stride, IsToSequence: true),
            new TensorOperand(window.Input), new TensorOperand(target, At: at), new RowsOperand());
        yield return Now(window.Output, to, new(0, window.Taps - 1, channels));
        yield return Now(window.Past, past, InRing(0));
    }

    private IEnumerable<PlannedCall> WeightGradient(RecurrentWeightGradient gradient) =>
        products.WeightGradient(gradient, new TensorOperand(gradient.Input), StrideOf(gradient.Input), new RowsOperand(gradient.Steps));

    /// <summary>The lengths, and which step of the sequence it is.</summary>
    private static IEnumerable<Operand> Place(RecurrentOperation layer) => layer.Lengths is { } lengths
        ? [new TensorOperand(lengths), new StepOperand(layer.IsReversed ? new(-1, layer.Steps - 1) : new(1, 0))]
        : [];

    private KernelCall Mask(Operation operation, DropoutOperation dropout, Operand from, Operand to)
    {
        var units = graph.Tensors[dropout.Output].Shape.Width;
        return Call(operation, new DropoutKernel(1, units, StrideOf(dropout.Output)), from, to, new DropoutOperand(dropout, units),
            new RowsOperand());
    }

    private KernelCall Clear(Operation operation, int tensor, int width, int steps) =>
        Call(operation, new FillKernel(width, StrideOf(tensor)), new TensorOperand(tensor), new RowsOperand(steps));

    private static Operand AtStep(int tensor, int shift = 0) => new TensorOperand(tensor, At: new(1, shift));

    private static StepIndex InSequence(int steps, int width, bool isReversed) => isReversed ? new(-1, steps - 1, width) : new(1, 0, width);

    private static PlannedCall Over(Operation operation, int steps, params KernelCall[] body) =>
        Over(operation, steps, isBackwards: false, body);

    private static PlannedCall Over(Operation operation, int steps, bool isBackwards, params KernelCall[] body) =>
        new TimeLoop(operation, steps, isBackwards, body.ToEquatableArray());

    private static KernelCall Call(Operation operation, Kernel kernel, params Operand[] operands) =>
        new(operation, kernel, operands.ToEquatableArray());

    private int StrideOf(int tensor) => RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes);
}
