using System.Reflection;
using NetGen.Generator.Model;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Planning;

/// <summary>
/// What a user can name of a network: read from its graph, or, where the declaration has errors and there is none, from what was written.
/// Both are the same wherever what is wrong leaves it open; what cannot be known is there in every form that it could have.
/// </summary>
internal static class SurfacePlanning
{
    public static Surface Of(Graph graph) => new()
    {
        Name = graph.Name,
        Scalar = graph.Scalar,
        Layers = graph.Forward.Select(operation => MemberOf(operation, graph)).OfType<LayerMember>().Distinct().ToEquatableArray(),
        IsClassifier = graph.IsYesNo || (NamesClasses(graph) && graph.OutputShape.Positions == 1),
        MapsClasses = NamesClasses(graph) && graph.OutputShape.Positions > 1,
        IsYesNo = graph.IsYesNo,
        Table = graph.Preparation?.Table is { } table ? new(table, CertaintiesOf(graph, table)) : null,
        HasTokens = graph.Vocabulary > 0,
        IsRagged = graph.IsRagged,
        Preprocesses = graph.Preparation is { Preprocesses: true },
        NeedsFitting = graph.Preparation is { NeedsFitting: true } || graph.Targets is not null,
        Streams = graph.Stream is not null,
        CarriesState = graph.CanTrain && graph.Facts.CarriesState,
        Trains = graph.CanTrain,
        TakesLabels = graph.Loss is { HasClassLabels: true },
        TakesTargets = graph.Loss is { HasClassLabels: false },
        WeighsClasses = graph.WeighedClasses > 0,
        Averages = graph.AverageDecay is not null,
        WatchesEpochs = graph.Schedule is ReduceOnPlateau,
        Hyperparameters = graph.CanTrain ? HyperparameterPlanning.Of(graph) : EquatableArray<Hyperparameter>.Empty,
    };

    /// <summary>
    /// Of a declaration without a graph. Where a softmax stands, it may be the head; without a loss, as while it is being typed, there is
    /// a trainer for labels and for targets; where an attribute could not
    /// be read, every number that a run may override. Layers of a block that cannot be spliced in have no names.
    /// </summary>
    public static Surface Of(NetworkSpec spec)
    {
        var items = spec.Items.Select(item => item.Bind()).ToArray();
        var loss = items.OfType<LossAttribute>().FirstOrDefault() is { } declared ? LossRule.FunctionOf(declared) : null;
        var namesClasses = loss is null or { HasClassLabels: true } || items.Any(item => item is SoftmaxAttribute or LogSoftmaxAttribute);
        return new()
        {
            Name = spec.Name,
            Scalar = spec.Scalar,
            Layers = LayersOf(spec, items).ToEquatableArray(),
            IsClassifier = namesClasses || AnswersYesOrNo(items, loss),
            // A vector has no positions.
            MapsClasses = namesClasses && items.Any(item =>
                item is InputAttribute { Shape.Length: > 1 } or TokensAttribute or ReshapeAttribute),
            IsYesNo = AnswersYesOrNo(items, loss),
            Table = TableSpec.Of(spec, items) is { } table
                ? new(table, table.Classes > 0 ? Certainties : EquatableArray<string>.Empty)
                : null,
            HasTokens = items.Any(item => item is TokensAttribute),
            IsRagged = items.Any(item => item is TokensAttribute { Ragged: true } or InputAttribute { Ragged: true }),
            // The columns of a table say how they are prepared, most of them by what is fitted.
            Preprocesses = items.Any(item => item is PreprocessingAttribute or TableAttribute),
            NeedsFitting = items.Any(item =>
                item is TableAttribute or TargetAttribute { Standardize: true } or TargetAttribute { Log1P: true }
                or (PreprocessingAttribute and not (RescaleAttribute or NormalizeAttribute))),
            CarriesState = items.Any(item => item is TrainingAttribute { CarryState: true }),
            Streams = MayStream(items),
            Trains = true,
            TakesLabels = loss is null or { HasClassLabels: true },
            TakesTargets = loss is null or { HasClassLabels: false },
            WeighsClasses = loss is null or { HasClassLabels: true } || AnswersYesOrNo(items, loss),
            Averages = items.OfType<EmaAttribute>().Any() || !IsRead(spec, items),
            WatchesEpochs = items.OfType<ReduceOnPlateauAttribute>().Any(),
            Hyperparameters = HyperparameterPlanning.Of(spec, items, loss ?? new MeanSquaredError())
                .Concat(IsRead(spec, items) ? [] : AllHyperparameters)
                .GroupBy(hyperparameter => hyperparameter.Name, StringComparer.Ordinal)
                .Select(same => same.First())
                .ToEquatableArray(),
        };
    }

    /// <summary>Whether there is a layer that a stream is for.</summary>
    public static bool MayStream(IEnumerable<Attribute?> items) => items.Any(item =>
        item is RecurrentAttribute or AttentionAttribute { Causal: true } or Conv1DAttribute { Padding: Padding.Causal });

    /// <summary>A network with everything that there is, but without layers: its members are in some network, whatever its layers are
    /// called.</summary>
    public static Surface Everything { get; } = new()
    {
        Name = "",
        Scalar = "float",
        Layers = EquatableArray<LayerMember>.Empty,
        IsClassifier = true,
        MapsClasses = true,
        IsYesNo = true,
        Table = null,
        HasTokens = true,
        IsRagged = true,
        Preprocesses = true,
        NeedsFitting = true,
        Streams = true,
        CarriesState = true,
        Trains = true,
        TakesLabels = true,
        TakesTargets = true,
        WeighsClasses = true,
        Averages = true,
        WatchesEpochs = true,
        Hyperparameters = AllHyperparameters.ToEquatableArray(),
    };

    /// <summary>The same of rows of a table with everything but columns.</summary>
    public static Surface EverythingOfTables { get; } = Everything with
    {
        Table = new(
            new TableSpec
            {
                Columns = EquatableArray<ColumnSpec>.Empty,
                Label = new ColumnSpec { Item = -1, Name = "", Property = "NetGenLabel", Kind = ColumnKind.Category },
                Ignored = EquatableArray<string>.Empty,
                Separator = ',',
            },
            Certainties),
    };

    private static EquatableArray<string> Certainties => new([TableMembers.Probability, TableMembers.Score]);

    /// <summary>A probability behind a sigmoid or softmax, else the bare output; of numbers nothing.</summary>
    private static EquatableArray<string> CertaintiesOf(Graph graph, TableSpec table)
    {
        if (table.Classes == 0)
            return EquatableArray<string>.Empty;
        var isProbable = graph.Forward.OfType<LayerOperation>().Any(operation => operation.Output == graph.Output
            && operation is SoftmaxOperation or ActivationOperation { Function.HeadOf: LossHead.Sigmoid });
        return new([isProbable ? TableMembers.Probability : TableMembers.Score]);
    }

    /// <summary>The outputs of a position name a class: behind a softmax or its logarithm, and where the loss compares them with a
    /// label.</summary>
    private static bool NamesClasses(Graph graph) => graph.Loss is { HasClassLabels: true }
        || graph.Forward.OfType<LayerOperation>()
            .Any(operation => operation is SoftmaxOperation or LogSoftmaxOperation && operation.Output == graph.Output);

    /// <summary>Whether one output may be the probability of a yes, by the last dense layer.</summary>
    private static bool AnswersYesOrNo(NetworkItemAttribute?[] items, LossFunction? loss) =>
        (loss is BinaryCrossEntropy || (loss is null && items.OfType<ActivationAttribute>().LastOrDefault() is SigmoidAttribute))
        && items.OfType<DenseAttribute>().LastOrDefault() is null or { Units: 1 };

    private static bool IsRead(NetworkSpec spec, NetworkItemAttribute?[] items) => spec.IsComplete && items.All(item => item is not null);

    private static LayerMember? MemberOf(Operation operation, Graph graph) => operation switch
    {
        // Both directions of a layer are one member; what it makes of its input is part of it.
        RecurrentOperation recurrent => new(recurrent.Layer, LayerMember.Recurrent),
        DenseOperation { IsProjection: true } => null,
        NormalizationOperation normalization => new(normalization.Layer, LayerMember.Normalization),
        EmbeddingOperation embedding => new(embedding.Layer, LayerMember.Embedding),
        PositionsOperation positions => new(positions.Layer, LayerMember.Dense),
        // A dense layer on an image is a convolution of one position after the other; its weights are a matrix all the same.
        WeightedOperation layer => new(layer.Layer, graph.Parameters[layer.Weight].Shape.Rank switch
        {
            1 => LayerMember.Normalization,
            2 => LayerMember.Dense,
            // Rank 3 and 4: a sequence, an image.
            _ => LayerMember.Convolution,
        }),
        // A layer without parameters has nothing to show.
        _ => null,
    };

    private static IEnumerable<LayerMember> LayersOf(NetworkSpec spec, NetworkItemAttribute?[] items)
    {
        var embedded = TableSpec.Of(spec, items)?.Columns.Where(column => column.Embedding > 0) ?? [];
        foreach (var column in embedded)
            yield return new(column.EmbeddingName, LayerMember.Dense);
        var naming = new LayerNaming();
        foreach (var item in spec.Items)
        {
            var name = naming.Next(item).Text;
            if (item.Kind == "Attention")
            {
                yield return new(name + AttentionRule.Input, LayerMember.Dense);
                yield return new(name + AttentionRule.Output, LayerMember.Dense);
            }
            else if (ViewOf(item.Kind) is { } view)
            {
                yield return new(name, view);
            }
        }
    }

    private static string? ViewOf(string kind) => kind switch
    {
        "Dense" or "LearnedPositions" => LayerMember.Dense,
        "Embedding" => LayerMember.Embedding,
        "Conv1D" or "Conv2D" or "ConvTranspose2D" => LayerMember.Convolution,
        "SimpleRnn" or "Gru" or "Lstm" => LayerMember.Recurrent,
        "BatchNorm" or "LayerNorm" or "GroupNorm" or "InstanceNorm" or "RmsNorm" or "Scale" => LayerMember.Normalization,
        // The same, by the names that the attributes have.
        _ => null,
    };

    /// <summary>Those of every optimizer and schedule, and of what stands beside them.</summary>
    private static IEnumerable<Hyperparameter> AllHyperparameters => HyperparameterPlanning.OfAnyStep
        .Concat(MembersOf<Optimizer>().SelectMany(HyperparameterPlanning.OfOptimizer))
        .Concat(MembersOf<Schedule>().SelectMany(schedule => schedule.Hyperparameters))
        .GroupBy(hyperparameter => hyperparameter.Name, StringComparer.Ordinal)
        .Select(same => same.First());

    /// <summary>One of each member of a closed family, with every number 1.</summary>
    private static IEnumerable<T> MembersOf<T>() => typeof(T).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => type.GetConstructors().Single())
        .Select(constructor => (T)constructor.Invoke([.. constructor.GetParameters().Select(parameter => OneOf(parameter))]));

    private static object OneOf(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(double) => 1.0,
        var type when type == typeof(int) => 1,
        // Enumerations and structs: their first value.
        var type => Activator.CreateInstance(type),
    };
}
