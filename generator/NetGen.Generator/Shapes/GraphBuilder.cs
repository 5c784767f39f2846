using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>The graph while it is being built, layer by layer: the shape rules append to it.</summary>
internal sealed class GraphBuilder(NetworkSpec spec, Action<Problem> report)
{
    private readonly List<Tensor> _tensors = [];
    private readonly List<Parameter> _parameters = [];
    private readonly List<Parameter> _buffers = [];
    private readonly List<Operation> _operations = [];
    private readonly List<LayerDescription> _layers = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly LayerNaming _naming = new();

    // The layer that each tensor is the output of, or was made ready from; of the input none, which is the empty name.
    private readonly Dictionary<int, string> _sources = [];

    /// <summary>The attribute being applied, by index.</summary>
    public int Item { get; set; }

    /// <summary>The tensor at this point of the declaration.</summary>
    public int Current { get; set; }

    public TensorShape CurrentShape => ShapeOf(Current);

    public TensorShape ShapeOf(int tensor) => _tensors[tensor].Shape;

    /// <summary>The shapes on the way here, for messages about sizes.</summary>
    public string ShapeChain() =>
        string.Join(" → ", new[] { _tensors[0].Shape.ToString() }.Concat(_layers.Select(layer => _tensors[layer.Output].Shape.ToString())));

    /// <summary>What <see cref="Current"/> was before the Flatten that it comes out of; null behind anything else that reorders.</summary>
    public Flattened? FlattenedFrom { get; set; }

    /// <summary>
    /// The order that <see cref="Current"/> had in versions that joined in the order of memory; null where it is the same.
    /// </summary>
    public FormerOrder? FormerOrder { get; set; }

    /// <summary>
    /// Whether something is computed from a vector in its former order that is not the same in today's, wherever its weights are put.
    /// </summary>
    public bool LosesFormerOrder { get; set; }

    /// <summary>The marked tensors by name; a mark of a block is local to one use of it.</summary>
    public Dictionary<(string Scope, string Mark), MarkedTensor> Marks { get; } = [];

    /// <summary>Where the attribute being applied stands: the use of a block, or the empty name of the network itself.</summary>
    public string Scope => spec.Items[Item].Use?.Name ?? "";

    /// <summary>Dropout layers so far.</summary>
    public int DropoutCount { get; set; }

    /// <summary>The layers up to the current tensor, newest last: the loss looks at the head.</summary>
    public IReadOnlyList<Operation> Operations =>
        _operations.GetRange(0, _operations.FindLastIndex(operation => operation.Writes.Contains(Current)) + 1);

    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <summary>How many tokens there are, where a sample is made of them; 0 where it is made of numbers.</summary>
    public int Vocabulary { get; set; }

    /// <summary>The tensor that says how many steps of each sample are there; null where all are.</summary>
    public int? Lengths { get; set; }

    /// <summary>The sequences of which the last steps may be no steps.</summary>
    public HashSet<int> Ragged { get; } = [];

    /// <summary>The lengths of the current tensor, where it may be shorter than its shape.</summary>
    public int? CurrentLengths => Ragged.Contains(Current) ? Lengths : null;

    /// <summary>"float" or "double".</summary>
    public string Scalar => spec.Scalar;

    /// <summary>Whether a number is one in the network's scalar too.</summary>
    public bool IsFinite(double value) =>
        (Scalar == "float" ? (float)value : value) is var rounded && !double.IsNaN(rounded) && !double.IsInfinity(rounded);

    public IReadOnlyList<Parameter> Buffers => _buffers;

    public LossFunction? Loss { get; set; }

    /// <summary>Whether an error left no shape to go on with.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether no code can be made, though every shape is known: the rules still have much to say.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>What stands in front of the first layer; null for nothing.</summary>
    public InputPreparation? Preparation { get; set; }

    /// <summary>How targets are scaled; null for not at all.</summary>
    public TargetScaling? Targets { get; set; }

    /// <summary>The name of the layer being applied.</summary>
    public LayerName NameOf(LayerAttribute layer) => _naming.Next(spec.Items[Item]);

    /// <summary>A new tensor.</summary>
    public int AddTensor(string name, TensorShape shape, bool isPerSample = true)
    {
        _tensors.Add(new Tensor(name, shape, isPerSample));
        return _tensors.Count - 1;
    }

    /// <summary>A new tensor of so many steps.</summary>
    public int AddSteps(string name, TensorShape shape, int steps)
    {
        _tensors.Add(new Tensor(name, shape) { Steps = steps });
        return _tensors.Count - 1;
    }

    /// <summary>A parameter, by index.</summary>
    public int AddParameter(Parameter parameter) => Add(_parameters, parameter);

    /// <summary>A buffer, by index.</summary>
    public int AddBuffer(Parameter buffer) => Add(_buffers, buffer);

    /// <summary>
    /// One of that name is there already where the uses of a block share their weights: it is used again, if it fits (else NG1015).
    /// </summary>
    private int Add(List<Parameter> tensors, Parameter added)
    {
        if (!_byName.TryGetValue(added.Name, out var shared))
        {
            tensors.Add(added);
            _byName.Add(added.Name, tensors.Count - 1);
            return tensors.Count - 1;
        }
        LosesFormerOrder |= tensors[shared].FormerOrder != added.FormerOrder;
        if (tensors[shared].Shape != added.Shape || tensors[shared].FlattenedFrom != added.FlattenedFrom)
            Report("NG1015", null, added.Name, ShapeText(tensors[shared]), ShapeText(added));
        return shared;

        static string ShapeText(Parameter parameter) =>
            parameter.Shape + (parameter.FlattenedFrom is { From: var from }
                ? (from.Rank == 3 ? " (of images of " : " (of sequences of ") + from + ")"
                : "");
    }

    /// <summary>Appends a layer, or the last operation of the named one; its output becomes the current tensor.</summary>
    public void AddLayer(LayerOperation operation, string description, string? layer = null)
    {
        _operations.Add(operation);
        Current = operation.Output;
        // Lengths are no layer's output.
        Show(layer ?? operation.Layer, description, operation.Item, operation.Output, operation is RaggedOperation ? [operation.Input]
            : operation.Reads);
    }

    /// <summary>Appends a join; its output, of what was flattened or not, becomes the current tensor.</summary>
    public void AddJoin(JoinOperation operation, string description, Flattened? flattenedFrom, FormerOrder? formerOrder = null)
    {
        _operations.Add(operation);
        Current = operation.Output;
        (FlattenedFrom, FormerOrder) = (flattenedFrom, formerOrder);
        Show(operation.Layer, description, operation.Item, operation.Output, operation.Reads);
    }

    /// <summary>Shows a step of preprocessing among the layers.</summary>
    public void AddPreparation(string kind, string description, int output) =>
        Show(_naming.Next(kind, null).Text, description, Item, output, [output]);

    /// <summary>Appends an operation that is part of a layer (its padding), not one of its own.</summary>
    public void AddHidden(LayerOperation operation)
    {
        _operations.Add(operation);
        Current = operation.Output;
        _sources[operation.Output] = SourceOf(operation.Input);
    }

    private string SourceOf(int tensor) => _sources.TryGetValue(tensor, out var layer) ? layer : "";

    private void Show(string name, string description, int item, int output, IReadOnlyList<int> reads)
    {
        var inputs = reads.Select(SourceOf).Distinct().ToEquatableArray();
        _layers.Add(new LayerDescription(name, description, "", item, output) { Inputs = inputs });
        _sources[output] = name;
    }

    public void AddLoss(LossOperation operation) => _operations.Add(operation);

    /// <summary>Reports a problem at the attribute being applied.</summary>
    public void Report(string id, string? argument, params string[] figures) =>
        Report(new Problem { Id = id, Item = Item, Argument = argument, Figures = figures.ToEquatableArray() });

    public void Report(Problem problem)
    {
        HasFailed |= problem.Severity is null or ProblemSeverity.Error;
        report(problem);
    }

    /// <summary>Reports an error that leaves every shape as it is.</summary>
    public void Refuse(Problem problem)
    {
        IsRefused = true;
        report(problem);
    }

    /// <summary>Reports a problem at an element of an array argument.</summary>
    public void ReportElement(string id, int item, string argument, int element, params string[] figures) =>
        Report(new Problem { Id = id, Item = item, Argument = argument, Element = element, Figures = figures.ToEquatableArray() });

    public Graph Build(IReadOnlyList<NetworkItemAttribute> items) => new()
    {
        Name = spec.Name,
        Scalar = spec.Scalar,
        Tensors = _tensors.ToEquatableArray(),
        // Here for all kinds of layers at once: none can forget it.
        Parameters = _parameters
            .Select(parameter =>
                WithFormerOrder(parameter) with { LearningRateFactor = (items[parameter.Item] as ILearnedLayer)?.LearningRateFactor ?? 1 })
            .ToEquatableArray(),
        Buffers = _buffers.Select(WithFormerOrder).ToEquatableArray(),
        Forward = _operations.ToEquatableArray(),
        Layers = _layers.ToEquatableArray(),
        Output = Current,
        Loss = Loss,
        Optimizer = OptimizerRule.Of(items.OfType<OptimizerAttribute>().FirstOrDefault(), Loss),
        Schedule = ScheduleRule.Of(items.OfType<ScheduleAttribute>().FirstOrDefault()),
        WarmUpSteps = items.OfType<WarmUpAttribute>().FirstOrDefault()?.Steps ?? 0,
        Clipping = OptimizerRule.ClippingOf(items),
        AverageDecay = items.OfType<EmaAttribute>().FirstOrDefault()?.Decay,
        Preparation = Preparation,
        Vocabulary = Vocabulary,
        IsRagged = Lengths is not null,
        Targets = Targets,
        Facts = FactsRule.Of(items.OfType<InputAttribute>().FirstOrDefault(), items.OfType<TrainingAttribute>().FirstOrDefault(),
            WritesBatchSize(items)),
    };

    /// <summary>
    /// Files of a former order are taken where all of the network is the same in it; its outputs have no weights to be put right.
    /// </summary>
    private Parameter WithFormerOrder(Parameter parameter) =>
        parameter.FormerOrder is not null && (LosesFormerOrder || FormerOrder is not null)
            ? parameter with { FormerOrder = null }
            : parameter;

    private bool WritesBatchSize(IReadOnlyList<NetworkItemAttribute> items) =>
        items.Select((item, index) => item is TrainingAttribute && spec.Writes(index, nameof(TrainingAttribute.BatchSize)))
            .Any(writes => writes);
}

/// <summary>A tensor that has a name, and in which order it is.</summary>
internal readonly record struct MarkedTensor(int Tensor, Flattened? FlattenedFrom, FormerOrder? FormerOrder);
