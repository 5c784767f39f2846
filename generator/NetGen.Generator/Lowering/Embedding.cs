using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Rows of a table that whole numbers in the user's samples pick. A number that is no row is refused before a kernel runs; here it picks
/// nothing.
/// </summary>
/// <param name="Vocabulary">Rows of the table.</param>
/// <param name="Positions">Numbers of a sample.</param>
/// <param name="Width">Elements of a row of the table.</param>
/// <param name="Stride">From sample to sample of what is looked up.</param>
internal abstract record TokenKernel(int Vocabulary, int Positions, int Width, int Stride) : LoopKernel
{
    protected static readonly Variable Token = new("token");

    protected string Shape => (Positions == 1 ? "" : Text(Positions) + "x") + Text(Width) + "Of" + Text(Vocabulary);

    protected BufferArgument Tokens => Layout.UsersRows("tokens", Positions);

    /// <summary>For each channel of the row that is picked.</summary>
    protected Statement Picked(int first, Statement body) => new Loop(
        Token, first, Vocabulary, 1, new Statement[] { Over(Channel, Width, body) }.ToEquatableArray(),
        Positions == 1 ? Tokens.Buffer.At(Row, 0) : Tokens.Buffer.At(Row, Position));
}

/// <summary>y[step] = φ(E[x[step]]).</summary>
internal sealed record EmbeddingKernel(int Vocabulary, int Positions, int Width, int Stride, ActivationFunction? Epilogue)
    : TokenKernel(Vocabulary, Positions, Width, Stride)
{
    public override string Name => "Embedding" + Shape + Suffix(Epilogue);

    public override Method Lower(Layout layout)
    {
        var (table, y) = (layout.Matrix("table", Vocabulary, Width), layout.Image("y", Positions, Width, Stride, BufferUse.Write));
        return Method(
            $"y[{(Positions == 1 ? "" : "step, ")}·] = {PhiOf(Epilogue)}"
                + $"(E[x{(Positions == 1 ? "" : "[step]")}, ·]), E[{Vocabulary}, {Width}].",
            [Tokens, table, y, RowCount],
            OverPositions(Positions,
                Over(Channel, Width, Set(Place(y), 0)),
                Picked(0, Set(Place(y), Apply(Epilogue, At(table.Buffer, Token, Channel))))));
    }
}

/// <summary>∂E[x[step]] += ∂y[step].</summary>
/// <param name="First">The first token that learns.</param>
internal sealed record EmbeddingGradientKernel(int Vocabulary, int Positions, int Width, int Stride, int First)
    : TokenKernel(Vocabulary, Positions, Width, Stride)
{
    public override string Name => "EmbeddingGradient" + Shape + (First == 0 ? "" : "From" + Text(First));

    public override Method Lower(Layout layout)
    {
        var (dy, gradient) = (layout.Image("dy", Positions, Width, Stride), layout.Matrix("gradient", Vocabulary, Width, BufferUse.Update));
        return Method($"∂E[x{(Positions == 1 ? "" : "[step]")}, ·] += ∂y{(Positions == 1 ? "" : "[step, ·]")}, E[{Vocabulary}, {Width}]"
                + $"{(First == 0 ? "" : "; token 0 learns nothing")}.",
            [Tokens, dy, gradient, RowCount],
            OverPositions(Positions,
                Picked(First, Set(gradient.Buffer.At(Token, Channel), At(gradient.Buffer, Token, Channel) + new Load(Place(dy))))));
    }
}
