using NetGen.Generator.Loops;

namespace NetGen.Generator.Checks;

/// <summary>
/// A scheduled nest computes what the naive one computes: both are run on random residues, where equal results mean equal expressions. Of long loops that say where
/// results go, only the first and last iterations are run (the ones between differ from them by nothing but the loop's variable, in which everything is
/// affine); loops that sum are run whole, or, where both nests sum in the same steps, from the same ends.
/// </summary>
internal static class Equivalence
{

    public static void Check(Method naive, Method scheduled, Action<bool, Func<string>> require)
    {
        var multiple = Statements.Loops(scheduled.Body).SelectMany(loop => new[] { loop.From, loop.To }).Where(end => end.Symbol is not null).Select(end => end.Multiple).DefaultIfEmpty(1).Max();
        // Each stretch of rows once, the first twice where it is short.
        var symbol = multiple == 1 ? 2 : (2 * multiple) - 1;
        var numbers = scheduled.Buffers.ToDictionary(buffer => buffer.Name, buffer => (Number: Number(buffer.Name), buffer.Width));

        long Initial(Buffer buffer, int offset)
        {
            var (number, width) = numbers[buffer.Name];
            var inRow = Cells<long>.InRow(buffer, offset);
            return buffer.Use != BufferUse.Write && inRow >= width && inRow < width + buffer.Zeros ? 0 : Residues.Hash(offset, number);
        }

        var domain = new Residues();
        var givens = scheduled.Arguments.OfType<ScalarArgument>().ToDictionary(argument => argument.Name, argument => Residues.Hash(Number(argument.Name)));
        var (memory, expected) = (new Cells<long>(symbol, Initial), new Cells<long>(symbol, Initial));

        var placing = Placing(scheduled.Body);
        var alike = SummedAlike(naive, scheduled);
        var run = new Interpreter<long>(domain, memory, givens, symbol, (loop, first, end) => placing.Contains(loop.Variable) || alike.Contains(loop.Variable) ? EndsOf(loop, first, end) : null);
        run.Run(scheduled);

        var wanted = new Dictionary<Variable, SortedSet<int>>();
        foreach (var target in Statements.Stores(naive.Body).Select(store => store.Target))
            Want(target, run.Meant.Where(place => place.Buffer == target.Buffer.Name).Select(place => place.Offset), wanted);
        var plain = new Interpreter<long>(domain, expected, givens, symbol, (loop, first, end) =>
            wanted.TryGetValue(loop.Variable, out var some) ? some.Where(value => value >= first && value < end && (value - first) % loop.Step == 0)
                : alike.Contains(loop.Variable) ? EndsOf(loop, first, end) : null);
        plain.Run(naive);

        var buffers = scheduled.Buffers.ToDictionary(buffer => buffer.Name);
        foreach (var (name, offset) in run.Meant)
        {
            var buffer = buffers[name];
            var isPadding = Cells<long>.InRow(buffer, offset) >= buffer.Width;
            require(isPadding || plain.Meant.Contains((name, offset)), () => $"{name} is written at {offset}, where nothing belongs");
            require(memory.Read(buffer, offset) == (isPadding ? 0 : expected.Read(buffer, offset)), () => $"{name} has another value at {offset} than the naive nest gives");
        }
        foreach (var (name, offset) in run.Padded)
            require(memory.Read(buffers[name], offset) == 0, () => $"the padding of {name} at {offset} is not zero");
    }

    private static int Number(string name) => name.Aggregate(7, (number, letter) => unchecked((number * 31) + letter));

    private static IEnumerable<int>? EndsOf(Loop loop, int first, int end)
    {
        // Two from each end where the iterations are vectors, one where they are loops.
        var ends = loop.Body.Any(statement => statement is Loop) ? 1 : 2;
        var count = Math.Max(0, (end - first + loop.Step - 1) / loop.Step);
        return count <= 2 * ends
            ? null
            : Enumerable.Range(0, ends).Concat(Enumerable.Range(count - ends, ends)).Select(i => first + (i * loop.Step));
    }

    /// <summary>The variables along which both nests sum in the same steps: of them, the same iterations are enough.</summary>
    private static HashSet<Variable> SummedAlike(Method naive, Method scheduled)
    {
        var (plain, placing) = (Statements.Loops(naive.Body).ToDictionary(loop => loop.Variable), Placing(scheduled.Body));
        return [.. Statements.Loops(scheduled.Body).GroupBy(loop => loop.Variable)
            .Where(same => !placing.Contains(same.Key) && plain.TryGetValue(same.Key, out var loop)
                && same.All(other => other.From == loop.From && other.To == loop.To && other.Step == loop.Step))
            .Select(same => same.Key)];
    }

    /// <summary>The variables that say where results go.</summary>
    private static HashSet<Variable> Placing(EquatableArray<Statement> body) =>
        [.. Statements.Stores(body).SelectMany(store => store.Target.Indices).SelectMany(index => index.Terms).Select(term => term.Variable)];

    /// <summary>The values of variables that a naive nest needs to write these places.</summary>
    private static void Want(Access target, IEnumerable<int> offsets, Dictionary<Variable, SortedSet<int>> wanted)
    {
        var places = offsets.ToList();
        for (var i = 0; i < target.Indices.Count; i++)
        {
            if (target.Indices[i] is not { Terms.Count: 1, Constant: 0 } index || index.Terms[0].Coefficient != 1)
                continue;
            var axis = target.Buffer.Axes[i];
            var values = places.Select(place => axis.Extent.Symbol is null
                ? Cells<long>.InRow(target.Buffer, place) / axis.Stride % axis.Extent.Constant
                : place / axis.Stride);
            if (!wanted.TryGetValue(index.Terms[0].Variable, out var known))
                wanted.Add(index.Terms[0].Variable, known = []);
            known.UnionWith(values);
        }
    }
}
