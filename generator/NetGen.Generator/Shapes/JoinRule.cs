using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Marks and what refers to them. That every mark precedes what names it has been checked on the declaration (NG0010).</summary>
internal static class JoinRule
{
    public static void Apply(MarkAttribute mark, GraphBuilder builder)
    {
        builder.NameOf(mark);
        builder.Marks[(builder.Scope, mark.Mark)] = new(builder.Current, builder.FlattenedFrom, builder.FormerOrder);
    }

    public static void Apply(FromAttribute from, GraphBuilder builder)
    {
        builder.NameOf(from);
        (builder.Current, builder.FlattenedFrom, builder.FormerOrder) = builder.Marks[(builder.Scope, from.Mark)];
    }

    public static void Apply(AddAttribute add, GraphBuilder builder) => Join(add, JoinKind.Add, add.Marks, "marks", builder);

    public static void Apply(ConcatAttribute concat, GraphBuilder builder) => Join(concat, JoinKind.Concat, concat.Marks, "marks", builder);

    public static void Apply(MultiplyAttribute multiply, GraphBuilder builder) =>
        Join(multiply, JoinKind.Multiply, [multiply.Mark], "mark", builder);

    private static void Join(LayerAttribute layer, JoinKind kind, string[] marks, string argument, GraphBuilder builder)
    {
        var name = builder.NameOf(layer).Text;
        var inputs = marks.Select(mark => builder.Marks[(builder.Scope, mark)])
            .Prepend(new MarkedTensor(builder.Current, builder.FlattenedFrom, builder.FormerOrder)).ToList();
        var shapes = inputs.Select(input => builder.ShapeOf(input.Tensor)).ToList();
        if (ShapeOf(kind, shapes) is not { } shape)
        {
            builder.Report("NG1006", argument, kind.ToString(), string.Join(" and ", shapes));
            return;
        }
        var order = kind == JoinKind.Concat ? null : CommonOrder(inputs);
        var former = kind == JoinKind.Concat ? ConcatOrder(name, inputs, shapes) : inputs[0].FormerOrder;
        // Elements meet by their places: they meet others, unless all inputs have changed places alike.
        builder.LosesFormerOrder |= kind != JoinKind.Concat
            && (inputs.Any(input => !Equals(input.FormerOrder?.Parts, former?.Parts)) || (order is null && inputs.Any(IsReordered)));
        var tensors = inputs.Select(input => order is null ? builder.ChannelsFirst(name, input.Tensor, input.FlattenedFrom) : input.Tensor)
            .ToList();
        builder.AddJoin(
            new JoinOperation
            {
                Layer = name,
                Item = builder.Item,
                Kind = kind,
                // The spread factor of a product comes second.
                Inputs = (kind == JoinKind.Multiply && shapes[0].Count < shapes[1].Count ? tensors.AsEnumerable().Reverse() : tensors)
                    .ToEquatableArray(),
                Widths = kind == JoinKind.Concat ? shapes.Select(part => part.Width).ToEquatableArray() : EquatableArray<int>.Empty,
                Output = builder.AddTensor(name, shape),
            },
            kind + " " + string.Join(", ", marks.Select(mark => VisibleText.Of(mark)))
                + (order is null && inputs.Any(IsReordered) ? ChannelOrder.Description : ""),
            order,
            former);
    }

    private static bool IsReordered(MarkedTensor input) => input.FlattenedFrom is { IsReordered: true };

    /// <summary>What versions made that joined in the order of memory; null where that is no other order.</summary>
    private static FormerOrder? ConcatOrder(string name, List<MarkedTensor> inputs, List<TensorShape> shapes)
    {
        if (!inputs.Any(input => IsReordered(input) || input.FormerOrder is not null))
            return null;
        var parts = inputs.Zip(shapes, (input, shape) => input switch
        {
            { FormerOrder.Parts: var before } => before,
            { FlattenedFrom: { IsReordered: true, Image: var (height, width, channels) } } => [height * width, channels],
            // No image: the same order in every version.
            _ => (IEnumerable<int>)[shape.Width, 1],
        });
        // The line that tells is that of the join where the order was lost: a join of joins is written alike by all versions.
        var first = inputs.Any(IsReordered) ? name : inputs.Select(input => input.FormerOrder).OfType<FormerOrder>().First().Join;
        return new(first, parts.SelectMany(part => part).ToEquatableArray());
    }

    /// <summary>Sums and products of what was flattened alike are in the order of each; all else is joined in PyTorch's order.</summary>
    private static Flattened? CommonOrder(List<MarkedTensor> inputs) =>
        inputs[0].FlattenedFrom is { } first && inputs.All(input => input.FlattenedFrom?.From == first.From)
            ? first with { IsNew = true }
            : null;

    /// <summary>The shape of a join; null where the shapes disagree.</summary>
    private static TensorShape? ShapeOf(JoinKind kind, List<TensorShape> shapes)
    {
        var first = shapes[0];
        switch (kind)
        {
            case JoinKind.Add:
                return shapes.All(shape => shape == first) ? first : null;
            case JoinKind.Concat:
                return shapes.All(shape => shape.WithWidth(1) == first.WithWidth(1))
                    ? first.WithWidth(shapes.Sum(shape => shape.Width))
                    : null;
            default:
                // The product of a 1×1 image and a vector of its channels is an image, as that of any other.
                var (large, small) = (first.Count, first.Rank).CompareTo((shapes[1].Count, shapes[1].Rank)) >= 0
                    ? (first, shapes[1])
                    : (shapes[1], first);
                return large == small || small.Count == large.Width && small.Width == large.Width ? large : null;
        }
    }
}
