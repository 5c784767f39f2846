using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// Liveness to offsets: a tensor lives from the call that writes it to the last that reads it; tensors that do not live at the same time
/// share memory. Largest first, each at the lowest offset that is free during its life. What a micro-batch has once and what each sample has are packed
/// apart, so that every place is linear in the samples; so are the spare lines, of which a tensor has one behind its last row.
/// </summary>
internal static class MemoryPlanning
{
    /// <param name="graph">The graph.</param>
    /// <param name="calls">The program.</param>
    /// <param name="capacity">The samples of a micro-batch; null for a whole batch of any size.</param>
    /// <param name="lanes">Elements of a vector.</param>
    /// <param name="kept">The tensors that are read after the program.</param>
    public static ProgramPlan Place(Graph graph, IReadOnlyList<KernelCall> calls, int? capacity, int lanes, IReadOnlyCollection<int> kept)
    {
        var lives = LivesOf(calls, kept);
        var line = RowLayout.LineOf(lanes);
        int StrideOf(int tensor) => RowLayout.StrideOf(graph.Tensors[tensor].Shape, lanes);
        TensorPlace PlaceOf(int tensor, long fixedOffset, long rowOffset) => new(fixedOffset, rowOffset, (int)graph.Tensors[tensor].Shape.Count, StrideOf(tensor));
        var once = Packing.Of(lives.Where(life => !graph.Tensors[life.Tensor].IsPerSample), tensor => (long)StrideOf(tensor) + line);
        var rows = Packing.Of(lives.Where(life => graph.Tensors[life.Tensor].IsPerSample), tensor => StrideOf(tensor));
        var places = new TensorPlace?[graph.Tensors.Count];
        foreach (var (life, offset, _) in once.Placed)
            places[life.Tensor] = PlaceOf(life.Tensor, offset, 0);
        var (lines, linesInFront) = rows.CountLines();
        foreach (var (life, offset, _) in rows.Placed)
            places[life.Tensor] = PlaceOf(life.Tensor, once.Length + (linesInFront[offset] * line), offset);
        var lossCall = calls.ToList().FindIndex(call => call.Operation is LossOperation);
        return new ProgramPlan(
            calls.ToEquatableArray(), places.ToEquatableArray(), once.Length + (lines * line), rows.Length, once.NaiveLength + (rows.Placed.Count * line), rows.NaiveLength,
            capacity, lossCall, rows.ReadableAt(lossCall).ToEquatableArray());
    }

    private static List<Life> LivesOf(IReadOnlyList<KernelCall> calls, IReadOnlyCollection<int> kept)
    {
        var lives = new Dictionary<int, Life>();
        for (var i = 0; i < calls.Count; i++)
        {
            foreach (var tensor in calls[i].Operation.Reads.Concat(calls[i].Operation.Writes).Where(tensor => tensor != Graph.Input))
                lives[tensor] = lives.TryGetValue(tensor, out var life) ? life with { Last = i } : new Life(tensor, i, i);
        }
        foreach (var tensor in kept)
        {
            if (lives.TryGetValue(tensor, out var life))
                lives[tensor] = life with { Last = calls.Count };
        }
        return [.. lives.Values];
    }

    private sealed record Life(int Tensor, int First, int Last)
    {
        public bool Overlaps(Life other) => First <= other.Last && other.First <= Last;
    }

    /// <summary>Tensors side by side or one after the other in time.</summary>
    private sealed record Packing(IReadOnlyList<(Life Life, long Offset, long Length)> Placed, long Length, long NaiveLength)
    {
        public static Packing Of(IEnumerable<Life> lives, Func<int, long> lengthOf)
        {
            var placed = new List<(Life Life, long Offset, long Length)>();
            var (total, naive) = (0L, 0L);
            foreach (var life in lives.OrderByDescending(life => lengthOf(life.Tensor)).ThenBy(life => life.First).ThenBy(life => life.Tensor))
            {
                var length = lengthOf(life.Tensor);
                var offset = 0L;
                foreach (var other in placed.Where(other => other.Life.Overlaps(life)).OrderBy(other => other.Offset))
                {
                    if (offset + length <= other.Offset)
                        break;
                    offset = Math.Max(offset, other.Offset + other.Length);
                }
                placed.Add((life, offset, length));
                total = Math.Max(total, offset + length);
                naive += length;
            }
            return new Packing(placed, total, naive);
        }

        /// <summary>
        /// The spare lines of all tensors, and how many lie in front of an offset: one more than in front of any tensor that ends there or before. So what lies
        /// apart for one sample lies apart, spare lines and all, for any number of them.
        /// </summary>
        public (int All, IReadOnlyDictionary<long, int> InFrontOf) CountLines()
        {
            var inFront = new Dictionary<long, int>();
            var ended = new Queue<(long End, long Offset)>(Placed.Select(tensor => (End: tensor.Offset + tensor.Length, tensor.Offset)).OrderBy(tensor => tensor.End));
            var most = 0;
            foreach (var offset in Placed.Select(tensor => tensor.Offset).Distinct().OrderBy(offset => offset))
            {
                for (; ended.Count > 0 && ended.Peek().End <= offset; ended.Dequeue())
                    most = Math.Max(most, inFront[ended.Peek().Offset] + 1);
                inFront[offset] = most;
            }
            return (Placed.Count == 0 ? 0 : inFront.Values.Max() + 1, inFront);
        }

        /// <summary>A tensor is readable while nothing written after it, up to the call, shares its memory.</summary>
        public IEnumerable<int> ReadableAt(int call) => Placed
            .Where(written => written.Life.First < call
                && !Placed.Any(later => later.Life.First > written.Life.First && later.Life.First <= call
                    && later.Offset < written.Offset + written.Length && written.Offset < later.Offset + later.Length))
            .OrderBy(written => written.Life.First)
            .Select(written => written.Life.Tensor);
    }
}
