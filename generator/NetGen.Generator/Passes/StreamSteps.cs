using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// The prediction of a sequence as a program for one step of it: what <c>Next</c> runs. Layers that work on each step alone are themselves
/// on one; those that look back get tensors that are carried from step to step; what stands behind the last step is computed anew at each.
/// So all sums are of the same numbers in the same order, and a stream has the bits of the window. Where a layer needs steps that have not
/// come yet, there is no such program, and it is said why.
/// </summary>
internal static class StreamSteps
{
    public static Graph Run(Graph graph)
    {
        if (!graph.Prediction.Any(HasMemory))
            return graph;
        if (graph.Vocabulary == 0 && graph.PreparedShape.Rank != 2)
            return graph;
        if (OfData(graph) is { } obstacle)
            return graph with { StreamObstacle = obstacle };
        var steps = new OneStep(graph);
        foreach (var operation in graph.Prediction)
        {
            if (steps.Add(operation) is { } reason)
                return graph with { StreamObstacle = new(operation.Layer, operation.Item, reason) };
        }
        var stream = steps.Build();
        return ScalingOfTargets(stream) is { } scaling ? graph with { StreamObstacle = scaling } : stream;
    }

    /// <summary>Layers that a stream is for: without them each step is a sample of its own.</summary>
    private static bool HasMemory(Operation operation) => operation switch
    {
        RecurrentOperation => true,
        AttentionOperation attention => attention.Heads.IsCausal,
        PadOperation pad => pad.Border is { Left: > 0, Right: 0 },
        // Nothing is carried.
        _ => false,
    };

    /// <summary>What is fitted for each feature of a window is unknown of a step.</summary>
    private static StreamObstacle? OfData(Graph graph) =>
        graph.Preparation?.Preprocessing.FirstOrDefault(step => !IsByChannel(step)) is { } step
        ? new(step.Name, -1, "is fitted for each step of a window by itself, where a stream has no first step to count from") : null;

    private static bool IsByChannel(PreprocessingStep step) => step switch
    {
        StandardizationStep standardization => standardization.ByChannel,
        FixedScalingStep => true,
        RangeStep or WhiteningStep or TableStep => false,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.Name, "A preprocessing of which a stream knows nothing."),
    };

    private static StreamObstacle? ScalingOfTargets(Graph graph) =>
        graph.Targets is not null && graph.Tensors[graph.Stream!.Output].Shape.Count != graph.OutputShape.Count
            ? new("Target", -1, "scales each step of a window by itself, where a stream has no first step to count from") : null;
}

/// <summary>Builds the program of one step from that of all.</summary>
internal sealed class OneStep(Graph graph)
{
    private readonly int _all = graph.PreparedShape.Dimensions[0];
    private readonly List<Tensor> _tensors = [.. graph.Tensors];
    private readonly List<Operation> _operations = [];
    private readonly List<CarriedTensor> _carried = [];
    private StepLimit? _limit;

    /// <summary>What a tensor of the window is in the stream; what is not here is computed anew at each step, and is itself.</summary>
    private readonly Dictionary<int, InStream> _steps = new() { [Graph.Input] = new(Graph.Input, 0) };

    /// <summary>A step of a sequence.</summary>
    /// <param name="Tensor">What holds it.</param>
    /// <param name="Lead">Zeros in front of the first step, which the next window needs.</param>
    private readonly record struct InStream(int Tensor, int Lead);

    /// <summary>Adds what an operation is on one step; or says why there is nothing.</summary>
    public string? Add(Operation operation)
    {
        switch (operation)
        {
            case LayerOperation layer when _steps.TryGetValue(layer.Input, out var input): return Add(layer, input);
            case JoinOperation join when join.Inputs.Any(_steps.ContainsKey): return Add(join);
            // Of the whole, or of what was made of the last step.
            default: _operations.Add(operation.Rename(Known)); return null;
        }
    }

    public Graph Build() => graph with
    {
        Tensors = _tensors.ToEquatableArray(),
        Streaming = _operations.ToEquatableArray(),
        Stream = new(Known(graph.Output), _carried.ToEquatableArray(), _limit),
    };

    private string? Add(LayerOperation layer, InStream input)
    {
        switch (layer.OfStep())
        {
            case StepForm.Whole whole: return whole.Reason;
            case StepForm.Alone when input.Lead > 0: return "reads zeros in front of the first step";
            case StepForm.Alone alone: Alone(alone.OfOneStep, input); return null;
            case StepForm.WithPast: return WithPast(layer, input);
            case StepForm.Endless: return null;
            case var form: throw new ArgumentOutOfRangeException(nameof(layer), form.GetType().Name, "A form that no stream has.");
        }
    }

    private void Alone(LayerOperation one, InStream input) =>
        _operations.Add(one.Rename(tensor => tensor == one.Input ? input.Tensor : one.Writes.Contains(tensor) ? Step(tensor) : tensor));

    private string? WithPast(LayerOperation layer, InStream input) => layer switch
    {
        SplitSteps => Name(layer, input),
        ReshapeOperation => Reshape(layer, input),
        PadOperation pad => Pad(pad, input),
        ConvolutionOperation convolution => Convolution(convolution, input),
        RecurrentOperation recurrent => Recurrent(recurrent, input),
        // The state stands where it is kept.
        JoinSteps when graph.Tensors[layer.Output].Shape.Rank == 1 => Last(layer, input),
        JoinSteps => Name(layer, input),
        AttentionOperation attention => Attention(attention, input),
        PositionsOperation positions => Positions(positions, input),
        // All steps that have come are there.
        MaskStepsOperation => Name(layer, input),
        LastRealStepOperation => Last(layer, input),
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "A layer with a past and no rule for it."),
    };

    private string? Name(LayerOperation layer, InStream input)
    {
        _operations.Add(new ReshapeOperation
        {
            Layer = layer.Layer, Item = layer.Item, Input = input.Tensor,
            Output = Step(layer.Output, input.Lead)
        });
        return null;
    }

    private string? Reshape(LayerOperation reshape, InStream input)
    {
        var (from, to) = (graph.Tensors[reshape.Input].Shape, graph.Tensors[reshape.Output].Shape);
        // Of a sequence of one step the last is all of it.
        if (to.Rank == 1 && from.Positions == 1)
            return Last(reshape, input);
        return to.Rank == 1 || to.Width != from.Width ? "makes one vector of all steps" : Name(reshape, input);
    }

    private string? Pad(PadOperation pad, InStream input)
    {
        if (pad.Border.Left > 0)
            return Name(pad, input with { Lead = input.Lead + pad.Border.Left });
        if (graph.Tensors[pad.Output].Shape.Positions > 1)
            return "cuts off steps";
        return Last(pad, input);
    }

    /// <summary>The last step alone is left: from here on a window and a stream are the same.</summary>
    private string? Last(LayerOperation layer, InStream input)
    {
        _operations.Add(new ReshapeOperation { Layer = layer.Layer, Item = layer.Item, Input = input.Tensor, Output = layer.Output });
        return null;
    }

    private string? Convolution(ConvolutionOperation convolution, InStream input)
    {
        var geometry = convolution.Geometry;
        var window = new PastWindow
        {
            Layer = convolution.Layer,
            Item = convolution.Item,
            Input = input.Tensor,
            Output = Add(convolution.Layer + " window", new TensorShape(geometry.KernelWidth, geometry.InputChannels)),
            Past = Add(convolution.Layer + " past",
                new TensorShape((geometry.KernelWidth - 1) * geometry.Dilation, geometry.InputChannels)),
            Taps = geometry.KernelWidth,
            Dilation = geometry.Dilation,
            Channels = geometry.InputChannels,
        };
        if (input.Lead != window.Length)
        {
            return "has its first output behind " + T(window.Length + 1)
                + " steps of the window: Padding = Padding.Causal gives one at each";
        }
        Carry(window.Past, convolution.Layer, "past");
        _operations.Add(window);
        _operations.Add(convolution with
        {
            Input = window.Output,
            Output = Step(convolution.Output),
            Geometry = geometry with { InputWidth = geometry.KernelWidth, Dilation = 1 },
        });
        return null;
    }

    private string? Recurrent(RecurrentOperation layer, InStream input)
    {
        var units = new TensorShape(layer.Units);
        var states = Add(layer.Layer + " state", units);
        _steps[layer.Output] = new(states, 0);
        Carry(states, layer.Layer, "state");
        var cells = layer.Cell.HasCellState ? Add(layer.Layer + " cell state", units) : (int?)null;
        if (cells is { } carried)
            Carry(carried, layer.Layer, "cell");
        _operations.Add(layer with
        {
            Input = input.Tensor,
            Output = states,
            Steps = 1,
            Lengths = null,
            Product = Add(layer.Layer + " product", graph.Tensors[layer.Product].Shape),
            Candidate = layer.Candidate is not { } candidate ? null : candidate with
            {
                Product = Add(layer.Layer + " reset product", units),
                OfOneStep = Add(layer.Layer + " reset state", units),
            },
            CellStates = cells,
            Start = RecurrentStart.Kept,
        });
        return null;
    }

    private string? Attention(AttentionOperation attention, InStream input)
    {
        var heads = attention.Heads;
        var step = new AttentionStep
        {
            Layer = attention.Layer,
            Item = attention.Item,
            Heads = heads,
            Input = input.Tensor,
            Output = Step(attention.Output),
            Past = Add(attention.Layer + " past", new TensorShape(heads.Steps, 2 * heads.Count * heads.Channels)),
            Weights = Add(attention.Layer + " weights", new TensorShape(heads.Count, heads.Steps)),
        };
        Carry(step.Past, attention.Layer, "past");
        _operations.Add(step);
        return null;
    }

    private string? Positions(PositionsOperation positions, InStream input)
    {
        _limit ??= new(positions.Layer, _all);
        _operations.Add(positions with { Input = input.Tensor, Output = Step(positions.Output), OfSteps = _all });
        return null;
    }

    private string? Add(JoinOperation join)
    {
        if (!join.Inputs.All(_steps.ContainsKey))
            return "joins steps with what is known behind the last of them";
        if (join.Inputs.Any(tensor => _steps[tensor].Lead > 0))
            return "reads zeros in front of the first step";
        _operations.Add(join with { Inputs = join.Inputs.Select(Known).ToEquatableArray(), Output = Step(join.Output) });
        return null;
    }

    /// <summary>A step of a tensor of the window.</summary>
    private int Step(int tensor, int lead = 0)
    {
        var whole = graph.Tensors[tensor];
        var width = whole.Steps > 1 ? whole.Shape.Count : whole.Shape.Count / (_all + lead);
        var step = Add(whole.Name, new TensorShape((int)width));
        _steps[tensor] = new(step, lead);
        return step;
    }

    private int Known(int tensor) => _steps.TryGetValue(tensor, out var step) ? step.Tensor : tensor;

    private int Add(string name, TensorShape shape)
    {
        _tensors.Add(new Tensor(name, shape));
        return _tensors.Count - 1;
    }

    private void Carry(int tensor, string layer, string what) =>
        _carried.Add(new(tensor, layer, layer + "." + what, _tensors[tensor].Shape));

    private static string T(int value) => value.ToString(CultureInfo.InvariantCulture);
}
