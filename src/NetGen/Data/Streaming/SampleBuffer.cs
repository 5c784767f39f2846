namespace NetGen.Data.Streaming;

/// <summary>Room for a number of samples of one kind: rows of other data sets come in, one data set goes out. For one thread.</summary>
internal sealed class SampleBuffer
{
    private readonly Dataset kind;
    private readonly int capacity;
    private readonly byte[] bytes;
    private readonly float[] numbers;
    private readonly int[] labels;
    private readonly float[] targets;
    private int count;

    /// <param name="kind">What the samples are like.</param>
    /// <param name="capacity">Their number.</param>
    public SampleBuffer(Dataset kind, int capacity)
    {
        this.kind = kind;
        this.capacity = capacity;
        int values = Dataset.ArrayLength(capacity, kind.InputLength);
        bytes = new byte[kind.HasBytes ? values : 0];
        numbers = new float[kind.HasBytes ? 0 : values];
        labels = new int[Dataset.ArrayLength(capacity, kind.LabelLength)];
        targets = new float[Dataset.ArrayLength(capacity, kind.TargetLength)];
    }

    public bool IsFull => count == capacity;

    /// <summary>Copies rows that follow each other, as many as there is room for.</summary>
    /// <returns>How many that are.</returns>
    public int Append(Dataset data, int first)
    {
        int rows = Math.Min(data.Count - first, capacity - count);
        if (kind.HasBytes)
        {
            Copy(data.Bytes, bytes, first, rows, kind.InputLength);
        }
        else
        {
            Copy(data.Inputs, numbers, first, rows, kind.InputLength);
        }

        Copy(data.Labels, labels, first, rows, kind.LabelLength);
        Copy(data.Targets, targets, first, rows, kind.TargetLength);
        count += rows;
        return rows;
    }

    /// <summary>The full buffer as a data set, which takes it over.</summary>
    public Dataset Complete()
    {
        var inputs = kind.HasBytes ? new InputValues(bytes) : new InputValues(numbers);
        return kind.HasLabels
            ? Dataset.WithLabels(inputs, labels, kind.Names, kind.LabelLength)
            : Dataset.WithTargets(inputs, targets, kind.TargetLength, kind.Names);
    }

    private void Copy<T>(ReadOnlySpan<T> from, T[] to, int first, int rows, int length) =>
        from.Slice(first * length, rows * length).CopyTo(to.AsSpan(count * length));
}
