using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// Liveness to offsets: a tensor lives from the call that writes it to the last that reads it; tensors that do not live at the same time
/// share memory. Largest first, each at the lowest offset that is free during its life. What a micro-batch has once and what each sample
/// has are packed apart, so that every place is linear in the samples; so are the spare lines, of which a tensor has one behind its last
/// row.
/// </summary>
internal static class MemoryPlanning
{
    /// <param name="graph">The graph.</param>
    /// <param name="calls">The program.</param>
    /// <param name="capacity">The samples of a micro-batch; null for a whole batch of any size.</param>
    /// <param name="lanes">Elements of a vector.</param>
    /// <param name="kept">The tensors that are read after the program.</param>
    /// <param name="carried">Those that one run of it leaves for the next.</param>
    public static ProgramPlan Place(Graph graph, IReadOnlyList<PlannedCall> calls, int? capacity, int lanes, IReadOnlyCollection<int> kept,
        IReadOnlyCollection<int> carried)
    {
        // Panels of weights are not a program's own.
        var packed = new HashSet<int>(graph.Packs.Select(pack => pack.Output));
        var lives = LivesOf(calls, kept, carried).FindAll(life => !packed.Contains(life.Tensor));
        var line = RowLayout.LineOf(lanes);
        int StrideOf(int tensor) => RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes);
        TensorPlace PlaceOf(int tensor, long fixedOffset, long rowOffset) =>
            new(fixedOffset, rowOffset, (int)graph.Tensors[tensor].Shape.Count, StrideOf(tensor));
        var once = Packing.Of(lives.Where(life => !graph.Tensors[life.Tensor].IsPerSample), tensor => (long)StrideOf(tensor) + line);
        var rows = Packing.Of(lives.Where(life => graph.Tensors[life.Tensor].IsPerSample), tensor =>
            (long)graph.Tensors[tensor].Steps * StrideOf(tensor));
        var places = new TensorPlace?[graph.Tensors.Count];
        foreach (var (life, offset, _) in once.Placed)
            places[life.Tensor] = PlaceOf(life.Tensor, offset, 0);
        var (lines, linesInFront) = rows.CountLines();
        foreach (var (life, offset, _) in rows.Placed)
            places[life.Tensor] = PlaceOf(life.Tensor, once.Length + (linesInFront[offset] * line), offset);
        var lossCall = calls.ToList().FindIndex(call => call.Operation is LossOperation);
        return new ProgramPlan(
            calls.ToEquatableArray(), places.ToEquatableArray(), once.Length + (lines * line), rows.Length,
            once.NaiveLength + (rows.Placed.Count * line), rows.NaiveLength,
            capacity, lossCall, rows.ReadableAt(lossCall).Where(tensor => graph.Tensors[tensor].Steps == 1).ToEquatableArray());
    }

    private static List<Life> LivesOf(IReadOnlyList<PlannedCall> calls, IReadOnlyCollection<int> kept, IReadOnlyCollection<int> carried)
    {
        var lives = new Dictionary<int, Life>();
        for (var i = 0; i < calls.Count; i++)
        {
            Touch(calls[i].Operation.Reads, i);
            Touch(calls[i].Operation.Writes, i);
        }
        foreach (var tensor in kept)
        {
            if (lives.TryGetValue(tensor, out var life))
                lives[tensor] = life with { Last = calls.Count };
        }
        foreach (var tensor in carried)
            lives[tensor] = new(tensor, 0, calls.Count);
        return [.. lives.Values];

        void Touch(IReadOnlyList<int> tensors, int call)
        {
            for (var i = 0; i < tensors.Count; i++)
            {
                if (tensors[i] != Graph.Input)
                    lives[tensors[i]] = lives.TryGetValue(tensors[i], out var life)
                        ? life with { Last = call }
                        : new Life(tensors[i], call, call);
            }
        }
    }

    private readonly record struct Life(int Tensor, int First, int Last);

    /// <summary>Memory [Start, End) during the calls First to Last.</summary>
    private readonly record struct Occupied(int First, int Last, long Start, long End);

    /// <summary>Tensors side by side or one after the other in time.</summary>
    private sealed record Packing(IReadOnlyList<(Life Life, long Offset, long Length)> Placed, long Length, long NaiveLength)
    {
        /// <summary>
        /// What is placed stays sorted by offset, so that a tensor finds its place in one walk over plain numbers: what is alive at the
        /// same time has to be looked at, and in a deep network's training that is everything. (10,000 tensors take 0.05 s.)
        /// </summary>
        public static Packing Of(IEnumerable<Life> lives, Func<int, long> lengthOf)
        {
            var all = lives.ToList();
            var byOffset = new Occupied[all.Count];
            var placed = new List<(Life Life, long Offset, long Length)>(all.Count);
            var (total, naive) = (0L, 0L);
            foreach (var life in all.OrderByDescending(life => lengthOf(life.Tensor)).ThenBy(life => life.First)
                .ThenBy(life => life.Tensor))
            {
                var length = lengthOf(life.Tensor);
                var offset = 0L;
                for (var i = 0; i < placed.Count; i++)
                {
                    ref var other = ref byOffset[i];
                    if (other.Last < life.First || life.Last < other.First)
                        continue;
                    if (offset + length <= other.Start)
                        break;
                    offset = Math.Max(offset, other.End);
                }
                var behind = placed.Count;
                for (; behind > 0 && byOffset[behind - 1].Start > offset; behind--)
                    byOffset[behind] = byOffset[behind - 1];
                byOffset[behind] = new(life.First, life.Last, offset, offset + length);
                placed.Add((life, offset, length));
                total = Math.Max(total, offset + length);
                naive += length;
            }
            return new Packing(placed, total, naive);
        }

        /// <summary>
        /// The spare lines of all tensors, and how many lie in front of an offset: one more than in front of any tensor that ends there or
        /// before. So what lies apart for one sample lies apart, spare lines and all, for any number of them.
        /// </summary>
        public (int All, IReadOnlyDictionary<long, int> InFrontOf) CountLines()
        {
            var inFront = new Dictionary<long, int>();
            var ended = new Queue<(long End, long Offset)>(Placed.Select(tensor => (End: tensor.Offset + tensor.Length, tensor.Offset))
                .OrderBy(tensor => tensor.End));
            var most = 0;
            foreach (var offset in Placed.Select(tensor => tensor.Offset).Distinct().OrderBy(offset => offset))
            {
                for (; ended.Count > 0 && ended.Peek().End <= offset; ended.Dequeue())
                    most = Math.Max(most, inFront[ended.Peek().Offset] + 1);
                inFront[offset] = most;
            }
            return (Placed.Count == 0 ? 0 : inFront.Values.Max() + 1, inFront);
        }

        /// <summary>
        /// A tensor is readable while nothing written after it, up to the call, shares its memory: from the last written back to the first.
        /// </summary>
        public IEnumerable<int> ReadableAt(int call)
        {
            var written = Placed.Where(tensor => tensor.Life.First <= call).OrderByDescending(tensor => tensor.Life.First);
            var overwritten = new Coverage();
            var readable = new List<(int First, int Tensor)>();
            foreach (var together in written.GroupBy(tensor => tensor.Life.First))
            {
                if (together.Key < call)
                    readable.AddRange(together.Where(tensor => !overwritten.Touches(tensor.Offset, tensor.Length))
                        .Select(tensor => (tensor.Life.First, tensor.Life.Tensor)));
                foreach (var tensor in together)
                    overwritten.Add(tensor.Offset, tensor.Length);
            }
            return readable.OrderBy(tensor => tensor.First).Select(tensor => tensor.Tensor);
        }
    }
}
