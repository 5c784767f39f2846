using System.Runtime.CompilerServices;

namespace NetGen.Generator.Loops;

/// <summary>
/// Runs a method, naive or scheduled, on memory of its own: the oracle of every schedule. Counts what a machine would do.
/// </summary>
/// <param name="domain">The arithmetic.</param>
/// <param name="memory">The buffers.</param>
/// <param name="givens">The numbers that the method is given.</param>
/// <param name="symbol">The number of rows.</param>
/// <param name="iterations">The iterations that are run of a loop from a first value to an end; null for all. For checks that look at a part of the work.</param>
internal sealed class Interpreter<T>(
    Domain<T> domain, Cells<T> memory, IReadOnlyDictionary<string, T> givens, int symbol, Func<Loop, int, int, IEnumerable<int>?>? iterations = null)
{
    private readonly Dictionary<Variable, int> _variables = [];
    private readonly Dictionary<string, T[]> _locals = [];

    /// <summary>The offsets of accesses, each an object of the nest: they are worked out once.</summary>
    private readonly Dictionary<Access, Index> _offsets = new(SameObject.Instance);

    public long Loads { get; private set; }

    public long Stores { get; private set; }

    public long MultiplyAdds { get; private set; }

    /// <summary>What was stored to and meant: buffers and places.</summary>
    public HashSet<(string Buffer, int Offset)> Meant { get; } = [];

    /// <summary>The places behind what was meant that vectors have written with the zeros that are promised there.</summary>
    public HashSet<(string Buffer, int Offset)> Padded { get; } = [];

    public void Run(Method method) => Run(method.Body);

    private void Run(EquatableArray<Statement> body)
    {
        foreach (var statement in body)
        {
            switch (statement)
            {
                case Loop loop:
                    Run(loop);
                    break;
                case Block block:
                    Run(block.Body);
                    break;
                case Let let:
                    _locals[let.Name] = Of(let.Value);
                    break;
                case Set set:
                    _locals[set.Name] = _locals.ContainsKey(set.Name) ? Of(set.Value) : throw new InvalidOperationException(set.Name + " is changed before it is there.");
                    break;
                case Store store:
                    Run(store.Target, Of(store.Value));
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(body), statement.GetType().Name, "A statement that cannot be run.");
            }
        }
    }

    private void Run(Loop loop)
    {
        if (loop.Step <= 0)
            throw new InvalidOperationException("A loop that never ends.");
        var (first, end) = (loop.From.Value(symbol), loop.To.Value(symbol));
        foreach (var value in iterations?.Invoke(loop, first, end) ?? Values(first, end, loop.Step))
        {
            _variables[loop.Variable] = value;
            Run(loop.Body);
        }
    }

    private static IEnumerable<int> Values(int first, int end, int step)
    {
        for (var value = first; value < end; value += step)
            yield return value;
    }

    private void Run(Access target, T[] value)
    {
        Stores++;
        var offset = At(target);
        for (var lane = 0; lane < LanesTouched(target); lane++)
        {
            if (target.Tail == Tail.Kept && lane >= CountOf(target))
                break;
            memory.Write(target.Buffer, offset + lane, value[value.Length == 1 ? 0 : lane]);
            if (lane < CountOf(target))
                Meant.Add((target.Buffer.Name, offset + lane));
            else if (target.Tail == Tail.Padded)
                Padded.Add((target.Buffer.Name, offset + lane));
        }
        // A whole vector is loaded and stored.
        if (target.Tail == Tail.Kept)
            memory.Write(target.Buffer, offset + target.Lanes - 1, memory.Read(target.Buffer, offset + target.Lanes - 1));
    }

    private T[] Load(Access source)
    {
        Loads++;
        var offset = At(source);
        var result = new T[source.Lanes];
        for (var lane = 0; lane < source.Lanes; lane++)
            result[lane] = lane < LanesTouched(source) ? memory.Read(source.Buffer, offset + lane) : domain.Constant(0);
        return result;
    }

    private int CountOf(Access access) => access.Tail == Tail.None ? access.Lanes : access.Count ?? symbol - (symbol / access.Lanes * access.Lanes);

    private int LanesTouched(Access access) => access.Tail == Tail.Exact ? CountOf(access) : access.Lanes;

    private int At(Access access)
    {
        if (!_offsets.TryGetValue(access, out var offset))
            _offsets.Add(access, offset = access.Offset);
        return At(offset);
    }

    private int At(Index index)
    {
        var sum = index.Constant;
        for (var i = 0; i < index.Terms.Count; i++)
            sum += index.Terms[i].Coefficient * _variables[index.Terms[i].Variable];
        return sum;
    }

    private T[] Of(Expr e)
    {
        switch (e)
        {
            case Constant constant: return [domain.Constant(constant.Value)];
            case Given given: return [givens[given.Name]];
            case Local local: return _locals[local.Name];
            case Load load: return Load(load.Access);
            case Spread spread: return Of(spread.X);
            case Unary unary: return Map(Of(unary.X), x => domain.Of(unary.Operation, x));
            case Binary binary: return Map(Of(binary.Left), Of(binary.Right), (left, right) => domain.Of(binary.Operation, left, right));
            case Call call: return Map(Of(call.X), x => domain.Of(call.Function, x));
            case Compare compare: return Map(Of(compare.Left), Of(compare.Right), (left, right) => domain.Of(compare.Comparison, left, right));
            case Both both: return Map(Of(both.Left), Of(both.Right), domain.Both);
            case FirstLanes first:
                var meant = Of(first.X);
                return [.. Enumerable.Range(0, first.Lanes).Select(lane => lane < first.Count ? meant[meant.Length == 1 ? 0 : lane] : domain.Constant(0))];
            case SumsOfLanes sums:
                var result = Enumerable.Repeat(domain.Constant(0), sums.Lanes).ToArray();
                for (var i = 0; i < sums.Vectors.Count; i++)
                    result[sums.First + i] = Of(sums.Vectors[i]).Aggregate((sum, lane) => domain.Of(BinaryOperation.Add, sum, lane));
                return result;
            case MultiplyAdd product:
                MultiplyAdds++;
                return Map(Of(product.A), Of(product.B), Of(product.C), domain.MultiplyAdd);
            case Select choice: return Map(Of(choice.Mask), Of(choice.Then), Of(choice.Else), domain.Select);
            case KeptByDropout kept:
                var element = (long)At(kept.Element);
                var (values, scale) = (Of(kept.Values), Of(kept.Scale));
                return [.. Enumerable.Range(0, kept.Lanes).Select(lane =>
                    domain.KeptByDropout(element + lane, values[values.Length == 1 ? 0 : lane], scale[scale.Length == 1 ? 0 : lane]))];
            default: throw new ArgumentOutOfRangeException(nameof(e), e.GetType().Name, "An expression without a value.");
        }
    }

    private static T[] Map(T[] x, Func<T, T> f) => Array.ConvertAll(x, value => f(value));

    private static T[] Map(T[] x, T[] y, Func<T, T, T> f)
    {
        var result = new T[Math.Max(x.Length, y.Length)];
        for (var lane = 0; lane < result.Length; lane++)
            result[lane] = f(x[x.Length == 1 ? 0 : lane], y[y.Length == 1 ? 0 : lane]);
        return result;
    }

    private static T[] Map(T[] x, T[] y, T[] z, Func<T, T, T, T> f)
    {
        var result = new T[Math.Max(x.Length, Math.Max(y.Length, z.Length))];
        for (var lane = 0; lane < result.Length; lane++)
            result[lane] = f(x[x.Length == 1 ? 0 : lane], y[y.Length == 1 ? 0 : lane], z[z.Length == 1 ? 0 : lane]);
        return result;
    }

    private sealed class SameObject : IEqualityComparer<Access>
    {
        public static readonly SameObject Instance = new();

        public bool Equals(Access x, Access y) => ReferenceEquals(x, y);

        public int GetHashCode(Access access) => RuntimeHelpers.GetHashCode(access);
    }
}
