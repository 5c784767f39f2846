using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>The kernels of attention and its gradient, of positions, and of what is looked up.</summary>
internal sealed class AttentionSelection(Graph graph, int lanes)
{
    public IEnumerable<KernelCall> Select(Operation operation) => operation switch
    {
        AttentionOperation attention => Forward(attention),
        AttentionStep attention => OfStep(attention),
        AttentionGradient gradient => Backward(gradient),
        PositionsOperation positions =>
        [
            new(positions, new PositionsKernel(WidthOf(positions.Output), StrideOf(positions.Output), positions.Epilogue),
                Operands(new TensorOperand(positions.Input), RowOf(positions), new TensorOperand(positions.Output),
                    new RowsOperand())),
        ],
        PositionsWeightGradient gradient =>
        [
            new(gradient, new ColumnSumKernel(WidthOf(gradient.OutputGradient), StrideOf(gradient.OutputGradient)),
                Operands(new TensorOperand(gradient.OutputGradient), new GradientOperand(gradient.Weight), new RowsOperand())),
        ],
        SinusoidsOperation sinusoids =>
        [
            new(sinusoids, new PositionsKernel(WidthOf(sinusoids.Output), StrideOf(sinusoids.Output), sinusoids.Epilogue),
                Operands(new TensorOperand(sinusoids.Input), new SinusoidsOperand(StepsOf(sinusoids.Output), ChannelsOf(sinusoids.Output)),
                    new TensorOperand(sinusoids.Output), new RowsOperand())),
        ],
        EmbeddingOperation embedding =>
        [
            new(embedding, new EmbeddingKernel(VocabularyOf(embedding.Weight), embedding.Positions, WidthOfTable(embedding.Weight),
                StrideOf(embedding.Output), embedding.Epilogue),
                Operands(new InputOperand(), new ParameterOperand(embedding.Weight), new TensorOperand(embedding.Output),
                    new RowsOperand())),
        ],
        EmbeddingWeightGradient gradient =>
        [
            new(gradient, new EmbeddingGradientKernel(VocabularyOf(gradient.Weight), graph.PreparedShape.Width,
                WidthOfTable(gradient.Weight),
                StrideOf(gradient.OutputGradient), First: gradient.ZeroIsPadding ? 1 : 0),
                Operands(new InputOperand(), new TensorOperand(gradient.OutputGradient), new GradientOperand(gradient.Weight),
                    new RowsOperand())),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.GetType().Name,
            "An operation without a kernel of sequences."),
    };

    private IEnumerable<KernelCall> Forward(AttentionOperation attention)
    {
        var (heads, input, weights) = (attention.Heads, new TensorOperand(attention.Input), new TensorOperand(attention.Weights));
        yield return attention.Lengths is { } lengths
            ? new(attention, new AttentionWeightsKernel(heads, StrideOf(attention.Input), StrideOf(attention.Weights), StrideOf(lengths)),
                Operands(input, new TensorOperand(lengths), weights, new RowsOperand()))
            : new(attention, new AttentionWeightsKernel(heads, StrideOf(attention.Input), StrideOf(attention.Weights)),
                Operands(input, weights, new RowsOperand()));
        yield return new(attention, new AttentionMixKernel(heads, StrideOf(attention.Input), StrideOf(attention.Weights),
            StrideOf(attention.Output)),
            Operands(weights, input, new TensorOperand(attention.Output), new RowsOperand()));
    }

    private Operand RowOf(PositionsOperation positions) => new ParameterOperand(positions.Weight,
        positions.OfSteps == 0 ? null : new StepIndex(0, 0, WidthOf(positions.Output)) { Ring = positions.OfSteps });

    private IEnumerable<KernelCall> OfStep(AttentionStep attention)
    {
        var (heads, input, past, weights) = (attention.Heads, StrideOf(attention.Input), StrideOf(attention.Past),
            StrideOf(attention.Weights));
        var channels = heads.Count * heads.Channels;
        yield return new(attention, new StepCopyKernel(2 * channels, input, IsFromSequence: true, past, IsToSequence: true),
            Operands(new TensorOperand(attention.Input, channels),
                new TensorOperand(attention.Past, At: new(0, 0, 2 * channels) { Ring = heads.Steps }), new RowsOperand()));
        yield return new(attention, new AttentionStepWeightsKernel(heads, input, past, weights),
            Operands(new TensorOperand(attention.Input), new TensorOperand(attention.Past), new LastInRingOperand(heads.Steps),
                new TensorOperand(attention.Weights), new RowsOperand()));
        yield return new(attention, new AttentionStepMixKernel(heads, past, weights, StrideOf(attention.Output)),
            Operands(new TensorOperand(attention.Weights), new TensorOperand(attention.Past), new TensorOperand(attention.Output),
                new RowsOperand()));
    }

    private IEnumerable<KernelCall> Backward(AttentionGradient gradient)
    {
        var (forward, heads) = (gradient.Forward, gradient.Forward.Heads);
        var (dy, input, weights, scores) = (new TensorOperand(gradient.OutputGradient), new TensorOperand(forward.Input),
            new TensorOperand(forward.Weights), new TensorOperand(gradient.Scores));
        var (inputStride, weightsStride, outputStride) = (StrideOf(forward.Input), StrideOf(forward.Weights),
            StrideOf(gradient.OutputGradient));
        yield return new(gradient, new AttentionScoreGradientKernel(heads, inputStride, weightsStride, outputStride),
            Operands(dy, input, weights, scores, new RowsOperand()));
        yield return new(gradient, new AttentionInputGradientKernel(heads, inputStride, weightsStride, outputStride),
            Operands(scores, weights, dy, input, new TensorOperand(gradient.InputGradient), new RowsOperand()));
    }

    private static EquatableArray<Operand> Operands(params Operand[] operands) => operands.ToEquatableArray();

    private int VocabularyOf(int table) => graph.Parameters[table].Shape.Dimensions[0];

    private int WidthOfTable(int table) => graph.Parameters[table].Shape.Width;

    private int StepsOf(int tensor) => graph.Tensors[tensor].Shape.Positions;

    private int ChannelsOf(int tensor) => graph.Tensors[tensor].Shape.Width;

    private int WidthOf(int tensor) => (int)graph.Tensors[tensor].Shape.Count;

    private int StrideOf(int tensor) => RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes);
}
