using CsCheck;
using NetGen.Generator.Lowering;
using NetGen.Generator.Loops;
using NetGen.Generator.Scheduling;
using static NetGen.Generator.Loops.Expr;
using Buffer = NetGen.Generator.Loops.Buffer;

namespace NetGen.Generator.Tests.Loops;

/// <summary>A naive nest, what it is scheduled for, and a number of rows.</summary>
internal sealed record NestCase(Method Naive, Target Target, int Rows)
{
    public Method Scheduled => Scheduler.Schedule(Naive, Target);

    public override string ToString() => $"{Naive.Name}, {Naive.Summary}, {Target.Scalar} at {Target.VectorBits} of {Target.WidestBits} bits, {Rows} rows";
}

/// <summary>Random nests of the shapes that lowering makes, with random expressions in them.</summary>
internal static class RandomNests
{
    private static readonly Variable Row = new("row"), Position = new("position"), Channel = new("channel");

    private static readonly Gen<Target> Targets = Gen.Select(
        Gen.Int[7, 9].Select(power => 1 << power), Gen.Bool.Select(isDouble => isDouble ? "double" : "float"), Gen.Int[0, 2],
        (bits, scalar, wider) => new Target(bits, scalar, Math.Min(512, bits << wider)));

    private static Gen<Expr> Expressions(int depth, IReadOnlyList<Expr> leaves) => depth == 0
        ? Gen.OneOf(Gen.Int[0, leaves.Count - 1].Select(i => leaves[i]), Gen.Int[0, 3].Select(i => (Expr)new[] { 0, 1, -0.75, 0.5 }[i]))
        : Gen.Select(Gen.Int[0, 11], Expressions(depth - 1, leaves), Expressions(depth - 1, leaves), Expressions(depth - 1, leaves), (kind, a, b, c) => kind switch
        {
            0 => a + b,
            1 => a - b,
            2 => a * b,
            3 => MultiplyAdd(a, b, c),
            4 => Max(0, a),
            5 => Min(1, a),
            6 => Select(a > 0, b, c),
            7 => Functions.Softsign.Of(a),
            8 => -Abs(a),
            9 => Functions.Tanh.Of(a),
            10 => Functions.Sigmoid.Of(a),
            _ => a,
        });

    public static Gen<NestCase> Cases { get; } = Gen.Select(Targets, Gen.Int[0, 7], Gen.Int[1, 70], Gen.Int[2, 9], Gen.Int[1, 2], Gen.Int[0, 5])
        .SelectMany((target, kind, width, positions, inputs, rows) =>
            (kind < 4 ? Nest(target, kind, width, positions, inputs) : Kernels.Of(target, width, positions)).Select(naive => new NestCase(naive, target, rows)));

    private static Gen<Method> Nest(Target target, int kind, int width, int positions, int inputs)
    {
        var layout = new Layout(target.WidestLanes, target.ScalarBytes);
        int StrideOf(int elements) => Kernels.StrideOf(elements, target);
        var (names, count) = (Enumerable.Range(0, inputs).Select(i => "x" + i).ToArray(), new CountArgument("rowCount", "rows"));
        switch (kind)
        {
            case 0:
                var (xs, y) = (names.Select(name => layout.Rows(name, width, StrideOf(width))).ToArray(), layout.Rows("y", width, StrideOf(width), BufferUse.Write));
                return Body(xs).Select(e => new Method("Rows", $"{width} a row", Arguments([.. xs, y, count]),
                    Of(Over(Row, Extent.Of("rows"), Over(Channel, width, [.. Lets(xs, [Row, Channel]), new Store(y.Buffer.At(Row, Channel), e)])))));
            case 1:
                var (images, image) = (
                    names.Select(name => layout.Rows(name, positions, width, StrideOf(positions * width))).ToArray(),
                    layout.Rows("y", positions, width, StrideOf(positions * width), BufferUse.Write));
                var factor = layout.Vector("k", width);
                return Body([.. images, factor]).Select(e => new Method("Positions", $"{positions} × {width} a row", Arguments([.. images, factor, image, count]),
                    Of(Over(Row, Extent.Of("rows"), Over(Position, positions, Over(Channel, width,
                        [.. Lets(images, [Row, Position, Channel]), .. Lets([factor], [Channel]), new Store(image.Buffer.At(Row, Position, Channel), e)]))))));
            case 2:
                var (from, to) = (names.Select(name => layout.Vector(name, width)).ToArray(), layout.Vector("y", width, BufferUse.Update));
                return Body([.. from, to]).Select(e => new Method("Vector", $"{width} in all", Arguments([.. from, to]),
                    Of(Over(Channel, width, [.. Lets([.. from, to], [Channel]), new Store(to.Buffer.At(Channel), e)]))));
            default:
                var (stretches, stretch) = (names.Select(name => Layout.Stretch(name, "rows")).ToArray(), Layout.Stretch("y", "rows", BufferUse.Update));
                return Body([.. stretches, stretch]).Select(e => new Method("Stretch", "as long as the caller says", Arguments([.. stretches, stretch, count]),
                    Of(Over(Channel, Extent.Of("rows"), [.. Lets([.. stretches, stretch], [Channel]), new Store(stretch.Buffer.At(Channel), e)]))));
        }
    }

    private static Gen<Expr> Body(BufferArgument[] buffers) =>
        Gen.Int[0, 3].SelectMany(depth => Expressions(depth, [.. buffers.Select(buffer => Expr.Of(buffer.Buffer.Name + "V"))]));

    private static Statement[] Lets(BufferArgument[] buffers, Variable[] at) =>
        [.. buffers.Select(buffer => new Let(buffer.Buffer.Name + "V", new Load(buffer.Buffer.At([.. at.Select(NetGen.Generator.Loops.Index.Of)]))))];

    private static Loop Over(Variable variable, Extent count, params Statement[] body) => Loop.Over(variable, count, body);

    private static EquatableArray<Statement> Of(Statement statement) => new[] { statement }.ToEquatableArray();

    private static EquatableArray<Argument> Arguments(Argument[] arguments) => arguments.ToEquatableArray();
}
