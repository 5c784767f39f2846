using NetGen.Generator.Scheduling;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>Chooses, for each operation, the kernels that carry it out, their tiles and their operands.</summary>
internal sealed class KernelSelection(Graph graph, EquatableArray<PlacedParameter> parameters, int lanes)
{
    private readonly WindowSelection windows = new(graph, lanes);
    private readonly JoinSelection joins = new(graph, lanes);
    private readonly NormalizationSelection normalizations = new(graph, lanes);
    private readonly AttentionSelection attentions = new(graph, lanes);
    private readonly PackedPlaces packed = new(graph, lanes);

    public IEnumerable<PlannedCall> Select(Operation operation) => operation switch
    {
        DenseOperation dense => [Forward(dense)],
        DenseInputGradient gradient => [InputGradient(gradient)],
        DenseWeightGradient gradient =>
            WeightGradient(gradient, RowSource(gradient.Input), RowStrideOf(gradient.Input), RowsOf(gradient.OutputGradient)),
        ActivationOperation activation =>
            [Elementwise(activation, new ActivationKernel(activation.Function, WidthOf(activation.Output), StrideOf(activation.Output)),
                activation.Input, activation.Output)],
        ActivationGradient gradient =>
        [
            Elementwise(gradient,
                new ActivationGradientKernel(gradient.Function, WidthOf(gradient.InputGradient), StrideOf(gradient.InputGradient)),
                gradient.OutputGradient, gradient.Activated, gradient.InputGradient),
        ],
        SoftmaxOperation softmax =>
            [Elementwise(softmax,
                new SoftmaxKernel(graph.Tensors[softmax.Output].Shape.Positions, graph.Tensors[softmax.Output].Shape.Width,
                    StrideOf(softmax.Output)), softmax.Input, softmax.Output)],
        SoftmaxGradient gradient =>
        [
            Elementwise(gradient,
                new SoftmaxGradientKernel(graph.Tensors[gradient.InputGradient].Shape.Positions,
                    graph.Tensors[gradient.InputGradient].Shape.Width, StrideOf(gradient.InputGradient)),
                gradient.OutputGradient, gradient.Probabilities, gradient.InputGradient),
        ],
        LogSoftmaxOperation softmax =>
            [Elementwise(softmax,
                new LogSoftmaxKernel(graph.Tensors[softmax.Output].Shape.Positions, graph.Tensors[softmax.Output].Shape.Width,
                    StrideOf(softmax.Output)), softmax.Input, softmax.Output)],
        LogSoftmaxGradient gradient =>
        [
            Elementwise(gradient,
                new LogSoftmaxGradientKernel(graph.Tensors[gradient.InputGradient].Shape.Positions,
                    graph.Tensors[gradient.InputGradient].Shape.Width, StrideOf(gradient.InputGradient)),
                gradient.OutputGradient, gradient.LogProbabilities, gradient.InputGradient),
        ],
        DropoutOperation dropout => [Dropout(dropout, dropout, dropout.Input, dropout.Output)],
        DropoutGradient gradient => [Dropout(gradient, gradient.Forward, gradient.OutputGradient, gradient.InputGradient)],
        ReshapeOperation reshape =>
        [
            new KernelCall(reshape, new StageKernel(WidthOf(reshape.Output), StrideOf(reshape.Output)),
                new Operand[] { new InputOperand(), new TensorOperand(reshape.Output), new RowsOperand() }.ToEquatableArray()),
        ],
        PermuteOperation permute => [Permute(permute)],
        ConvolutionOperation or ConvolutionInputGradient or ConvolutionWeightGradient or TransposeWeights or PadOperation
            or UpsampleOperation or UpsampleGradient or PoolOperation or PoolGradient => windows.Select(operation),
        NormalizationOperation or NormalizationAffine or AffineOperation or NormalizationSums or NormalizationWeightGradient
            or NormalizationInputGradient
            or PReluOperation or PReluInputGradient or PReluWeightGradient => normalizations.Select(operation),
        SplitSteps or JoinSteps or JoinStepsGradient or RecurrentOperation or RecurrentGradient or RecurrentWeightGradient
            or RecurrentStartGradient =>
            new RecurrentSelection(graph, this, lanes).Select(operation),
        LengthsOperation or RaggedOperation or RaggedGradient => new RaggedSelection(graph, lanes).Select(operation),
        AttentionOperation or AttentionGradient or AttentionStep or SinusoidsOperation or PositionsOperation
            or PositionsWeightGradient or EmbeddingOperation or EmbeddingWeightGradient => attentions.Select(operation),
        PastWindow window => new RecurrentSelection(graph, this, lanes).Window(window),
        JoinOperation join => joins.Select(join),
        JoinGradient gradient => joins.Select(gradient),
        LossOperation loss => [Loss(loss)],
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name, "An operation without a kernel."),
    };

    private KernelCall Forward(DenseOperation dense)
    {
        var (outputs, inputs) = MatrixShape(dense.Weight);
        var operands = new List<Operand> { RowSource(dense.Input), WeightsOf(dense.Weight, dense.Packed) };
        if (dense.Affine is { } affine)
            operands.Add(new TensorOperand(affine));
        else if (dense.Bias is { } bias)
            operands.Add(new ParameterOperand(bias));
        operands.Add(new TensorOperand(dense.Output));
        operands.Add(RowsOf(dense.Output));
        return new KernelCall(dense,
            dense.Packed is { } panels
                ? Broadcast(inputs, outputs, RowStrideOf(dense.Input), StrideOf(dense.Output), FinishOf(dense), dense.Epilogue,
                    isGradient: false) with
                { Panel = PanelOf(panels, outputs) }
                : Product(dense.Weight, outputs, inputs, RowStrideOf(dense.Input), StrideOf(dense.Output), FinishOf(dense), dense.Epilogue),
            operands.ToEquatableArray());
    }

    private Operand WeightsOf(int weight, int? panels) =>
        panels is { } tensor ? new PackedOperand(packed.OffsetOf(tensor)) : new ParameterOperand(weight);

    /// <summary>Columns of a panel; null for all of them: then the weights lie as a matrix.</summary>
    private int? PanelOf(int panels, int width) =>
        graph.Tensors[panels].Shape.Width is var panel && panel < width ? panel : null;

    /// <summary>What is packed before the micro-batches of a batch.</summary>
    public PackPlan Packs() =>
        new(graph.Packs.Select(Pack).ToEquatableArray(), graph.Packs.Count(pack => !pack.IsTransposed), packed.Length,
            graph.Packs.Select(pack => pack.FewestSamples).DefaultIfEmpty(1).Min());

    private KernelCall Pack(PackWeights pack)
    {
        var (outputs, inputs) = MatrixShape(pack.Weight);
        var (depth, width) = pack.IsTransposed ? (outputs, inputs) : (inputs, outputs);
        return new(pack,
            new PackKernel(depth, width, graph.Tensors[pack.Output].Shape.Width,
                IsTransposed: pack.IsTransposed == (parameters[pack.Weight].Order == WeightOrder.InputMajor)),
            new Operand[] { new ParameterOperand(pack.Weight), new PackedOperand(packed.OffsetOf(pack.Output)) }.ToEquatableArray());
    }

    /// <summary>Rows times a weight matrix, plus a bias.</summary>
    public KernelCall Forward(Operation operation, int weight, int? bias, Operand from, int fromStride, Operand to, int toStride)
    {
        var (outputs, inputs) = MatrixShape(weight);
        Operand[] operands = [from, new ParameterOperand(weight), .. bias is { } added ? [new ParameterOperand(added)]
            : Array.Empty<Operand>(), to, new RowsOperand()];
        return new(operation,
            Product(weight, outputs, inputs, fromStride, toStride, bias is null ? ProductFinish.None : ProductFinish.Bias, null),
            operands.ToEquatableArray());
    }

    private LoopKernel Product(int weight, int outputs, int inputs, int fromStride, int toStride, ProductFinish finish,
        ActivationFunction? epilogue) =>
        parameters[weight].Order == WeightOrder.InputMajor
            ? Broadcast(inputs, outputs, fromStride, toStride, finish, epilogue, isGradient: false)
            : Dot(inputs, outputs, fromStride, toStride, finish, epilogue, isGradient: false);

    private PlannedCall InputGradient(DenseInputGradient gradient) =>
        graph.Packs.FirstOrDefault(pack => pack.Output == gradient.Packed) is { FewestSamples: > 1 and var many }
            ? new ByCount(gradient, many, InputGradientOf(gradient with { Packed = null }), InputGradientOf(gradient))
            : InputGradientOf(gradient);

    private KernelCall InputGradientOf(DenseInputGradient gradient)
    {
        var operands = new List<Operand> { new TensorOperand(gradient.OutputGradient), WeightsOf(gradient.Weight, gradient.Packed) };
        var (outputs, inputs) = MatrixShape(gradient.Weight);
        var (fromStride, toStride) = (StrideOf(gradient.OutputGradient), StrideOf(gradient.InputGradient));
        if (gradient.Activated is { } activated)
            operands.Add(new TensorOperand(activated));
        operands.Add(new TensorOperand(gradient.InputGradient));
        operands.Add(RowsOf(gradient.InputGradient));
        return new KernelCall(gradient,
            gradient.Packed is { } panels
                ? Broadcast(outputs, inputs, fromStride, toStride, ProductFinish.None, gradient.Epilogue,
                    isGradient: true) with
                { Panel = PanelOf(panels, inputs) }
                : ProductGradient(gradient.Weight, fromStride, toStride, gradient.Epilogue),
            operands.ToEquatableArray());
    }

    /// <summary>Rows of gradients times a weight matrix, the other way round.</summary>
    public KernelCall InputGradient(Operation operation, int weight, Operand from, int fromStride, Operand to, int toStride) =>
        new(operation, ProductGradient(weight, fromStride, toStride, null),
            new[] { from, new ParameterOperand(weight), to, new RowsOperand() }.ToEquatableArray());

    private LoopKernel ProductGradient(int weight, int fromStride, int toStride, ActivationFunction? epilogue)
    {
        var (outputs, inputs) = MatrixShape(weight);
        return parameters[weight].Order == WeightOrder.OutputMajor
            ? Broadcast(outputs, inputs, fromStride, toStride, ProductFinish.None, epilogue, isGradient: true)
            : Dot(outputs, inputs, fromStride, toStride, ProductFinish.None, epilogue, isGradient: true);
    }

    /// <summary>What a weight matrix and its bias learn from rows of inputs and of gradients.</summary>
    public IEnumerable<KernelCall> WeightGradient(WeightGradient gradient, Operand input, int inputStride, RowsOperand rows)
    {
        var (outputs, inputs) = MatrixShape(gradient.Weight);
        var inputMajor = parameters[gradient.Weight].Order == WeightOrder.InputMajor;
        var (height, width) = inputMajor ? (inputs, outputs) : (outputs, inputs);
        var kernel = new OuterKernel
        {
            Height = height,
            Width = width,
            LeftStride = inputMajor ? inputStride : StrideOf(gradient.OutputGradient),
            RightStride = inputMajor ? StrideOf(gradient.OutputGradient) : inputStride,
        };
        Operand output = new TensorOperand(gradient.OutputGradient);
        yield return new KernelCall(gradient, kernel,
            new[] { inputMajor ? input : output, inputMajor ? output : input, new GradientOperand(gradient.Weight),
                rows }.ToEquatableArray());
        if (gradient.Bias is { } bias)
        {
            yield return new KernelCall(gradient, new ColumnSumKernel(outputs, StrideOf(gradient.OutputGradient)),
                new Operand[] { output, new GradientOperand(bias), rows }.ToEquatableArray());
        }
    }

    /// <summary>What follows a layer's products.</summary>
    public static ProductFinish FinishOf(WeightedOperation layer) =>
        layer.Affine is not null ? ProductFinish.Affine : layer.Bias is not null ? ProductFinish.Bias : ProductFinish.None;

    private static BroadcastKernel Broadcast(
        int depth, int width, int leftStride, int outputStride, ProductFinish finish, ActivationFunction? epilogue, bool isGradient) =>
            new()
            {
                Depth = depth,
                Width = width,
                LeftStride = leftStride,
                OutputStride = outputStride,
                Finish = finish,
                Epilogue = epilogue,
                IsGradient = isGradient,
            };

    private static DotKernel Dot(int depth, int width, int leftStride, int outputStride, ProductFinish finish, ActivationFunction? epilogue,
        bool isGradient) => new()
        {
            Depth = depth,
            Width = width,
            LeftStride = leftStride,
            OutputStride = outputStride,
            Finish = finish,
            Epilogue = epilogue,
            IsGradient = isGradient,
        };

    private KernelCall Elementwise(Operation operation, Kernel kernel, params int[] tensors) =>
        new(operation, kernel, tensors.Select(tensor => (Operand)new TensorOperand(tensor)).Append(new RowsOperand()).ToEquatableArray());

    private KernelCall Dropout(Operation operation, DropoutOperation dropout, int from, int to)
    {
        var width = dropout.Kind == DropoutKind.Channels ? graph.Tensors[dropout.Output].Shape.Width : WidthOf(to);
        var kernel = new DropoutKernel(WidthOf(to) / width, width, StrideOf(to),
            IsShifted: dropout.Kind == DropoutKind.Alpha && operation is DropoutOperation);
        return new(operation, kernel, new Operand[]
        {
            new TensorOperand(from), new TensorOperand(to), new DropoutOperand(dropout, width), new RowsOperand(),
        }.ToEquatableArray());
    }

    /// <summary>Always as three axes or more: those that lack are 1 long.</summary>
    private KernelCall Permute(PermuteOperation permute)
    {
        var sizes = permute.From.Dimensions.ToList();
        var strides = sizes.Select((_, axis) => sizes.Skip(axis + 1).Aggregate(1, (product, size) => product * size)).ToList();
        var missing = Enumerable.Repeat(1, Math.Max(0, 3 - sizes.Count)).ToList();
        var kernel = new PermuteKernel(
            missing.Concat(permute.Axes.Select(axis => sizes[axis])).ToEquatableArray(),
            missing.Select(_ => 0).Concat(permute.Axes.Select(axis => strides[axis])).ToEquatableArray(),
            StrideOf(permute.Input), StrideOf(permute.Output));
        return new(permute, kernel,
            new Operand[] { new TensorOperand(permute.Input), new TensorOperand(permute.Output), new RowsOperand() }.ToEquatableArray());
    }

    private KernelCall Loss(LossOperation loss) =>
        new(loss, LossKernel.Of(loss.Function, graph.Tensors[loss.Prediction].Shape.Positions, graph.Tensors[loss.Prediction].Shape.Width,
            StrideOf(loss.Prediction)), new Operand[]
        {
            new TensorOperand(loss.Prediction), new TargetOperand(),
            new TensorOperand(loss.Gradient ?? throw new InvalidOperationException("A loss is planned after differentiation.")),
            new RowsOperand(), new LossOperand(),
        }.ToEquatableArray());

    private (int Outputs, int Inputs) MatrixShape(int weight) =>
        (graph.Parameters[weight].Shape.Dimensions[0], graph.Parameters[weight].Shape.Dimensions[1]);

    private RowsOperand RowsOf(int tensor) => new(graph.Tensors[tensor].Steps);

    private int WidthOf(int tensor) => (int)graph.Tensors[tensor].Shape.Count;

    private int StrideOf(int tensor) => RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes);

    private int RowStrideOf(int tensor) => tensor == Graph.Input ? 0 : StrideOf(tensor);

    private static Operand RowSource(int tensor) => tensor == Graph.Input ? new InputOperand() : new TensorOperand(tensor);

}
