using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>
/// Single numbers that vectors are computed with are spread over a vector once, where they are known. One that nothing else needs is a
/// vector from the start.
/// </summary>
internal sealed class Spreading
{
    private readonly Kinds _kinds = new();

    /// <summary>The numbers, and how they are used.</summary>
    private readonly HashSet<Expr> _asVectors = [], _asNumbers = [];

    public static Method Apply(Method method)
    {
        var spreading = new Spreading();
        spreading.Collect(method.Body);
        var givens = Statements.Values(method.Body).SelectMany(value => value.All).OfType<Given>().Distinct()
            .Where(spreading._asVectors.Contains);
        var spread = givens.Select(given => (Statement)new Let(NameOf(given.Name), new Spread(given)));
        return method with { Body = spread.Concat(spreading.Of(method.Body)).ToEquatableArray() };
    }

    private static string NameOf(string number) => number + "N";

    private void Collect(EquatableArray<Statement> body)
    {
        foreach (var statement in body)
        {
            switch (statement)
            {
                case Loop loop: Collect(loop.Body); break;
                case Block block: Collect(block.Body); break;
                // The others hold no statements: they compute.
                default:
                    Collect(Statements.ValueOf(statement), IsVector(statement));
                    if (statement is Let let)
                        _kinds.Add(let);
                    break;
            }
        }
    }

    private bool IsVector(Statement statement) => statement switch
    {
        Let let => _kinds.Of(let.Value) is null or Kind.Lanes,
        Set set => _kinds.Of(set.Name) == Kind.Lanes,
        Store store => store.Target.Lanes > 1 || _kinds.Of(store.Value) == Kind.Lanes,
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement.GetType().Name, "A statement without a value."),
    };

    private void Collect(Expr e, bool isVector)
    {
        if (e is Given || (e is Local local && _kinds.Of(local.Name) != Kind.Lanes))
            (isVector ? _asVectors : _asNumbers).Add(e);
        foreach (var operand in e.Operands)
            Collect(operand, IsVectorIn(e, isVector));
    }

    /// <summary>Whether the operands of an expression are vectors.</summary>
    private static bool IsVectorIn(Expr e, bool isVector) => e is Reduce || (isVector && e is not (Spread or Wide));

    private IEnumerable<Statement> Of(EquatableArray<Statement> body)
    {
        foreach (var statement in body)
        {
            switch (statement)
            {
                case Loop loop: yield return loop with { Body = Of(loop.Body).ToEquatableArray() }; break;
                case Block block: yield return new Block(Of(block.Body).ToEquatableArray()); break;
                case Let let:
                    var (name, isVector) = (Expr.Of(let.Name), IsVector(let));
                    var value = WithVectors(let.Value, isVector);
                    var isNumber = !isVector && (_asNumbers.Contains(name) || !_asVectors.Contains(name));
                    yield return new Let(let.Name, isVector || isNumber ? value : new Spread(value));
                    if (!isVector && isNumber && _asVectors.Contains(name))
                        yield return new Let(NameOf(let.Name), new Spread(name));
                    break;
                case Set set:
                    if (!IsVector(set) && _asVectors.Contains(Expr.Of(set.Name)))
                        throw new NotSupportedException(set.Name + " changes, and vectors are computed with it.");
                    yield return set with { Value = WithVectors(set.Value, IsVector(set)) };
                    break;
                case Store store: yield return store with { Value = WithVectors(store.Value, IsVector(store)) }; break;
                default:
                    throw new ArgumentOutOfRangeException(
                        nameof(body), statement.GetType().Name, "A statement that cannot be spread.");
            }
        }
    }

    /// <summary>The expression with vectors for the numbers that vectors are computed with.</summary>
    private Expr WithVectors(Expr e, bool isVector) => e switch
    {
        Given given => isVector ? new Local(NameOf(given.Name)) : given,
        Local local => isVector && _kinds.Of(local.Name) != Kind.Lanes && _asNumbers.Contains(local)
            ? new Local(NameOf(local.Name))
            : local,
        // Everything else is computed of its operands.
        _ => e.WithOperands(operand => WithVectors(operand, IsVectorIn(e, isVector))),
    };
}
