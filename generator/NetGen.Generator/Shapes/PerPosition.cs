using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>A dense layer on an image: it works on the channels of each pixel alone, a 1×1 convolution by another name.</summary>
/// <param name="Dense">The layer.</param>
/// <param name="Output">The shape it gives.</param>
/// <param name="IsFlattenable">Whether nothing behind it needs rows and columns, so that a vector could stand in front of it.</param>
internal sealed record PerPosition(ConvolutionOperation Dense, TensorShape Output, bool IsFlattenable)
{
    /// <summary>The first such layer; null for none.</summary>
    public static PerPosition? FirstDense(IReadOnlyList<Operation> operations, Func<int, TensorShape> shapeOf)
    {
        for (var i = 0; i < operations.Count; i++)
        {
            if (operations[i] is ConvolutionOperation dense && IsDense(dense, shapeOf))
                return new PerPosition(dense, shapeOf(dense.Output),
                    !operations.Skip(i + 1).Any(operation => NeedsImage(operation, shapeOf)));
        }
        return null;
    }

    /// <summary>The first of those that the end of the network consists of; null where its shape comes from elsewhere.</summary>
    public static PerPosition? LastDense(IReadOnlyList<Operation> operations, Func<int, TensorShape> shapeOf)
    {
        var end = operations.Reverse().TakeWhile(operation => !NeedsImage(operation, shapeOf)).Reverse().ToList();
        return FirstDense(end, shapeOf);
    }

    public Problem Problem(ProblemSeverity severity, string consequence) => new()
    {
        Id = "NG1003",
        Item = Dense.Item,
        Severity = severity,
        Figures = new([Dense.Layer, Output.ToString(), consequence]),
        FixFacts = new([new("Flattenable", IsFlattenable ? "yes" : "no")]),
    };

    private static bool IsDense(ConvolutionOperation operation, Func<int, TensorShape> shapeOf) =>
        operation.IsDense && shapeOf(operation.Output).Rank == 3;

    /// <summary>Convolutions, pools, borders; joins too, whose other side is an image.</summary>
    private static bool NeedsImage(Operation operation, Func<int, TensorShape> shapeOf) => operation switch
    {
        ConvolutionOperation convolution => !IsDense(convolution, shapeOf),
        PoolOperation or PadOperation or UpsampleOperation or PermuteOperation => true,
        JoinOperation join => shapeOf(join.Output).Rank == 3,
        // What works on each value, or each position, alone.
        _ => false,
    };
}
