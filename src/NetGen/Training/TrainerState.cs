using System.ComponentModel;

namespace NetGen.Training;

/// <summary>
/// What a trainer remembers from step to step, by name, so that a checkpoint needs to know no optimizer. The tensors are views on the
/// trainer's own memory: writing to them changes its next step. Not thread-safe, no more than its trainer.
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TrainerState<T> where T : unmanaged
{
    /// <summary>The optimizer's tensors and the running average, each laid out as the parameters are; and states that are carried from
    /// window to window, laid out as they say.</summary>
    public IReadOnlyList<NamedTensor<T>> Tensors { get; init; } = [];

    /// <summary>Numbers beside them, such as what a schedule has seen.</summary>
    public IReadOnlyList<NamedTensor<double>> Numbers { get; init; } = [];

    /// <summary>The hyperparameters of the run: they do not change, and a run that is taken up again must have the same.</summary>
    public IReadOnlyList<NamedNumber> Settings { get; init; } = [];
}

/// <summary>Some values with a name. Not thread-safe: who writes the values must be alone.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="Name">What they are ("velocities").</param>
/// <param name="Values">Where they are.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct NamedTensor<T>(string Name, Memory<T> Values) where T : unmanaged
{
    /// <summary>Whether no value can be below 0 (a mean of squares): what is read from a file is held against it.</summary>
    public bool IsNonNegative { get; init; }

    /// <summary>As which tensors they are written; null for as the parameters are.</summary>
    public IReadOnlyList<ParameterInfo>? Layout { get; init; }

    /// <summary>Whether values are such as these can be; null where any are.</summary>
    public Predicate<T[]>? IsValid { get; init; }
}

/// <summary>A number with a name. Immutable.</summary>
/// <param name="Name">What it is ("LearningRate").</param>
/// <param name="Value">The number.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NamedNumber(string Name, double Value);
