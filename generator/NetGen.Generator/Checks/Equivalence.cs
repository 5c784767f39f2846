using NetGen.Generator.Loops;

namespace NetGen.Generator.Checks;

/// <summary>
/// A scheduled nest computes what the naive one computes: both are run on random residues, where equal results mean equal expressions. Of
/// long loops only the first and last iterations are run where everything between differs from them by nothing but the loop's variable, in
/// which all places are affine: of loops that say where results go, and of loops in which both nests sum the same. Other sums are run
/// whole.
/// </summary>
internal static class Equivalence
{
    /// <summary>Up to so many statements of the naive nest are run whole: milliseconds.</summary>
    private const long MostWhole = 150_000;

    public static void Check(Method naive, Method scheduled, Action<bool, Func<string>> require)
    {
        var use = new LoopUse(
            Placing(scheduled.Body), SummedAlike(naive, scheduled), Whole(naive, scheduled),
            [.. Statements.Stores(naive.Body).Where(IsAdded).Select(store => store.Target.Buffer.Name)],
            Statements.Loops(naive.Body).Any(loop => loop.Picked is not null));
        foreach (var symbol in Symbols(scheduled).Select(symbol => AsHeld(scheduled, symbol)).Distinct())
            Check(naive, scheduled, use, symbol, require);
    }

    /// <summary>What both nests do with their loops, for any number of rows.</summary>
    /// <param name="Placing">The variables that say where results go.</param>
    /// <param name="Alike">Those along which both sum the same, with the scheduled loop.</param>
    /// <param name="Whole">Those whose loops are run whole.</param>
    /// <param name="Added">The buffers where something is added to what is there.</param>
    /// <param name="Picks">Whether memory picks what is written over.</param>
    private sealed record LoopUse(
        HashSet<Variable> Placing, Dictionary<Variable, Loop> Alike, HashSet<Variable> Whole, HashSet<string> Added, bool Picks);

    /// <summary>
    /// Numbers of rows at which every loop over rows runs, those of a stretch's last rows once and the first twice where it is short; and
    /// for each number that a loop in between rounds rows down to, one at which it leaves out as many rows as it can: there shows that
    /// nobody takes them.
    /// </summary>
    private static IEnumerable<int> Symbols(Method scheduled)
    {
        var multiples = Statements.Loops(scheduled.Body).SelectMany(loop => new[] { loop.From, loop.To })
            .Where(end => end.Symbol is not null)
            .Select(end => end.Multiple).Distinct().ToList();
        var most = multiples.DefaultIfEmpty(1).Max();
        return multiples.Where(multiple => multiple > 1 && multiple < most).Select(multiple => (((most / multiple) + 1) * multiple) - 1)
            .Prepend(most == 1 ? 2 : (2 * most) - 1).Distinct();
    }

    /// <summary>So many rows, or as many as there can be: rows that no array holds are never asked for.</summary>
    private static int AsHeld(Method scheduled, int symbol)
    {
        while (symbol > 1 && !scheduled.Buffers.All(buffer => Cells<long>.CanHold(buffer, symbol)))
            symbol--;
        return symbol;
    }

    private static void Check(Method naive, Method scheduled, LoopUse use, int symbol, Action<bool, Func<string>> require)
    {
        var givens = scheduled.Arguments.OfType<ScalarArgument>()
            .ToDictionary(argument => argument.Name, argument => Residues.Hash(Number(argument.Name)));
        var buffers = scheduled.Buffers.ToDictionary(buffer => buffer.Name);
        var (memory, expected) = (new Cells<long>(symbol, Initial), new Cells<long>(symbol, Initial));

        // What a buffer holds does not depend on how a nest sees its width; of one that is only written nothing is
        // known.
        Func<int, long> Initial(Buffer buffer)
        {
            var (number, width) = (Number(buffer.Name), buffers[buffer.Name].Width);
            return offset => buffer.Use == BufferUse.Write ? Residues.Unknown
                : Cells<long>.InRow(buffer, offset) is var inRow && inRow >= width && inRow < width + buffer.Zeros ? 0
                : Residues.Hash(offset, number);
        }

        var (placing, alike, whole, added, picks) = use;
        // Where something is added to what is there, or memory picks what is written over, only a run of everything tells that nothing was
        // left out; of what is too large for that, the ends.
        var runsAll = (added.Count > 0 || picks) && Work(naive.Body, symbol) <= MostWhole;
        IReadOnlyList<int>? Run(Loop loop) => runsAll || whole.Contains(loop.Variable) ? null
            : placing.Contains(loop.Variable) ? EndsOf(loop, symbol, HasLoops(loop) ? 1 : 2)
            : alike.ContainsKey(loop.Variable) ? EndsOf(loop, symbol, 1) : null;

        new Interpreter<long>(new Residues(), memory, givens, symbol, Run).Run(scheduled);
        var wanted = Wanted(naive, memory, loop => RunOf(loop, scheduled, symbol, Run));
        new Interpreter<long>(new Residues(), expected, givens, symbol, loop => runsAll || whole.Contains(loop.Variable) ? null
            : wanted.TryGetValue(loop.Variable, out var some) ? Some(loop, symbol, some)
            : alike.TryGetValue(loop.Variable, out var steps) && EndsOf(steps, symbol, 1) is { } ends
                ? Some(loop, symbol, [.. ends.SelectMany(end => Enumerable.Range(end, steps.Step)), .. Behind(steps, loop, symbol)])
            : null).Run(naive);

        foreach (var buffer in scheduled.Buffers.Where(buffer => buffer.Use != BufferUse.Read))
        {
            // Where something is added, the naive nest runs the iterations that were run or stand for one that was: none of them may be
            // left out.
            var fault = Fault(buffer, memory.Of(buffer), expected.Of(buffer), isWhole: runsAll || added.Contains(buffer.Name));
            require(fault is null, () => fault!);
        }
    }

    /// <summary>What is wrong with a buffer, or null.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="actual">What the scheduled nest has made of it.</param>
    /// <param name="plain">What the naive one makes of it.</param>
    /// <param name="isWhole">Whether all that the naive one has written must be written.</param>
    private static string? Fault(Buffer buffer, Elements<long> actual, Elements<long> plain, bool isWhole)
    {
        var width = buffer.Width;
        foreach (var offset in actual.Meant)
        {
            var (isPadding, value) = (Cells<long>.InRow(buffer, offset) >= width, actual.Read(offset));
            if (!isPadding && !plain.IsMeant(offset))
                return $"{buffer.Name} is written at {offset}, where nothing belongs";
            if (value == Residues.Unknown)
                return $"{buffer.Name} is made at {offset} of what nobody wrote";
            if (value != (isPadding ? 0 : plain.Read(offset)))
                return $"{buffer.Name} has another value at {offset} than the naive nest gives";
        }
        foreach (var offset in isWhole ? plain.Meant : [])
        {
            if (!actual.IsMeant(offset))
                return $"{buffer.Name} is not written at {offset}, where something belongs";
        }
        foreach (var offset in actual.Padded)
        {
            if (actual.Read(offset) != 0)
                return $"the padding of {buffer.Name} at {offset} is not zero";
        }
        return null;
    }

    /// <summary>Statements that a run of everything takes.</summary>
    private static long Work(EquatableArray<Statement> body, int symbol) => body.Sum(statement => statement switch
    {
        Loop { Picked: not null } loop => Work(loop.Body, symbol),
        Loop loop => Math.Max(0, (loop.To.Value(symbol) - loop.From.Value(symbol) + loop.Step - 1) / loop.Step) * Work(loop.Body, symbol),
        Block block => Work(block.Body, symbol),
        // One that computes or stores.
        _ => 1L,
    });

    private static int Number(string name) => name.Aggregate(7, (number, letter) => unchecked((number * 31) + letter));

    private static bool HasLoops(Loop loop) => loop.Body.Any(statement => statement is Loop or Block);

    /// <summary>So many iterations from each end; null where that is all of them.</summary>
    private static IReadOnlyList<int>? EndsOf(Loop loop, int symbol, int ends)
    {
        var (first, end) = (loop.From.Value(symbol), loop.To.Value(symbol));
        var count = Math.Max(0, (end - first + loop.Step - 1) / loop.Step);
        return count <= 2 * ends
            ? null
            : [.. Enumerable.Range(0, ends).Concat(Enumerable.Range(count - ends, ends)).Select(i => first + (i * loop.Step))];
    }

    private static IReadOnlyList<int> Some(Loop loop, int symbol, HashSet<int> values)
    {
        var (first, end) = (loop.From.Value(symbol), loop.To.Value(symbol));
        return [.. values.Where(value => value >= first && value < end && (value - first) % loop.Step == 0).OrderBy(value => value)];
    }

    /// <summary>
    /// The variables along which the naive nest sums one by one what the scheduled one sums in steps of so many from the same first on, and
    /// whatever is left behind its loop: of them, the same iterations are enough. Or both take the same steps. Of several sums along one
    /// variable some may be written out and others not: those are run whole.
    /// </summary>
    private static Dictionary<Variable, Loop> SummedAlike(Method naive, Method scheduled)
    {
        var (plain, placing) = (Statements.Loops(naive.Body).ToLookup(loop => loop.Variable), Placing(scheduled.Body));
        return Statements.Loops(scheduled.Body).GroupBy(loop => loop.Variable)
            .Where(same => !placing.Contains(same.Key) && plain[same.Key].Count() == 1
                && plain[same.Key].All(loop => loop.Step == 1 || loop.Step == same.First().Step)
                && same.All(loop => loop.From == same.First().From && loop.To == same.First().To && loop.Step == same.First().Step)
                && plain[same.Key].All(loop => loop.From == same.First().From && EndsBehind(loop.To, same.First().To)))
            .ToDictionary(same => same.Key, same => same.First());
    }

    private static bool EndsBehind(Extent plain, Extent scheduled) =>
        plain == scheduled || (plain.Symbol is null && scheduled.Symbol is null && plain.Constant >= scheduled.Constant);

    /// <summary>What a naive loop goes over behind the end of the scheduled one.</summary>
    private static IEnumerable<int> Behind(Loop scheduled, Loop plain, int symbol) =>
        Enumerable.Range(scheduled.To.Value(symbol), Math.Max(0, plain.To.Value(symbol) - scheduled.To.Value(symbol)));

    /// <summary>The variables that say where results go.</summary>
    private static HashSet<Variable> Placing(EquatableArray<Statement> body) =>
        [.. Statements.Stores(body).SelectMany(store => store.Target.Indices).SelectMany(index => index.Terms)
            .Select(term => term.Variable)];

    /// <summary>
    /// The variables whose loops are run whole: those of the scheduled nest alone, which the naive one says nothing of; of those that took
    /// in others and along which something is added, or once summed and once stored; and of those of which not the same ends would be run
    /// in two loops: one with loops inside may become vectors otherwise than one without, or takes up again what another has left.
    /// </summary>
    private static HashSet<Variable> Whole(Method naive, Method scheduled)
    {
        var loops = Statements.Loops(naive.Body).GroupBy(loop => loop.Variable).ToDictionary(same => same.Key, same => same.ToList());
        var added = Placing(Statements.Stores(naive.Body).Where(IsAdded).ToEquatableArray<Statement>());
        var own = Statements.Loops(scheduled.Body).Select(loop => loop.Variable).Where(variable => !loops.ContainsKey(variable));
        bool Sums(Variable variable) => loops[variable].Exists(loop => !Placing(loop.Body).Contains(variable));
        bool TookIn(Loop loop) => loops.TryGetValue(loop.Variable, out var plain) && plain[0].To is { Symbol: null } to
            && to.Constant < loop.To.Constant;
        var merged = Statements.Loops(scheduled.Body)
            .Where(loop => TookIn(loop) && (added.Contains(loop.Variable) || Sums(loop.Variable))).Select(loop => loop.Variable);
        var both = new[] { naive, scheduled }.SelectMany(method =>
            Statements.Loops(method.Body).GroupBy(loop => loop.Variable).Where(same => same.Select(HasLoops).Distinct().Count() > 1)
                .Select(same => same.Key));
        var read = Statements.Loads(naive.Body).Select(access => access.Buffer.Name).ToList();
        var takenUp = Placing(Statements.Stores(scheduled.Body)
            .Where(store => !read.Contains(store.Target.Buffer.Name)
                && Statements.Loads(scheduled.Body).Any(access => access.Buffer == store.Target.Buffer))
            .ToEquatableArray<Statement>());
        return [.. own, .. merged, .. both, .. takenUp];
    }

    private static bool IsAdded(Store store) =>
        store.Target.Buffer.Rows is not null && store.Value.All.Any(part => part is Load load && load.Access.Buffer == store.Target.Buffer);

    /// <summary>The values of a naive loop's variable that were run: one by one, or in steps of vectors and tiles, or without a
    /// loop.</summary>
    private static HashSet<int> RunOf(Loop loop, Method scheduled, int symbol, Func<Loop, IReadOnlyList<int>?> run)
    {
        var same = Statements.Loops(scheduled.Body).Where(own => own.Variable == loop.Variable).ToList();
        var values = new HashSet<int>(same.SelectMany(own => (run(own) ?? AllOf(own, symbol)).SelectMany(value => StoodFor(own, value))));
        // Without a loop: what lies between the loops.
        var at = loop.From.Value(symbol);
        foreach (var (from, to) in same.SelectMany(own => StretchesOf(own, symbol)).OrderBy(stretch => stretch.From)
            .Append((loop.To.Value(symbol), int.MaxValue)))
        {
            values.UnionWith(Enumerable.Range(at, Math.Max(0, from - at)));
            at = Math.Max(at, to);
        }
        return values;
    }

    /// <summary>The iterations of the naive loop that one of a scheduled loop stands for.</summary>
    private static IEnumerable<int> StoodFor(Loop loop, int value) => loop.Apart is { } apart
        ? Enumerable.Range(0, apart.Count).Select(i => value + (i * apart.Spacing))
        : Enumerable.Range(value, loop.Step);

    /// <summary>Those that all of its iterations stand for.</summary>
    private static IEnumerable<(int From, int To)> StretchesOf(Loop loop, int symbol)
    {
        var (from, to) = (loop.From.Value(symbol), loop.To.Value(symbol));
        return loop.Apart is { } apart
            ? Enumerable.Range(0, apart.Count).Select(i => (from + (i * apart.Spacing), to + (i * apart.Spacing)))
            : [(from, to)];
    }

    private static IReadOnlyList<int> AllOf(Loop loop, int symbol)
    {
        var (first, end) = (loop.From.Value(symbol), loop.To.Value(symbol));
        return [.. Enumerable.Range(0, Math.Max(0, (end - first + loop.Step - 1) / loop.Step)).Select(i => first + (i * loop.Step))];
    }

    /// <summary>
    /// The values of variables that a naive nest needs to write the places that were written; where it adds to what is there, those that
    /// were run.
    /// </summary>
    private static Dictionary<Variable, HashSet<int>> Wanted(Method naive, Cells<long> memory, Func<Loop, HashSet<int>> runOf)
    {
        var wanted = new Dictionary<Variable, HashSet<int>>();
        var loops = Statements.Loops(naive.Body).GroupBy(loop => loop.Variable).ToDictionary(same => same.Key, same => same.First());
        foreach (var (target, isAdded) in Statements.Stores(naive.Body).Select(store => (store.Target, IsAdded(store))))
        {
            // The padding is nobody's column.
            var width = target.Buffer.Width;
            List<int>? written = null;
            HashSet<int> PlacesOf(int along)
            {
                written ??= [.. memory.Of(target.Buffer).Meant.Where(place => Cells<long>.InRow(target.Buffer, place) < width)];
                var (places, axis) = (new HashSet<int>(), target.Buffer.Axes[along]);
                foreach (var place in written)
                    places.Add(axis.Extent.Symbol is not null
                        ? place / axis.Stride
                        : Cells<long>.InRow(target.Buffer, place) / axis.Stride % axis.Extent.Constant);
                return places;
            }

            for (var i = 0; i < target.Indices.Count; i++)
            {
                var index = target.Indices[i];
                var places = index.Terms.Count > 0 && !isAdded ? PlacesOf(i) : [];
                foreach (var term in index.Terms)
                {
                    if (!wanted.TryGetValue(term.Variable, out var values))
                        wanted.Add(term.Variable, values = []);
                    if (isAdded)
                    {
                        values.UnionWith(runOf(loops[term.Variable]));
                        continue;
                    }
                    // Where the others may be.
                    var others = index.Terms.Where(other => other != term).Aggregate(
                        new[] { index.Constant }.AsEnumerable(),
                        (sums, other) =>
                            sums.SelectMany(sum => ValuesOf(loops[other.Variable]).Select(value => sum + (other.Coefficient * value))));
                    foreach (var sum in others.Distinct())
                        values.UnionWith(places.Where(place => (place - sum) % term.Coefficient == 0)
                            .Select(place => (place - sum) / term.Coefficient));
                }
            }
        }
        return wanted;
    }

    private static IEnumerable<int> ValuesOf(Loop loop) =>
        Enumerable.Range(loop.From.Constant, Math.Max(0, loop.To.Constant - loop.From.Constant));
}
