using static System.FormattableString;

namespace NetGen.Data;

/// <summary>The steps of a series, from which windows are cut. Never changes.</summary>
/// <param name="values">What is looked at, step by step.</param>
/// <param name="length">Values of a step.</param>
/// <param name="targets">What is predicted, step by step.</param>
/// <param name="targetLength">Targets of a step.</param>
internal sealed class SeriesSteps(float[] values, int length, float[] targets, int targetLength)
{
    /// <summary>The class of each step, where classes are predicted and no targets.</summary>
    public int[]? Labels { get; init; }

    /// <summary>Cuts windows.</summary>
    public Dataset Windows(int window, int horizon, int stride, SampleNames names)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        int steps = values.Length / length;
        // In 64 bits: a window and a horizon may be any numbers.
        long behind = steps - ((long)window + horizon);
        if (behind < 0)
        {
            throw new DatasetException(Invariant(
                $"A series of {Counted.Of(steps, "step")} has no window of {window} with {horizon} behind it; that takes {(long)window + horizon}."));
        }

        RequireFinite(values, length);
        RequireFinite(targets, targetLength);
        int count = (int)(behind / stride) + 1;
        var inputs = new InputValues(Cut(values, length, count, stride, first: 0, steps: window));
        return Labels is null
            ? Dataset.WithTargets(inputs, Cut(targets, targetLength, count, stride, window, horizon), horizon * targetLength, names)
            : Dataset.WithLabels(inputs, Cut(Labels, 1, count, stride, window, horizon), names, horizon);
    }

    private static T[] Cut<T>(T[] all, int length, int count, int stride, int first, int steps)
    {
        var cut = new T[Dataset.ArrayLength(count, checked(steps * length))];
        for (int i = 0; i < count; i++)
        {
            all.AsSpan(((i * stride) + first) * length, steps * length).CopyTo(cut.AsSpan(i * steps * length));
        }

        return cut;
    }

    private static void RequireFinite(float[] values, int length)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                string found = float.IsNaN(values[i]) ? "missing (NaN)" : "infinite";
                throw new DatasetException(Invariant($"Step {i / length} of the series is {found}; expected a value for every step. ") +
                    "Fill it, or cut windows of the parts without gaps.");
            }
        }
    }
}
