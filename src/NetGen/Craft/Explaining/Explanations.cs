using NetGen.Data;
using NetGen.Numerics;
using NetGen.Training;

namespace NetGen;

/// <summary>
/// The Explaining room: a trained network and data come in, what its answers depend on goes out. It knows a network only by what it says of
/// data. Thread-safe while nobody trains the network.
/// </summary>
public static class Explanations
{
    // Sets these shuffles apart from every other use of a seed.
    private const ulong Stream = 0x5045_524D;

    extension<TNetwork>(TNetwork network) where TNetwork : class, INetwork<TNetwork>
    {
        /// <summary>
        /// How much worse the network gets where the values of a column are dealt out anew among the samples (permutation importance;
        /// Breiman 2001): what it makes of the column. Columns that say the same share what they are worth. The most important first.
        /// </summary>
        /// <param name="data">Samples that were not trained on, at least 2.</param>
        /// <param name="score">What an evaluation is worth, higher being better; null for the negative loss.</param>
        /// <param name="repeats">How often each column is dealt, at least 2: the spread comes from these.</param>
        /// <param name="seed">Chooses how.</param>
        /// <returns>A line for each column of a table, else for each input value.</returns>
        /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 repeats.</exception>
        /// <exception cref="DatasetException">The data do not fit the network, or there is one sample.</exception>
        public IReadOnlyList<ColumnImportance> Importance(Dataset data, Func<Evaluation, double>? score = null, int repeats = 5,
            ulong seed = 0)
        {
            ArgumentNullException.ThrowIfNull(network);
            ArgumentNullException.ThrowIfNull(data);
            ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 2);
            if (data.Count < 2)
            {
                throw new DatasetException("Values are dealt out anew among samples; there is one.");
            }

            score ??= static evaluation => -evaluation.Loss;
            double whole = score(network.Evaluate(data));
            var random = new RandomStream(seed, Stream);
            int[] from = [.. Enumerable.Range(0, data.Count)];
            var lines = new List<ColumnImportance>();
            foreach ((string name, int start, int length) in ColumnsOf(TNetwork.Summary, data))
            {
                var drops = new double[repeats];
                for (int i = 0; i < repeats; i++)
                {
                    random.Shuffle(from);
                    drops[i] = whole - score(network.Evaluate(data.WithValuesOf(start, length, from)));
                }

                lines.Add(new ColumnImportance(name, MeanAndDeviation.Of(drops)));
            }

            return [.. lines.OrderByDescending(line => line.Drop.Mean)];
        }

        /// <summary>
        /// What the network says in the mean where a column has one value in all samples, for several values (partial dependence; Friedman
        /// 2001). Where columns go together, some of these samples are of a kind that there is not.
        /// </summary>
        /// <param name="data">Samples, as a rule those of the training or some of them.</param>
        /// <param name="column">The column's name, or that of an input value.</param>
        /// <param name="points">The most values, at least 2: where there are more, quantiles of those that the samples have.</param>
        /// <returns>The values in order.</returns>
        /// <exception cref="ArgumentException">There is no such column, or it has several values, as a text has, and a day with a
        /// time.</exception>
        /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 points.</exception>
        /// <exception cref="DatasetException">The data do not fit the network, are too many (2²⁴ outputs), or no sample has a
        /// value.</exception>
        public IReadOnlyList<DependencePoint> PartialDependence(Dataset data, string column, int points = 20)
        {
            ArgumentNullException.ThrowIfNull(network);
            ArgumentNullException.ThrowIfNull(data);
            ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
            (string Name, int Start, int Length)[] columns = [.. ColumnsOf(TNetwork.Summary, data)];
            int index = Array.FindIndex(columns, candidate => candidate.Name == column);
            if (index < 0 || columns[index].Length != 1)
            {
                throw new ArgumentException(
                    index < 0 ? $"There is no column '{column}'; there are {NameDifference.List([.. columns.Select(candidate => candidate.Name)])}." : $"The column '{column}' has {columns[index].Length} values, which mean something only together.",
                    nameof(column));
            }

            IReadOnlyList<string> categories = TNetwork.Summary.Columns.Count > 0 ? TNetwork.Summary.Columns[index].Categories : [];
            var result = new List<DependencePoint>();
            foreach (float value in ValuesOf(data, columns[index].Start, points))
            {
                AnswerTable answers = network.Evaluate(data.WithValue(columns[index].Start, value)).Answers
                    ?? throw new DatasetException(TNetwork.Summary.HasClassMaps
                        ? $"{TNetwork.Summary.Name} gives a class for each position: there is no mean of its answers by column."
                        : $"The outputs of {data.Count:N0} samples are too many to be kept; take fewer.");
                string? name = categories.Count == 0 ? null : value < categories.Count ? categories[(int)value] : "other";
                result.Add(new DependencePoint(value, name, answers.Means()));
            }

            return result;
        }
    }

    /// <summary>What is dealt together: the values of a column; without a table each value.</summary>
    private static IEnumerable<(string Name, int Start, int Length)> ColumnsOf(NetworkSummary network, Dataset data)
    {
        int place = 0;
        foreach (ColumnSummary column in network.Columns)
        {
            yield return (column.Name, place, column.Length);
            place += column.Length;
        }

        for (; place < data.InputLength; place++)
        {
            yield return (data.FeatureNames?[place] ?? FormattableString.Invariant($"input {place}"), place, 1);
        }
    }

    private static float[] ValuesOf(Dataset data, int place, int points)
    {
        var present = new List<float>();
        for (int i = place; i < data.Inputs.Length; i += data.InputLength)
        {
            if (!float.IsNaN(data.Inputs[i]))
            {
                present.Add(data.Inputs[i]);
            }
        }

        float[] distinct = [.. present.Distinct().Order()];
        if (distinct.Length == 0)
        {
            throw new DatasetException("No sample has a value in the column.");
        }

        if (distinct.Length <= points)
        {
            return distinct;
        }

        present.Sort();
        return [.. Enumerable.Range(0, points).Select(i => present[(int)Math.Round(i * (present.Count - 1.0) / (points - 1))]).Distinct()];
    }
}
