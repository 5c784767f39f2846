using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>
/// Turns what was written (<see cref="NetworkSpec"/>) into typed operations with shapes (<see cref="Graph"/>), or into problems that name
/// an attribute. It knows the attributes by their real types and nothing of Roslyn.
/// </summary>
internal static class ShapeInference
{
    /// <summary>
    /// The graph, or null when the declaration cannot be compiled; then <paramref name="report"/> has been called at least once, or the
    /// specification is incomplete.
    /// </summary>
    public static Graph? Infer(NetworkSpec spec, Action<Problem> report) => Infer(spec, report, forRules: false);

    /// <summary>
    /// The graph that rules look at. Where head and loss do not fit, it is no graph to compile, and what else is wrong can still be seen
    /// in it.
    /// </summary>
    public static Graph? InferForRules(NetworkSpec spec, Action<Problem> report) => Infer(spec, report, forRules: true);

    private static Graph? Infer(NetworkSpec spec, Action<Problem> report, bool forRules)
    {
        var items = spec.Items.Select(item => item.Bind()).ToArray();
        if (!spec.IsComplete || items.Any(item => item is null))
            return null;
        var graph = Infer(spec, items, [], report, forRules);
        if (graph is null || DeadBranches.ItemsOf(graph) is not { Count: > 0 } dead)
            return graph;
        DeadBranches.Report(graph, dead, report);
        return Infer(spec, items, dead, _ => { }, forRules);
    }

    /// <summary>The graph without the layers of some attributes, which keep their names.</summary>
    private static Graph? Infer(NetworkSpec spec, NetworkItemAttribute?[] items, IReadOnlyCollection<int> left, Action<Problem> report,
        bool forRules)
    {
        var builder = new GraphBuilder(spec, report);
        var input = items.OfType<InputAttribute>().FirstOrDefault();
        var tokens = items.OfType<TokensAttribute>().FirstOrDefault();
        var table = TableSpec.Of(spec, items);
        if ((input is null && table is null && tokens is null) || !items.OfType<LayerAttribute>().Any())
            return null;
        var penalty = PenaltyRule.Of(items.OfType<PenaltyAttribute>());
        if (table is not null)
        {
            PreparationRule.Apply(table, Array.FindIndex(items, item => item is TableAttribute), builder);
            if (!builder.HasFailed)
                ColumnEmbeddingRule.Apply(table, penalty, builder);
        }
        else if (tokens is not null)
        {
            TokensRule.Apply(tokens, Array.IndexOf(items, tokens), builder);
            if (tokens.Ragged && !builder.HasFailed)
                RaggedRule.Begin(items, builder);
        }
        else if (InputRule.Apply(input!, Array.IndexOf(items, input), builder))
        {
            PreparationRule.Apply(items, input!, builder);
            builder.Item = Array.IndexOf(items, input);
            if (input!.Ragged && !builder.HasFailed)
                RaggedRule.Begin(items, builder);
        }
        if (builder.HasFailed)
            return null;
        for (var i = 0; i < items.Length && !builder.HasFailed; i++)
        {
            builder.Item = i;
            if (left.Contains(i))
            {
                builder.NameOf((LayerAttribute)items[i]!);
                continue;
            }
            if (items[i] is LayerAttribute next && !(TokensRule.RequireEmbedding(next, builder) && RaggedRule.Allows(next, builder)))
                continue;
            var lengths = builder.CurrentLengths;
            var former = builder.FormerOrder;
            switch (items[i])
            {
                case EmbeddingAttribute embedding: EmbeddingRule.Apply(embedding, builder); break;
                case RecurrentAttribute recurrent: RecurrentRule.Apply(recurrent, penalty, builder); break;
                case LastStepAttribute last: StepRule.Apply(last, builder); break;
                case RepeatVectorAttribute repeat: StepRule.Apply(repeat, builder); break;
                case DenseAttribute dense: DenseRule.Apply(dense, penalty, builder); break;
                case Conv2DAttribute convolution: Conv2DRule.Apply(convolution, penalty, builder); break;
                case Conv1DAttribute convolution: Conv2DRule.Apply(convolution, penalty, builder); break;
                case ConvTranspose2DAttribute convolution: ConvTranspose2DRule.Apply(convolution, penalty, builder); break;
                case Pool1DAttribute pool: PoolRule.Apply(pool, builder); break;
                case Upsample2DAttribute upsample: UpsampleRule.Apply(upsample, builder); break;
                case ReshapeAttribute reshape: FlattenRule.Apply(reshape, builder); break;
                case Pool2DAttribute pool: PoolRule.Apply(pool, builder); break;
                case GlobalAveragePool2DAttribute or GlobalMaxPool2DAttribute or GlobalAveragePool1DAttribute
                    or GlobalMaxPool1DAttribute:
                    PoolRule.ApplyGlobal((LayerAttribute)items[i]!, builder); break;
                case ZeroPad2DAttribute pad: BorderRule.Apply(pad, builder); break;
                case Crop2DAttribute crop: BorderRule.Apply(crop, builder); break;
                case MarkAttribute mark: JoinRule.Apply(mark, builder); break;
                case FromAttribute from: JoinRule.Apply(from, builder); break;
                case AddAttribute add: JoinRule.Apply(add, builder); break;
                case ConcatAttribute concat: JoinRule.Apply(concat, builder); break;
                case MultiplyAttribute multiply: JoinRule.Apply(multiply, builder); break;
                case NormalizationAttribute normalization: NormalizationRule.Apply(normalization, builder); break;
                case ScaleAttribute scale: ScaleRule.Apply(scale, builder); break;
                case PReluAttribute prelu: PReluRule.Apply(prelu, builder); break;
                case ActivationAttribute activation: ActivationRule.Apply(activation, builder); break;
                case DropoutAttribute dropout: DropoutRule.Apply(dropout, builder); break;
                case SpatialDropoutAttribute dropout: DropoutRule.Apply(dropout, builder); break;
                case AlphaDropoutAttribute dropout: DropoutRule.Apply(dropout, builder); break;
                case AttentionAttribute attention: AttentionRule.Apply(attention, penalty, builder); break;
                case LearnedPositionsAttribute positions: PositionsRule.Apply(positions, builder); break;
                case SinusoidalPositionsAttribute positions: PositionsRule.Apply(positions, builder); break;
                case PixelShuffleAttribute shuffle: PixelShuffleRule.Apply(shuffle, builder); break;
                case PermuteAttribute permute: PermuteRule.Apply(permute, builder); break;
                case FlattenAttribute flatten: FlattenRule.Apply(flatten, builder); break;
                case LossAttribute loss:
                    LossRule.Apply(loss,
                    items.OfType<TargetAttribute>().Any(target => target.Kind == TargetKind.ClassMap), builder); break;
                // The block's own layers stand behind it.
                case UseAttribute: break;
                case LayerAttribute layer: throw new InvalidOperationException(layer.GetType().Name + " is a layer without a shape rule.");
            }
            if (items[i] is LayerAttribute applied)
                RaggedRule.Mark(applied, lengths is not null, builder);
            builder.LosesFormerOrder |= former is not null && items[i] is LayerAttribute layerAttribute
                && !KeepsFormerOrder(layerAttribute);
        }
        if (items.OfType<TargetAttribute>().FirstOrDefault() is { } target && !builder.HasFailed)
        {
            builder.Item = Array.IndexOf(items, target);
            TargetRule.Apply(target, builder);
        }
        TokensRule.CheckReaders(builder);
        MapAugmentation.Check(items, builder);
        CarryRule.Check(items, builder);
        ParameterTotal.Check(builder);
        return builder.HasFailed || (builder.IsRefused && !forRules) ? null : builder.Build(items!);
    }

    /// <summary>
    /// Whether a layer makes the same of a vector in another order: each element by itself or with weights of its own, or all of them.
    /// Joins look for themselves.
    /// </summary>
    private static bool KeepsFormerOrder(LayerAttribute layer) => layer is DenseAttribute or DropoutAttribute or AlphaDropoutAttribute
        or (ActivationAttribute and not (SoftmaxAttribute or LogSoftmaxAttribute)) or BatchNormAttribute or LayerNormAttribute
        or ScaleAttribute or FlattenAttribute
        or MarkAttribute or FromAttribute or AddAttribute or ConcatAttribute or MultiplyAttribute;
}
