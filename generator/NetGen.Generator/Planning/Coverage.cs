namespace NetGen.Generator.Planning;

/// <summary>Which stretches of memory are covered: disjoint, sorted, neighbours joined.</summary>
internal sealed class Coverage
{
    private readonly List<(long Start, long End)> _stretches = [];

    /// <summary>Whether any of it is covered.</summary>
    public bool Touches(long start, long length)
    {
        var i = FirstEndingBehind(start);
        return i < _stretches.Count && _stretches[i].Start < start + length;
    }

    public void Add(long start, long length)
    {
        var end = start + length;
        var first = FirstEndingBehind(start - 1);
        var next = first;
        while (next < _stretches.Count && _stretches[next].Start <= end)
        {
            (start, end) = (Math.Min(start, _stretches[next].Start), Math.Max(end, _stretches[next].End));
            next++;
        }
        _stretches.RemoveRange(first, next - first);
        _stretches.Insert(first, (start, end));
    }

    private int FirstEndingBehind(long place)
    {
        var (low, high) = (0, _stretches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_stretches[middle].End > place)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
