using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// A program while a pass changes it: who writes and who reads a tensor is known at any time, and each change costs as much as it changes,
/// however long the program is.
/// </summary>
internal sealed class ProgramEditor
{
    private readonly LinkedList<Operation> _operations = [];
    private readonly Dictionary<int, LinkedListNode<Operation>> _writers;
    private readonly Dictionary<int, LinkedListNode<Operation>> _onlyReaders;
    private readonly Dictionary<int, List<LinkedListNode<Operation>>> _manyReaders = [];

    public ProgramEditor(EquatableArray<Operation> program)
    {
        _writers = new(program.Count);
        _onlyReaders = new(program.Count);
        foreach (var operation in program)
            Index(_operations.AddLast(operation));
    }

    public LinkedListNode<Operation>? First => _operations.First;

    /// <summary>What writes a tensor; null for the network's input.</summary>
    public LinkedListNode<Operation>? WriterOf(int tensor) => _writers.TryGetValue(tensor, out var writer) ? writer : null;

    /// <summary>What reads a tensor, where exactly one operation does; else null.</summary>
    public LinkedListNode<Operation>? OnlyReaderOf(int tensor) => _onlyReaders.TryGetValue(tensor, out var reader) ? reader : null;

    public void Replace(LinkedListNode<Operation> place, Operation operation)
    {
        Forget(place);
        place.Value = operation;
        Index(place);
    }

    public void Remove(LinkedListNode<Operation> place)
    {
        Forget(place);
        _operations.Remove(place);
    }

    public void InsertBefore(LinkedListNode<Operation> place, Operation operation) => Index(_operations.AddBefore(place, operation));

    public void InsertAfter(LinkedListNode<Operation> place, Operation operation) => Index(_operations.AddAfter(place, operation));

    public EquatableArray<Operation> ToProgram() => _operations.ToEquatableArray();

    private void Index(LinkedListNode<Operation> place)
    {
        var (reads, writes) = (TensorsRead(place.Value), place.Value.Writes);
        for (var i = 0; i < writes.Count; i++)
            _writers[writes[i]] = place;
        for (var i = 0; i < reads.Count; i++)
        {
            var tensor = reads[i];
            if (_manyReaders.TryGetValue(tensor, out var readers))
            {
                readers.Add(place);
            }
            else if (_onlyReaders.TryGetValue(tensor, out var other))
            {
                _onlyReaders.Remove(tensor);
                _manyReaders.Add(tensor, [other, place]);
            }
            else
            {
                _onlyReaders.Add(tensor, place);
            }
        }
    }

    private void Forget(LinkedListNode<Operation> place)
    {
        var (reads, writes) = (TensorsRead(place.Value), place.Value.Writes);
        for (var i = 0; i < writes.Count; i++)
        {
            if (WriterOf(writes[i]) == place)
                _writers.Remove(writes[i]);
        }
        for (var i = 0; i < reads.Count; i++)
        {
            var tensor = reads[i];
            if (!_manyReaders.TryGetValue(tensor, out var readers))
            {
                _onlyReaders.Remove(tensor);
                continue;
            }
            readers.Remove(place);
            if (readers.Count == 1)
            {
                _manyReaders.Remove(tensor);
                _onlyReaders.Add(tensor, readers[0]);
            }
        }
    }

    /// <summary>
    /// Each once: a sum of a tensor with itself is one reader. Hardly any operation reads one twice: that is looked at first.
    /// </summary>
    private static IReadOnlyList<int> TensorsRead(Operation operation)
    {
        var reads = operation.Reads;
        for (var i = 1; i < reads.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (reads[i] == reads[j])
                    return [.. reads.Distinct()];
            }
        }
        return reads;
    }
}
