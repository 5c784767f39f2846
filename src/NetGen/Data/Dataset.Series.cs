using NetGen.Data;
using static System.FormattableString;

namespace NetGen;

public sealed partial class Dataset
{
    // Of samples in the order of time: how many behind a sample have some of its answers among theirs. Null where there is no such order.
    private int? reach;

    /// <summary>
    /// Whether the samples are known to stand in the order of time: windows of a series, or samples that were ordered
    /// (<see cref="OrderBy"/>). Then nothing draws parts of them at random: <see cref="SplitInTime"/> and <see cref="TimeFolds"/> cut, and
    /// <see cref="Shuffle"/> gives the order up.
    /// </summary>
    public bool IsSeries => reach is not null;

    /// <summary>
    /// Windows of a series: the inputs of a sample are some steps, the oldest first, its targets the steps behind them. The series is
    /// copied.
    /// </summary>
    /// <param name="series">A value for each step, in the order of time.</param>
    /// <param name="window">Steps that are looked at, at least 1.</param>
    /// <param name="horizon">Steps that are predicted, at least 1.</param>
    /// <param name="stride">From one window to the next, at least 1.</param>
    /// <exception cref="DatasetException">The series is shorter than a window and its horizon, or a value is missing or infinite; the
    /// message has the step.</exception>
    public static Dataset Windows(float[] series, int window, int horizon, int stride = 1)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Windows(new SeriesSteps(series, 1, series, 1), window, horizon, stride, SampleNames.None);
    }

    /// <summary>The same of several values for each step: step by step, as a sequence is declared (<c>Input(window, values)</c>).</summary>
    /// <param name="series">A row for each step, in the order of time.</param>
    /// <param name="window">Steps that are looked at, at least 1.</param>
    /// <param name="horizon">Steps that are predicted, at least 1.</param>
    /// <param name="stride">From one window to the next, at least 1.</param>
    /// <param name="target">Which value of a step is predicted; null for all of them.</param>
    /// <inheritdoc cref="Windows(float[], int, int, int)" path="/exception"/>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value.</exception>
    public static Dataset Windows(float[,] series, int window, int horizon, int stride = 1, int? target = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        int values = series.GetLength(1);
        ArgumentOutOfRangeException.ThrowIfNegative(target ?? 0, nameof(target));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(target ?? 0, values, nameof(target));
        float[] steps = Flatten(series);
        SeriesSteps all = target is int chosen
            ? new(steps, values, ColumnsOf<float>(steps, [chosen], values), 1)
            : new(steps, values, steps, values);
        return Windows(all, window, horizon, stride, SampleNames.None);
    }

    /// <summary>
    /// Windows of these samples, which are the steps of a series: the inputs of a new sample are those of some steps, where there are
    /// targets each followed by its targets, which are the past by then; its labels or targets are those of the steps behind the window.
    /// Features that have names are called <c>amount[-2]</c>, <c>amount[-1]</c>, <c>amount[0]</c>: 0 is the last step that is looked at.
    /// </summary>
    /// <param name="window">Steps that are looked at, at least 1.</param>
    /// <param name="horizon">Steps that are predicted, at least 1; of labels more than one are a map (<see cref="HasClassMaps"/>).</param>
    /// <param name="stride">From one window to the next, at least 1.</param>
    /// <exception cref="DatasetException">There are too few samples, or one has a value that is missing or infinite; or they are rows of a
    /// table with categories, which stand as places in a vocabulary: choose <see cref="Columns"/>.</exception>
    public Dataset Windows(int window, int horizon, int stride = 1)
    {
        RequireNoCodes(FeatureNames ?? []);
        if (HasClassMaps)
        {
            throw new DatasetException("The steps of a series have one label each; these samples have maps of labels.");
        }

        int length = InputLength + TargetLength;
        var steps = new float[ArrayLength(Count, length)];
        for (int step = 0; step < Count; step++)
        {
            Inputs.Slice(step * InputLength, InputLength).CopyTo(steps.AsSpan(step * length));
            Targets.Slice(step * TargetLength, TargetLength).CopyTo(steps.AsSpan((step * length) + InputLength));
        }

        bool areNamed = FeatureNames is not null && (TargetLength == 0 || TargetNames is not null);
        var names = new SampleNames
        {
            Features = areNamed ? NamesOfSteps([.. FeatureNames!, .. TargetNames ?? []], 1 - window, window) : null,
            Classes = ClassNames,
            Targets = TargetNames is null ? null : NamesOfSteps(TargetNames, 1, horizon),
        };
        var series = new SeriesSteps(steps, length, targets, TargetLength) { Labels = HasLabels ? labels : null };
        return Windows(series, window, horizon, stride, names);
    }

    /// <summary>
    /// The samples in the order of a column: of days, times or numbers, the smallest first, equal ones as they stood. They are a series
    /// from then on (<see cref="IsSeries"/>).
    /// </summary>
    /// <param name="column">A feature, a target, or a column that is no feature (<see cref="OriginOf"/>).</param>
    /// <exception cref="DatasetException">There is no such column, a sample has no value in it, or it has no order.</exception>
    public Dataset OrderBy(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        double[] keys = SampleOrder.KeysOf(this, column);
        Dataset ordered = Subset([.. Enumerable.Range(0, Count).OrderBy(row => keys[row])]);
        ordered.reach = 0;
        return ordered;
    }

    /// <summary>The values of a feature or a target by its name, sample by sample: NaN where one is missing.</summary>
    /// <param name="name">As in <see cref="FeatureNames"/> or <see cref="TargetNames"/>.</param>
    /// <exception cref="DatasetException">There is none of that name, or it is a category, whose numbers are places in a
    /// vocabulary.</exception>
    public float[] Column(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        RequireNoCodes([name]);
        int feature = PlaceOf(FeatureNames, name), target = PlaceOf(TargetNames, name);
        return feature >= 0 ? ColumnsOf(Inputs, [feature], InputLength)
            : target >= 0 ? ColumnsOf(Targets, [target], TargetLength)
            : throw new DatasetException(
                $"There is no feature or target '{name}'; there are {NameDifference.List([.. FeatureNames ?? [], .. TargetNames ?? []])}.");
    }

    /// <summary>The same of several: a row for each sample, as <see cref="Windows(float[,], int, int, int, int?)"/> takes them.</summary>
    /// <inheritdoc cref="Column" path="/exception"/>
    public float[,] Columns(params ReadOnlySpan<string> names)
    {
        var columns = new float[Count, names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            float[] column = Column(names[i]);
            for (int row = 0; row < column.Length; row++)
            {
                columns[row, i] = column[row];
            }
        }

        return columns;
    }

    /// <summary>
    /// The first samples and the last, without shuffling: round(fraction·<see cref="Count"/>) and the rest, at least one in each. Of
    /// windows those at the end of the first part are left out whose answers are among those of the second (purging, López de Prado 2018).
    /// </summary>
    /// <param name="fraction">The share of the first part, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not in (0, 1).</exception>
    /// <exception cref="DatasetException">There are too few samples.</exception>
    public (Dataset Train, Dataset Test) SplitInTime(double fraction)
    {
        int first = FirstPart(fraction);
        return (Stretch(0, Before(first)), Stretch(first, Count));
    }

    /// <summary>
    /// The pairs of time-series cross-validation: the last k·n samples are k parts of n = <see cref="Count"/> ÷ (k + 1), each of which is
    /// predicted from what stands before it; shares no answer with it, as <see cref="SplitInTime"/> says. Each pair is copied only when the
    /// enumeration reaches it.
    /// </summary>
    /// <param name="k">The number of parts, in [2, <see cref="Count"/> − 1].</param>
    /// <param name="trainOn">The samples right before each part that are trained on, a rolling window; null for all, an expanding
    /// window.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not in [2, <see cref="Count"/> − 1], or <paramref name="trainOn"/> is below
    /// 1.</exception>
    /// <exception cref="DatasetException">Nothing is left before the first part.</exception>
    public IEnumerable<(Dataset Train, Dataset Validation)> TimeFolds(int k, int? trainOn = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(k, Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(trainOn ?? 1, 1, nameof(trainOn));
        int length = Count / (k + 1);
        Before(Count - (k * length));
        return Enumerable.Range(0, k).Select(part =>
        {
            int start = Count - ((k - part) * length), end = Before(start);
            return (Stretch(Math.Max(0, end - (trainOn ?? end)), end), Stretch(start, start + length));
        });
    }

    private static Dataset Windows(SeriesSteps steps, int window, int horizon, int stride, SampleNames names)
    {
        Dataset windows = steps.Windows(window, horizon, stride, names);
        // Window j has answers of window i where it begins less than a horizon behind it.
        windows.reach = (horizon - 1) / stride;
        return windows;
    }

    /// <summary>Where the samples end that have no answer in common with those from a place on.</summary>
    private int Before(int start) => start - (reach ?? 0) is > 0 and var end ? end : throw new DatasetException(
        $"Before sample {start} none is left to train on: of windows {reach} at the end have answers in common with those behind. " +
        "Take fewer parts, a longer stride or more samples.");

    private Dataset Stretch(int start, int end) => Subset([.. Enumerable.Range(start, end - start)]);

    private void RequireNoOrder(string alternative)
    {
        if (IsSeries)
        {
            throw new DatasetException(
                "The samples are a series: drawn at random, those that test stand between those that are trained on, and are predicted from " +
                $"what came after them. Use {alternative}; or, where time does not matter, Shuffle before.");
        }
    }

    private static string[] NamesOfSteps(IReadOnlyList<string> names, int first, int count) =>
        [.. Enumerable.Range(first, Math.Max(count, 0)).SelectMany(step => names.Select(name => Invariant($"{name}[{step}]")))];

    private static int PlaceOf(IReadOnlyList<string>? names, string name)
    {
        for (int i = 0; i < names?.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }
}
