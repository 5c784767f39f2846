using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>
/// The loss summed over the rows of a micro-batch, which is returned, and the gradient of the mean over the whole batch: scale is
/// 1/samples.
/// </summary>
internal abstract record LossKernel(LossFunction Function, int Width, int Stride) : LoopKernel
{
    protected static readonly Given Scale = new("scale");

    private static readonly Loops.Buffer Result = Layout.Result("loss");

    public override string Name => Function switch
    {
        CrossEntropy => "SoftmaxCrossEntropy",
        BinaryCrossEntropy => "SigmoidCrossEntropy",
        KlDivergence => "SoftmaxKlDivergence",
        // The others are computed of their predictions, without a head.
        _ => Function.GetType().Name,
    } + Shape;

    /// <summary>What its name says of the shape.</summary>
    protected virtual string Shape => Text(Width);

    /// <param name="function">What is computed.</param>
    /// <param name="positions">Vectors of a row, each of which a label has.</param>
    /// <param name="width">Their width.</param>
    /// <param name="stride">From row to row.</param>
    public static LossKernel Of(LossFunction function, int positions, int width, int stride) => function switch
    {
        BinaryCrossEntropy when positions * width == 1 => new YesNoLossKernel(function, width, stride),
        // Element by element there are no positions.
        ElementLoss => new ElementLossKernel(function, positions * width, stride),
        CrossEntropy => new CrossEntropyKernel(function, positions, width, stride),
        MarginLoss => new MarginLossKernel(function, positions, width, stride),
        // They compare an output as a whole.
        KlDivergence => new KlDivergenceKernel(function, positions * width, stride),
        CosineDistance => new CosineDistanceKernel(function, positions * width, stride),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function.GetType().Name, "A loss without a kernel."),
    };

    /// <summary>A method that goes over rows and returns what <see cref="Add"/> has summed.</summary>
    protected Method Losses(string summary, IEnumerable<Argument> arguments, IEnumerable<Statement> before, IEnumerable<Statement> row,
        params Statement[] after) =>
        Losses(summary, arguments, before, Over(Row, Rows, [.. row]), after);

    /// <summary>The same with a loop of one's own.</summary>
    protected Method Losses(string summary, IEnumerable<Argument> arguments, IEnumerable<Statement> before, Loop rows,
        params Statement[] after) =>
        Method(summary, arguments,
            [.. before, new Let("loss", new Wide(0)), rows, .. after, Set(Result.At(0), Expr.Of("loss"))]) with
        { Result = Result };

    /// <summary>A row's loss.</summary>
    protected static Statement Add(Expr loss) => new Set("loss", Expr.Of("loss") + loss);
}

/// <summary>The mean over elements of a function of output and target.</summary>
internal sealed record ElementLossKernel(LossFunction Function, int Width, int Stride) : LossKernel(Function, Width, Stride)
{
    public override Method Lower(Layout layout)
    {
        var (y, targets, gradient) = (layout.Rows("y", Width, Stride), Layout.UsersRows("targets", Width),
            layout.Rows("gradient", Width, Stride, BufferUse.Write));
        var (v, t, loss) = (Expr.Of("v"), Expr.Of("t"), (ElementLoss)Function);
        var (factor, slope) = Factored(Differentiation.Of(loss.Of(v, t), v));
        var (names, values) = CommonParts.Of([loss.Of(v, t), slope], 'e');
        return Losses(
            $"{loss.Formula}, mean over {Width} elements, summed over the rows; and its gradient, scaled.",
            [y, targets, gradient, RowCount, new ScalarArgument("scale")],
            [new Let("share", Scale * (factor / Width))],
            [
                new Let("sum", 0),
                Over(Channel, Width,
                [
                    new Let("v", new Load(Place(y))),
                    new Let("t", new Load(Place(targets))),
                    .. names,
                    new Set("sum", Expr.Of("sum") + values[0]),
                    Set(Place(gradient), values[1] * Expr.Of("share")),
                ]),
                Add(new Wide(Expr.Of("sum")) / Width),
            ]);
    }

    /// <summary>A constant factor joins what all elements are multiplied by.</summary>
    private static (double Factor, Expr Slope) Factored(Expr e) =>
        e is Binary { Operation: BinaryOperation.Multiply, Left: Constant factor } product ? (factor.Value, product.Right) : (1, e);
}
