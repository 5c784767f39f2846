using NetGen.Generator.Loops;

namespace NetGen.Generator.Scheduling;

/// <summary>A vector of a loop's iterations.</summary>
/// <param name="At">The iteration of the first lane.</param>
/// <param name="Count">How many lanes are meant; null for all.</param>
/// <param name="Suffix">What tells its names from those of other vectors.</param>
internal readonly record struct LaneVector(Loops.Index At, int? Count, string Suffix);

/// <summary>The body of a loop for vectors of its iterations, which go side by side through the loops inside.</summary>
internal sealed class LaneBody
{
    private readonly Loop _loop;
    private readonly int _lanes;
    private readonly IReadOnlyList<LaneVector> _vectors;
    private readonly Tail? _storeTail;
    private readonly bool _isRestOfMemory;
    private readonly HashSet<string> _own, _shared, _summed;
    private readonly Dictionary<string, Expr> _values = [];

    /// <param name="loop">The loop.</param>
    /// <param name="lanes">Elements of a vector.</param>
    /// <param name="vectors">The vectors.</param>
    /// <param name="storeTail">What a store does with lanes that are not meant; null for what its buffer allows.</param>
    /// <param name="isRestOfMemory">Whether it is the vector at the end of memory.</param>
    public LaneBody(Loop loop, int lanes, IReadOnlyList<LaneVector> vectors, Tail? storeTail = null, bool isRestOfMemory = false)
    {
        (_loop, _lanes, _vectors, _storeTail, _isRestOfMemory) = (loop, lanes, vectors, storeTail, isRestOfMemory);
        var (lets, sets) = (Statements.Lets(loop.Body).ToList(), Statements.All(loop.Body).OfType<Set>().ToList());
        _own = [.. lets.Select(let => let.Name)];
        _summed = [.. sets.Where(set => !_own.Contains(set.Name)).SelectMany(set => set.Value.Operands).OfType<Local>()
            .Select(local => local.Name)];
        _shared = [];
        // What is the same in all lanes is there once.
        foreach (var let in vectors.Count == 1
            ? []
            : lets.Where(let => let.Value is not Constant && !sets.Exists(set => set.Name == let.Name)))
        {
            if (!let.Value.All.Any(part => (part is Load load && Moves(load.Access)) || part is KeptByDropout || part is NamedMask
                || (part is Local local && _own.Contains(local.Name) && !_shared.Contains(local.Name))))
                _shared.Add(let.Name);
        }
    }

    public IEnumerable<Statement> Of(Ranges ranges) => WrittenOut.Begun(Of(_loop.Body, ranges));

    private bool Moves(Access access) => Neighbours.Move(access, _loop.Variable);

    private IEnumerable<Statement> Of(EquatableArray<Statement> loops, Ranges inside)
    {
        var body = loops.SelectMany<Statement, Statement>(statement => statement is Loop loop && WrittenOut.Of(loop) is { } steps
            ? steps
            : [statement]).ToEquatableArray();
        for (var i = 0; i < body.Count; i++)
        {
            if (body[i] is Loop inner)
            {
                yield return inner with { Body = Of(inner.Body, inside.Inside(inner)).ToEquatableArray() };
                continue;
            }
            if (body[i] is Block block)
            {
                yield return new Block(Of(block.Body, inside).ToEquatableArray());
                continue;
            }
            var line = body.Skip(i).TakeWhile(statement => statement is not (Loop or Block)).ToList();
            foreach (var vector in _vectors)
            {
                foreach (var statement in line.Where(statement => vector == _vectors[0] || statement is not Let let
                    || !_shared.Contains(let.Name)))
                    yield return Of(statement, vector, inside);
            }
            i += line.Count - 1;
        }
    }

    private Statement Of(Statement statement, LaneVector vector, Ranges inside)
    {
        switch (statement)
        {
            case Block block:
                return new Block(block.Body.Select(inner => Of(inner, vector, inside)).ToEquatableArray());
            case Let let:
                var (name, named) = (NameOf(let.Name, vector), Value(let.Value, vector, inside));
                // What is summed up must be nothing at lanes that are not meant.
                _values[name] = _summed.Contains(let.Name) && vector.Count is not null && !IsZero(named, vector)
                    ? First(named, vector)
                    : named;
                return new Let(name, _values[name]);
            case Set set:
                // Its value changes: nothing is known of it.
                _values.Remove(NameOf(set.Name, vector));
                var value = Value(set.Value, vector, inside);
                return new Set(NameOf(set.Name, vector),
                    vector.Count is null || _own.Contains(set.Name) ? value : Collected(value, vector));
            case Store store:
                var (place, stored) = (Lane(store.Target, vector, isStore: true, inside), Value(store.Value, vector, inside));
                return new Store(place, place.Tail != Tail.Padded || IsZero(stored, vector) ? stored : First(stored, vector));
            default:
                throw new ArgumentOutOfRangeException(nameof(statement), statement.GetType().Name,
                    "A statement that cannot be made one of vectors.");
        }
    }

    private FirstLanes First(Expr value, LaneVector vector, Expr? rest = null) => new(value, vector.Count!.Value, _lanes, rest);

    private bool IsZero(Expr value, LaneVector vector) =>
        ZeroLanes.AreSure(value, name => _values.TryGetValue(name, out var known) ? known : null, vector.Count);

    private string NameOf(string name, LaneVector vector) => _own.Contains(name) && !_shared.Contains(name) ? name + vector.Suffix : name;

    /// <summary>A step of a sum, or of what is largest, of the lanes that are meant.</summary>
    private Expr Collected(Expr step, LaneVector vector) => step switch
    {
        Binary { Operation: BinaryOperation.Add } sum => IsZero(sum.Right, vector) ? sum : sum.Left + First(sum.Right, vector),
        MultiplyAdd sum => IsZero(sum.A * sum.B, vector) ? sum : sum.C + First(sum.A * sum.B, vector),
        Binary { Operation: BinaryOperation.Maximum } max => Expr.Maximum(max.Left, First(max.Right, vector, double.NegativeInfinity)),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "What is collected by itself in each lane."),
    };

    private Access Lane(Access access, LaneVector vector, bool isStore, Ranges inside)
    {
        if (!Moves(access))
            return access;
        var lanes = access.Map(index => index.With(_loop.Variable, vector.At)) with { Lanes = _lanes };
        if (_isRestOfMemory)
            return lanes with { Tail = Tail.Exact, Count = null };
        return vector.Count is null
            ? lanes
            : lanes with
            {
                Tail = isStore
                    ? _storeTail ?? TailChoice.OfStore(lanes, vector.Count.Value, inside)
                    : TailChoice.OfLoad(lanes, inside),
                Count = vector.Count
            };
    }

    private Expr Value(Expr e, LaneVector vector, Ranges inside) => e.Replace(part => part switch
    {
        Load load => new Load(Lane(load.Access, vector, isStore: false, inside)),
        Local local => new Local(NameOf(local.Name, vector)),
        NamedMask mask => new NamedMask(NameOf(mask.Name, vector)),
        KeptByDropout kept =>
            new KeptByDropout(kept.Element.With(_loop.Variable, vector.At), Value(kept.Values, vector, inside),
                Value(kept.Scale, vector, inside), _lanes),
        // Operands are walked by Replace; numbers are the same in each lane.
        _ => null,
    });
}
