using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// Liveness to offsets: a tensor lives from the call that writes it to the last that reads it; tensors that do not live at the same time
/// share memory. Largest first, each at the lowest offset that is free during its life.
/// </summary>
internal static class MemoryPlanning
{
    public static ProgramPlan Place(Graph graph, IReadOnlyList<KernelCall> calls, int microBatch, int lanes, bool keepsOutput)
    {
        var lives = LivesOf(graph, calls, keepsOutput);
        var places = new TensorPlace?[graph.Tensors.Count];
        var placed = new List<(Life Life, int Offset, int Length)>();
        var arenaLength = 0;
        var naiveLength = 0;
        foreach (var life in lives.OrderByDescending(life => LengthOf(life.Tensor)).ThenBy(life => life.First).ThenBy(life => life.Tensor))
        {
            var length = LengthOf(life.Tensor);
            var offset = 0;
            foreach (var other in placed.Where(other => other.Life.Overlaps(life)).OrderBy(other => other.Offset))
            {
                if (offset + length <= other.Offset)
                    break;
                offset = Math.Max(offset, other.Offset + other.Length);
            }
            placed.Add((life, offset, length));
            arenaLength = Math.Max(arenaLength, offset + length);
            naiveLength += length;
            var shape = graph.Tensors[life.Tensor].Shape;
            places[life.Tensor] = new TensorPlace(offset, (int)shape.Count, RowLayout.StrideOf(shape, lanes));
        }
        var lossCall = calls.ToList().FindIndex(call => call.Operation is LossOperation);
        return new ProgramPlan(
            calls.ToEquatableArray(), places.ToEquatableArray(), arenaLength, naiveLength, lossCall, ReadableAt(lossCall).ToEquatableArray());

        // A tensor is readable while nothing written after it, up to the loss, shares its memory.
        IEnumerable<int> ReadableAt(int call) => placed
            .Where(written => written.Life.First < call && graph.Tensors[written.Life.Tensor].IsPerSample
                && !placed.Any(later => later.Life.First > written.Life.First && later.Life.First <= call
                    && later.Offset < written.Offset + written.Length && written.Offset < later.Offset + later.Length))
            .OrderBy(written => written.Life.First)
            .Select(written => written.Life.Tensor);

        int LengthOf(int tensor) => RowLayout.LengthOf(graph.Tensors[tensor], microBatch, lanes);
    }

    private static List<Life> LivesOf(Graph graph, IReadOnlyList<KernelCall> calls, bool keepsOutput)
    {
        var lives = new Dictionary<int, Life>();
        for (var i = 0; i < calls.Count; i++)
        {
            foreach (var tensor in calls[i].Operation.Reads.Concat(calls[i].Operation.Writes).Where(tensor => tensor != Graph.Input))
                lives[tensor] = lives.TryGetValue(tensor, out var life) ? life with { Last = i } : new Life(tensor, i, i);
        }
        if (keepsOutput && lives.TryGetValue(graph.Output, out var output))
            lives[graph.Output] = output with { Last = calls.Count };
        return [.. lives.Values];
    }

    private sealed record Life(int Tensor, int First, int Last)
    {
        public bool Overlaps(Life other) => First <= other.Last && other.First <= Last;
    }
}
