using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Data;
using NetGen.Numerics;

namespace NetGen.Preparation;

/// <summary>
/// What one thread needs to work through a micro-batch: the activation arena, where each sample's input and target start, and room for
/// inputs that kernels cannot read where they lie. Not thread-safe; made once, so that no step allocates, and grown where a whole batch is
/// worked through and is larger than any before.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="length">Elements of the activation arena.</param>
/// <param name="samples">Samples of a micro-batch.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Workspace<T>(int length, int samples) where T : unmanaged, IFloatingPointIeee754<T>
{
    private Arena<nint> _inputOffsets = new(samples);
    private Arena<nint> _targetOffsets = new(samples);
    private Arena<T> _values = new(length);
    private PreparedRows<T>? _prepared;
    private Arena<T>? _targets;

    /// <summary>The start of the activation arena.</summary>
    public ref T Values => ref _values.Origin;

    /// <summary>The activation arena.</summary>
    public Span<T> Span => _values.Span;

    /// <summary>The start of the input offsets.</summary>
    public ref nint InputOffsets => ref _inputOffsets.Origin;

    /// <summary>The start of the target offsets.</summary>
    public ref nint TargetOffsets => ref _targetOffsets.Origin;

    /// <summary>The targets of a micro-batch that has been located, scaled as the network learns them; their offsets then count from
    /// there.</summary>
    /// <param name="targets">All targets of the data.</param>
    /// <param name="samples">Samples of the micro-batch.</param>
    /// <param name="length">Targets of a sample.</param>
    /// <param name="preparation">What to do.</param>
    /// <returns>What the target offsets count from.</returns>
    public ref T PrepareTargets(ReadOnlySpan<T> targets, int samples, int length, TargetPreparation<T> preparation)
    {
        if (_targets is null || _targets.Length < samples * length)
            _targets = new(checked(Math.Max(samples, _targetOffsets.Length) * length));
        preparation.Prepare(targets, _targetOffsets.Span[..samples], _targets.Span);
        return ref _targets.Origin;
    }

    /// <summary>Makes room; what was in the arena is lost where it grows.</summary>
    /// <param name="length">Elements of the activation arena.</param>
    /// <param name="samples">Samples that are worked through at a time.</param>
    /// <exception cref="TensorLengthException">No array is that large.</exception>
    public void Reserve(long length, int samples)
    {
        if (length > _values.Length)
        {
            if (length > Arena<T>.MaxLength)
            {
                throw new TensorLengthException(
                    $"A batch of {Counted.Of(samples, "sample")} needs a workspace of {Counted.Of(length, "value")}; {Arena<T>.MaxLength} are the most. Take smaller batches.");
            }

            _values = new((int)length);
        }

        if (samples > _inputOffsets.Length)
        {
            _inputOffsets = new(samples);
            _targetOffsets = new(samples);
            _prepared = null;
        }
    }

    /// <summary>
    /// Names the samples of the next micro-batch. Inputs in the network's scalar that nothing has to prepare are read where they lie;
    /// others are converted, gathered and prepared in one pass over each row.
    /// </summary>
    /// <param name="inputs">All samples of the batch; with <paramref name="rows"/>, and others.</param>
    /// <param name="rows">Indices of all samples of the batch; empty for 0, 1, 2, …</param>
    /// <param name="start">The first of this micro-batch.</param>
    /// <param name="count">How many.</param>
    /// <param name="inputLength">Elements of a sample.</param>
    /// <param name="targetLength">Elements of a target.</param>
    /// <param name="preparation">What is declared between the samples and the first layer; null for nothing.</param>
    /// <param name="augmentation">The random streams of the step; default for no augmentation.</param>
    /// <returns>What the input offsets count from.</returns>
    /// <exception cref="PreprocessingNotFittedException">The declared preprocessing has not seen training data.</exception>
    public ref T Locate(
        in Samples<T> inputs, ReadOnlySpan<int> rows, int start, int count, int inputLength, int targetLength,
        InputPreparation<T>? preparation = null, AugmentationKey augmentation = default)
    {
        var targets = _targetOffsets.Span;
        var offsets = _inputOffsets.Span;
        for (var i = 0; i < count; i++)
        {
            var row = rows.IsEmpty ? start + i : rows[start + i];
            targets[i] = (nint)row * targetLength;
            offsets[i] = (nint)row * inputLength;
        }

        if (!inputs.AreBytes && !inputs.AreTokens && (preparation is null || (preparation.LeavesSamples && !augmentation.IsActive)))
            return ref MemoryMarshal.GetReference(inputs.Values);
        _prepared ??= new PreparedRows<T>(_inputOffsets.Length, inputLength, preparation?.Declaration);
        return ref _prepared.Fill(new BatchRows<T>(inputs, rows, inputLength), start, offsets[..count], preparation, augmentation);
    }
}
