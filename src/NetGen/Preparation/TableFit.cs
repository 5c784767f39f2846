using NetGen.Tables;

namespace NetGen.Preparation;

/// <summary>What a table's encoding learns from training samples: what stands for missing values, and how encoded values are
/// scaled.</summary>
internal sealed class TableFit
{
    private readonly TableSchema schema;
    private readonly List<double>?[] seen;

    private TableFit(TableSchema schema, SampleRows samples)
    {
        this.schema = schema;
        seen = new List<double>?[schema.Steps.Length];
        Fill = new float[schema.Steps.Length];
        Quantiles = new float[schema.Steps.QuantileColumns * QuantileRanks.Count];
        Collect(samples);
        foreach ((TableColumn column, int value) in Values())
        {
            if (column.MayBeMissing)
            {
                Fill[value] = (float)FillOf(column, value);
            }
        }

        foreach (EncodingStep step in schema.Steps.Steps)
        {
            if (step.Quantiles >= 0)
            {
                QuantileRanks.Fit(seen[step.Value]!, Quantiles.AsSpan(step.Quantiles * QuantileRanks.Count, QuantileRanks.Count));
                // A missing one that counts as 0 stands in the middle.
                Fill[step.Value] = step.Column.Missing == Missing.Zero
                    ? Quantiles[(step.Quantiles * QuantileRanks.Count) + (QuantileRanks.Count / 2)]
                    : Fill[step.Value];
            }
        }

        var encoder = new RowEncoder<float>(schema);
        float[] encoded = new float[schema.Steps.EncodedLength];
        var statistics = FeatureStatistics.Of(new SampleRows(samples.Count, encoded.Length, visit => samples.ForEach(row =>
        {
            encoder.Encode(row, Fill, Quantiles, encoded);
            visit(encoded);
        })), encoded.Length);
        Map = FeatureMap.Of(encoded.Length, _ => (0, 1));
        foreach (EncodingStep step in schema.Steps.Steps)
        {
            for (int place = step.Place; step.Kind == EncodingKind.OneHot && place < step.Place + step.Width; place++)
            {
                // What no sample has is never learned: it must not say what its weights were drawn as.
                Map.Scale[place] = statistics.Max[place];
            }

            if (step.Scale != ColumnScale.None)
            {
                (Map.Center[step.Place], Map.Scale[step.Place]) = ScaleOf(step, statistics);
            }

            if (step.Column.Missing == Missing.Zero && step.Kind == EncodingKind.Number && step.Quantiles < 0)
            {
                // What is taken off again: 0 is left, exactly.
                Fill[step.Value] = (float)Map.Center[step.Place];
            }
        }
    }

    /// <summary>What stands for a missing value of a sample, transformed; of categories −1 for none.</summary>
    public float[] Fill { get; }

    /// <summary>The quantiles of columns that are scaled by them, row by row.</summary>
    public float[] Quantiles { get; }

    /// <summary>How encoded values are scaled.</summary>
    public FeatureMap Map { get; }

    /// <summary>Fits a table's encoding.</summary>
    /// <exception cref="DatasetException">A column whose missing values are to be filled from the others has no value.</exception>
    public static TableFit Of(TableSchema schema, SampleRows samples) => new(schema, samples);

    private IEnumerable<(TableColumn Column, int Value)> Values() =>
        schema.Columns.SelectMany(column => Enumerable.Repeat(column, column.Length)).Select((column, value) => (column, value));

    /// <summary>Keeps the values of which more than mean and range must be known, transformed and in order.</summary>
    private void Collect(SampleRows samples)
    {
        var transforms = new NumberTransform[seen.Length];
        Array.Fill(transforms, NumberTransform.None);
        foreach (EncodingStep step in schema.Steps.Steps)
        {
            transforms[step.Value] = step.Kind == EncodingKind.Number ? step.Transform : transforms[step.Value];
            if (step.Scale is ColumnScale.Robust or ColumnScale.Quantile
                || step.Column is { MayBeMissing: true, Missing: not Missing.Constant } and not TextColumn)
            {
                for (int i = 0; i < step.Column.Length; i++)
                {
                    seen[step.Value + i] ??= [];
                }
            }
        }

        samples.ForEach(row =>
        {
            for (int i = 0; i < seen.Length; i++)
            {
                if (seen[i] is { } values && !float.IsNaN(row[i]))
                {
                    values.Add(transforms[i].Of(row[i]));
                }
            }
        });
        foreach (List<double>? values in seen)
        {
            values?.Sort();
        }
    }

    private double FillOf(TableColumn column, int value)
    {
        if (column.Missing == Missing.Constant)
        {
            return column is NumberColumn number
                ? new NumberTransform(number.ClipMin, number.ClipMax, number.Log1P).Of(column.Fill)
                : column.Fill;
        }

        if (column is TextColumn)
        {
            return 0;
        }

        bool isNone = column.Missing == Missing.Zero && column is HashedColumn or CategoryColumn { IsOrdinal: false };
        if (isNone)
        {
            return -1;
        }

        List<double> values = seen[value]!;
        if (values.Count == 0)
        {
            throw new DatasetException($"The column '{column.Name}' has no value in any sample of the training data, so nothing can stand for those that are missing ({column.Missing}). Leave it out, or give a constant.");
        }

        return column.Missing switch
        {
            Missing.Median => QuantileRanks.Quantile(values, 0.5),
            Missing.MostFrequent => MostFrequent(values),
            _ => values.Average(),
        };
    }

    private (double Center, double Scale) ScaleOf(EncodingStep step, FeatureStatistics statistics)
    {
        int place = step.Place;
        if (statistics.IsConstant(place))
        {
            return (statistics.Min[place], 0);
        }

        switch (step.Scale)
        {
            case ColumnScale.Quantile when step.Quantiles >= 0:
                return (QuantileRanks.Even.Mean, 1 / QuantileRanks.Even.Deviation);
            case ColumnScale.MinMax:
                return (statistics.Min[place], 1 / (statistics.Max[place] - statistics.Min[place]));
            case ColumnScale.Robust
                when step.Kind == EncodingKind.Number && seen[step.Value] is { Count: > 0 } values
                    && QuantileRanks.Quantile(values, 0.75) - QuantileRanks.Quantile(values, 0.25) is > 0 and double range:
                return (QuantileRanks.Quantile(values, 0.5), 1 / range);
            default:
                return (statistics.Mean[place], 1 / Math.Sqrt(statistics.Variance[place]));
        }
    }

    private static double MostFrequent(List<double> ascending)
    {
        (double value, int most) = (ascending[0], 0);
        for (int start = 0, end; start < ascending.Count; start = end)
        {
            end = start + 1;
            while (end < ascending.Count && ascending[end] == ascending[start])
            {
                end++;
            }

            (value, most) = end - start > most ? (ascending[start], end - start) : (value, most);
        }

        return value;
    }
}
