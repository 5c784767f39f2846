namespace NetGen.Generator.Loops;

/// <summary>
/// Runs a method, naive or scheduled, on memory of its own: the oracle of every schedule. Counts what a machine would do. A nest is made
/// into steps once, in which names, places and lanes have been looked up: what runs a thousand times allocates nothing.
/// </summary>
/// <param name="domain">The arithmetic.</param>
/// <param name="memory">The buffers.</param>
/// <param name="givens">The numbers that the method is given.</param>
/// <param name="symbol">The number of rows.</param>
/// <param name="iterations">The iterations that are run of a loop; null for all. For checks that look at a part of the work.</param>
internal sealed class Interpreter<T>(
    Domain<T> domain, Cells<T> memory, IReadOnlyDictionary<string, T> givens, int symbol,
    Func<Loop, IReadOnlyList<int>?>? iterations = null)
{
    private readonly Dictionary<Variable, Counter> _counters = [];
    private readonly Dictionary<string, Named> _names = [];

    public long Loads { get; private set; }

    public long Stores { get; private set; }

    public long MultiplyAdds { get; private set; }

    public void Run(Method method) => All(method.Body)();

    private Action All(EquatableArray<Statement> body)
    {
        var steps = body.Select(StepOf).ToArray();
        return steps.Length == 1 ? steps[0] : () =>
        {
            foreach (var step in steps)
                step();
        };
    }

    private Action StepOf(Statement statement) => statement switch
    {
        Loop loop => Repeated(loop),
        Block block => All(block.Body),
        Let let => Assigned(NameOf(let.Name), Of(let.Value), isNew: true),
        Set set => Assigned(NameOf(set.Name), Of(set.Value), isNew: false),
        Store store => Stored(store.Target, Of(store.Value)),
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement.GetType().Name, "A statement that cannot be run."),
    };

    private Action Repeated(Loop loop)
    {
        if (loop.Step <= 0)
            throw new InvalidOperationException("A loop that never ends.");
        var (counter, body) = (CounterOf(loop.Variable), All(loop.Body));
        if (loop.Picked is { } source)
        {
            var at = PlaceOf(source.Offset);
            return () =>
            {
                counter.Value = Picks.At(at(), loop.To.Constant);
                if (counter.Value >= loop.From.Constant)
                    body();
            };
        }
        if (iterations?.Invoke(loop) is { } some)
        {
            return () =>
            {
                foreach (var value in some)
                {
                    counter.Value = value;
                    body();
                }
            };
        }
        var (first, end, by) = (loop.From.Value(symbol), loop.To.Value(symbol), loop.Step);
        return () =>
        {
            for (var value = first; value < end; value += by)
            {
                counter.Value = value;
                body();
            }
        };
    }

    /// <summary>A name has values of its own: what it was given may change.</summary>
    private static Action Assigned(Named name, Func<T[]> value, bool isNew) => () =>
    {
        var source = value();
        if (name.Values is null && !isNew)
            throw new InvalidOperationException("A name is changed before it is there.");
        if (name.Values?.Length != source.Length)
            name.Values = new T[source.Length];
        for (var lane = 0; lane < source.Length; lane++)
            name.Values[lane] = source[lane];
    };

    private Action Stored(Access target, Func<T[]> values)
    {
        var (elements, at, count) = (memory.Of(target.Buffer), PlaceOf(target.Offset), CountOf(target));
        var touched = target.Tail == Tail.Kept ? count : LanesTouched(target);
        return () =>
        {
            Stores++;
            var (value, offset) = (values(), at());
            for (var lane = 0; lane < touched; lane++)
            {
                elements.Write(offset + lane, value[value.Length == 1 ? 0 : lane]);
                if (lane < count)
                    elements.Mean(offset + lane);
                else if (target.Tail == Tail.Padded)
                    elements.Pad(offset + lane);
            }
            // A whole vector is loaded and stored.
            if (target.Tail == Tail.Kept)
                elements.Write(offset + target.Lanes - 1, elements.Read(offset + target.Lanes - 1));
        };
    }

    private Func<T[]> Loaded(Access source)
    {
        var (elements, at, touched, result) = (memory.Of(source.Buffer), PlaceOf(source.Offset), LanesTouched(source), new T[source.Lanes]);
        for (var lane = touched; lane < result.Length; lane++)
            result[lane] = domain.Constant(0);
        return () =>
        {
            Loads++;
            var offset = at();
            for (var lane = 0; lane < touched; lane++)
                result[lane] = elements.Read(offset + lane);
            return result;
        };
    }

    private int CountOf(Access access) =>
        access.Tail == Tail.None ? access.Lanes : access.Count ?? symbol - (symbol / access.Lanes * access.Lanes);

    private int LanesTouched(Access access) => access.Tail == Tail.Exact ? Math.Min(access.Lanes, CountOf(access)) : access.Lanes;

    private Func<int> PlaceOf(Index index)
    {
        var (constant, terms) = (index.Constant,
            index.Terms.Select(term => (Counter: CounterOf(term.Variable), term.Coefficient)).ToArray());
        return () =>
        {
            var sum = constant;
            foreach (var (counter, coefficient) in terms)
                sum += coefficient * counter.Value;
            return sum;
        };
    }

    private Func<T[]> Of(Expr e)
    {
        switch (e)
        {
            case Constant constant: return Always(domain.Constant(constant.Value));
            case Given given: return Always(givens[given.Name]);
            case Local local: return ValuesOf(local.Name);
            case NamedMask mask: return ValuesOf(mask.Name);
            case Load load: return Loaded(load.Access);
            case Spread spread: return Of(spread.X);
            case Wide wide: return Of(wide.X);
            case Counted counted: return Always(domain.Constant(counted.Extent.Value(symbol)));
            case Number number:
                var (place, one) = (PlaceOf(number.Index), new T[1]);
                return () =>
                {
                    one[0] = domain.Constant(place());
                    return one;
                };
            case Reduce reduce: return Reduced(reduce.Operation, Of(reduce.X));
            case Unary unary: return Map(Of(unary.X), x => domain.Of(unary.Operation, x));
            case Binary binary: return Map(Of(binary.Left), Of(binary.Right), (left, right) => domain.Of(binary.Operation, left, right));
            case Call call: return Map(Of(call.X), x => domain.Of(call.Function, x));
            case Compare compare:
                return Map(Of(compare.Left), Of(compare.Right),
                (left, right) => domain.Of(compare.Comparison, left, right));
            case Both both: return Map(Of(both.Left), Of(both.Right), domain.Both);
            case FirstLanes first:
                var rest = first.Rest is null ? Always(domain.Constant(0)) : Of(first.Rest);
                return Lanes(first.Lanes, Of(first.X),
                    (lane, meant) => lane < first.Count ? meant : rest() is { Length: > 1 } others ? others[lane] : rest()[0]);
            case SumsOfLanes across: return Across([.. across.Vectors.Select(Of)], across.First, across.Lanes);
            case InTurn turn: return Turned(turn, Of(turn.Left), Of(turn.Right));
            case MultiplyAdd product:
                var sums = Map(Of(product.A), Of(product.B), Of(product.C), domain.MultiplyAdd);
                return () =>
                {
                    MultiplyAdds++;
                    return sums();
                };
            case Select choice: return Map(Of(choice.Mask), Of(choice.Then), Of(choice.Else), domain.Select);
            case KeptByDropout kept:
                var (element, scale) = (PlaceOf(kept.Element), Of(kept.Scale));
                return Lanes(kept.Lanes, Of(kept.Values), (lane, value) =>
                    domain.KeptByDropout((long)element() + lane, value, scale() is { Length: > 1 } scales ? scales[lane] : scale()[0]));
            default: throw new ArgumentOutOfRangeException(nameof(e), e.GetType().Name, "An expression without a value.");
        }
    }

    private static Func<T[]> Always(T value)
    {
        var values = new[] { value };
        return () => values;
    }

    private Func<T[]> Reduced(BinaryOperation operation, Func<T[]> x)
    {
        var result = new T[1];
        return () =>
        {
            var values = x();
            result[0] = values[0];
            for (var lane = 1; lane < values.Length; lane++)
                result[0] = domain.Of(operation, result[0], values[lane]);
            return result;
        };
    }

    private static Func<T[]> Lanes(int count, Func<T[]> x, Func<int, T, T> f)
    {
        var result = new T[count];
        return () =>
        {
            var values = x();
            for (var lane = 0; lane < count; lane++)
                result[lane] = f(lane, values[values.Length == 1 ? 0 : lane]);
            return result;
        };
    }

    private Func<T[]> Across(Func<T[]>[] vectors, int first, int lanes)
    {
        var result = Enumerable.Repeat(domain.Constant(0), lanes).ToArray();
        return () =>
        {
            for (var i = 0; i < vectors.Length; i++)
                result[first + i] = vectors[i]().Aggregate((sum, lane) => domain.Of(BinaryOperation.Add, sum, lane));
            return result;
        };
    }

    private static Func<T[]> Turned(InTurn turn, Func<T[]> left, Func<T[]> right)
    {
        var (result, shift) = (new T[turn.Lanes], turn.IsOdd ? turn.Distance : 0);
        return () =>
        {
            var (even, odd) = (left(), right());
            for (var lane = 0; lane < result.Length; lane++)
            {
                var (isRight, values) = lane / turn.Distance % 2 == 0 ? (0, even) : (turn.Distance, odd);
                result[lane] = values[values.Length == 1 ? 0 : lane - isRight + shift];
            }
            return result;
        };
    }

    private static Func<T[]> Map(Func<T[]> x, Func<T, T> f)
    {
        var result = new T[1];
        return () =>
        {
            var values = x();
            Fit(ref result, values.Length);
            for (var lane = 0; lane < result.Length; lane++)
                result[lane] = f(values[lane]);
            return result;
        };
    }

    private static Func<T[]> Map(Func<T[]> x, Func<T[]> y, Func<T, T, T> f)
    {
        var result = new T[1];
        return () =>
        {
            var (left, right) = (x(), y());
            Fit(ref result, Math.Max(left.Length, right.Length));
            for (var lane = 0; lane < result.Length; lane++)
                result[lane] = f(left[left.Length == 1 ? 0 : lane], right[right.Length == 1 ? 0 : lane]);
            return result;
        };
    }

    private static Func<T[]> Map(Func<T[]> x, Func<T[]> y, Func<T[]> z, Func<T, T, T, T> f)
    {
        var result = new T[1];
        return () =>
        {
            var (a, b, c) = (x(), y(), z());
            Fit(ref result, Math.Max(a.Length, Math.Max(b.Length, c.Length)));
            for (var lane = 0; lane < result.Length; lane++)
                result[lane] = f(a[a.Length == 1 ? 0 : lane], b[b.Length == 1 ? 0 : lane], c[c.Length == 1 ? 0 : lane]);
            return result;
        };
    }

    private static void Fit(ref T[] values, int length)
    {
        if (values.Length != length)
            values = new T[length];
    }

    private Func<T[]> ValuesOf(string name)
    {
        var named = NameOf(name);
        return () => named.Values ?? throw new KeyNotFoundException("A name is read before it is there.");
    }

    private Counter CounterOf(Variable variable)
    {
        if (!_counters.TryGetValue(variable, out var counter))
            _counters.Add(variable, counter = new());
        return counter;
    }

    private Named NameOf(string name)
    {
        if (!_names.TryGetValue(name, out var named))
            _names.Add(name, named = new());
        return named;
    }

    private sealed class Counter
    {
        public int Value;
    }

    private sealed class Named
    {
        public T[]? Values;
    }
}
