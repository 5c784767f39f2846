using static System.FormattableString;

namespace NetGen.Selection;

/// <summary>A search space taken apart: the dimensions that vary, and the way from their values to a configuration.</summary>
internal sealed class Configurations<T>
    where T : IHyperparameters<T>
{
    private readonly double[] declared;
    private readonly int[] places;

    /// <summary>Checks a space.</summary>
    /// <exception cref="ArgumentException">It varies nothing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An end of a range, or a value of the base, is outside the hyperparameter's
    /// domain.</exception>
    public Configurations(ISearchSpace<T> space)
    {
        space.Base.Validate();
        declared = space.Base.ToValues();
        places = [.. Enumerable.Range(0, declared.Length).Where(i => space.Ranges[i] is not null)];
        if (places.Length == 0)
        {
            throw new ArgumentException("The search space varies nothing: set at least one of its members to a range, as in LearningRate = (1e-4, 1e-1).", nameof(space));
        }

        Dimensions =
        [
            .. places.Select(i => new SearchDimension(T.All[i].Name, space.Ranges[i]!.OnScaleOf(T.All[i]), T.All[i].IsInteger)),
        ];
        foreach (int place in places)
        {
            RequireDeclared(T.All[place], space.Ranges[place]!);
        }

        // Domains are intervals: where both ends are inside, so is all between.
        With([.. Dimensions.Select(dimension => dimension.Range.Low)]).Validate();
        With([.. Dimensions.Select(dimension => dimension.Range.High)]).Validate();
    }

    /// <exception cref="ArgumentException">A range has values that are no declared alternatives.</exception>
    private static void RequireDeclared(HyperparameterInfo hyperparameter, SearchRange range)
    {
        if (hyperparameter.Choices is { } choices
            && !(range.Choices ?? [double.NaN]).All(value => choices.Any(choice => choice.Value == value)))
        {
            throw new ArgumentException(
                $"{hyperparameter.Name} is one of the declared alternatives {string.Join(", ", choices.Select(choice => choice.Text))}; "
                + "the search space has {range}. Use SearchRange.OneOf, or declare what is to be tried.", nameof(range));
        }
    }

    /// <summary>The values of what varies as people read them.</summary>
    public IReadOnlyList<string> TextsOf(IReadOnlyList<double> values) => [.. values.Select((value, i) => T.All[places[i]].TextOf(value))];

    /// <summary>What varies, in the order of the hyperparameters.</summary>
    public IReadOnlyList<SearchDimension> Dimensions { get; }

    /// <summary>The base's values of what varies.</summary>
    public double[] BaseValues => [.. places.Select(place => declared[place])];

    /// <summary>The base with these values of what varies.</summary>
    public T With(IReadOnlyList<double> values)
    {
        var all = (double[])declared.Clone();
        for (int i = 0; i < places.Length; i++)
        {
            all[places[i]] = values[i];
        }

        return T.FromValues(all);
    }

    /// <summary>What makes this study's trials comparable.</summary>
    public StudyIdentity Identify(string subject, StudyOptions options) => new()
    {
        Subject = subject,
        Sampler = options.Sampler.Name,
        Seed = options.Seed,
        BaseFirst = options.BaseFirst,
        Dimensions = [.. Dimensions.Select((dimension, i) => $"{dimension.Name}: {TextOf(dimension.Range, T.All[places[i]])}")],
        Goal = options.Goal,
        Fixed = [.. Enumerable.Range(0, declared.Length).Except(places).Select(i => Invariant($"{T.All[i].Name}: {declared[i]:R}"))],
    };

    private static string TextOf(SearchRange range, HyperparameterInfo hyperparameter) =>
        hyperparameter.Choices is null ? range.ToString() : string.Join(" | ", range.Choices!.Select(hyperparameter.TextOf));
}
