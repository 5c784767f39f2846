namespace NetGen.Numerics;

/// <summary>
/// Walks through a tensor's rows (its innermost dimension) in file order, like an odometer over the outer dimensions, and tells where in
/// the flat parameters each row lies.
/// </summary>
internal ref struct ParameterRows
{
    private readonly int[] _extents;
    private readonly int[] _strides;
    private readonly int[] _index;
    private readonly int _count;
    private int _visited;

    public ParameterRows(ParameterInfo info)
    {
        // A tensor without dimensions is one value.
        var outer = Math.Max(info.Extents.Count - 1, 0);
        Length = info.Extents.Count == 0 ? 1 : info.Extents[outer];
        Stride = info.Strides.Count == 0 ? 1 : info.Strides[outer];
        Start = info.Offset;
        for (var axis = 0; axis < info.Strides.Count; axis++)
        {
            Start -= Math.Min(0, info.Strides[axis]) * (info.Extents[axis] - 1);
        }

        _extents = [.. info.Extents.Take(outer)];
        _strides = [.. info.Strides.Take(outer)];
        _index = new int[outer];
        _count = info.Length == 0 ? 0 : info.Length / Length;
    }

    /// <summary>The number of values in a row.</summary>
    public int Length { get; }

    /// <summary>The distance between neighbours in a row.</summary>
    public int Stride { get; }

    /// <summary>Where the present row starts in the flat parameters.</summary>
    public int Start { get; private set; }

    /// <summary>Goes to the next row, the first at the first call; false behind the last.</summary>
    public bool MoveNext()
    {
        if (_visited == _count)
        {
            return false;
        }

        if (_visited++ > 0)
        {
            var dimension = _index.Length - 1;
            for (; ++_index[dimension] == _extents[dimension]; dimension--)
            {
                Start -= _strides[dimension] * (_extents[dimension] - 1);
                _index[dimension] = 0;
            }

            Start += _strides[dimension];
        }

        return true;
    }
}
