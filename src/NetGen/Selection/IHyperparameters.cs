using System.ComponentModel;

namespace NetGen.Selection;

/// <summary>
/// What a network's generated <c>Hyperparameters</c> record tells a search: its numbers in a fixed order, to and from an array. Immutable.
/// </summary>
/// <typeparam name="TSelf">The record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IHyperparameters<TSelf>
    where TSelf : IHyperparameters<TSelf>
{
    /// <summary>The record's members, in the order of <see cref="ToValues"/>.</summary>
    static abstract IReadOnlyList<HyperparameterInfo> All { get; }

    /// <summary>A record with these values, in the order of <see cref="All"/>; whole numbers where the member is one.</summary>
    /// <param name="values">As many as <see cref="All"/>.</param>
    static abstract TSelf FromValues(ReadOnlySpan<double> values);

    /// <summary>The values, in the order of <see cref="All"/>.</summary>
    double[] ToValues();

    /// <summary>Throws when a number is outside its domain.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It names the number, its value and its domain.</exception>
    void Validate();
}

/// <summary>A member of a network's <c>Hyperparameters</c>. Immutable.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="IsInteger">Whether it counts something.</param>
/// <param name="IsLogarithmic">Whether a search varies it by factors where the user says nothing: rates and penalties, whose sizes span
/// powers of ten.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record HyperparameterInfo(string Name, bool IsInteger, bool IsLogarithmic)
{
    /// <summary>The only values there are, where alternatives were declared (<see cref="VariantAttribute"/>); null for a number.</summary>
    public IReadOnlyList<HyperparameterChoice>? Choices { get; init; }

    /// <summary>The option of a training that it stands for where that is not set, by name; null for none.</summary>
    public string? Option { get; init; }

    /// <summary>A value as people read it.</summary>
    internal string TextOf(double value) =>
        Choices?.FirstOrDefault(choice => choice.Value == value)?.Text ?? FormattableString.Invariant($"{value:G4}");
}

/// <summary>One of the values of a hyperparameter. Immutable.</summary>
/// <param name="Value">As a search has it: the number, or the place of a name.</param>
/// <param name="Text">As people read it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record HyperparameterChoice(double Value, string Text);

/// <summary>What a network's generated <c>SearchSpace</c> record tells a search. Immutable.</summary>
/// <typeparam name="T">The network's <c>Hyperparameters</c>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISearchSpace<T>
    where T : IHyperparameters<T>
{
    /// <summary>The values of what is not varied.</summary>
    T Base { get; }

    /// <summary>By the order of the hyperparameters: what each is drawn from; null where it keeps the base's value.</summary>
    IReadOnlyList<SearchRange?> Ranges { get; }
}
