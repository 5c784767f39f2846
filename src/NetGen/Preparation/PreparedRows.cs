using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Preparation;

/// <summary>One thread's room for the rows of a micro-batch between the user's samples and the first layer. Filled row by row; allocates
/// nothing after that.</summary>
/// <param name="samples">Rows of a micro-batch.</param>
/// <param name="inputLength">Values of a sample.</param>
/// <param name="declaration">What is declared for the input; null for nothing.</param>
internal sealed class PreparedRows<T>(int samples, int inputLength, InputDeclaration<T>? declaration)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int _length = declaration?.ScaledLength ?? inputLength;
    private readonly Arena<T> _rows = new(checked(samples * (declaration?.ScaledLength ?? inputLength)));
    private readonly T[] _sample = new T[declaration?.Table is null ? 0 : inputLength];
    private readonly Arena<T>? _whitened = declaration?.Whitening is { } whitening ? new(checked(samples * whitening.Components)) : null;
    private readonly AugmentationStep<T>[] _augmentation = declaration?.Augmentation ?? [];
    private readonly int[] _shape = declaration?.Shape ?? [];
    private readonly T[] _scratch = new T[declaration is { Augmentation.Length: > 0 } ? inputLength : 0];
    private readonly T[] _partner =
        new T[declaration is not null && declaration.Augmentation.Any(step => step.TakesPartner) ? inputLength : 0];

    /// <summary>Converts, augments and preprocesses a stretch of a mini-batch.</summary>
    /// <param name="batch">The mini-batch.</param>
    /// <param name="start">The first sample's place in it.</param>
    /// <param name="offsets">As many as samples are wanted; receives where each starts in the result.</param>
    /// <param name="preparation">What to do; null only converts.</param>
    /// <param name="augmentation">The random streams; default for no augmentation.</param>
    /// <returns>What the offsets count from.</returns>
    public ref T Fill(scoped in BatchRows<T> batch, int start, Span<nint> offsets, InputPreparation<T>? preparation,
        AugmentationKey augmentation)
    {
        preparation?.RequireFitted();
        for (int i = 0; i < offsets.Length; i++)
        {
            Span<T> row = _rows.Span.Slice(i * _length, _length);
            Span<T> sample = preparation is { Encodes: true } ? _sample : row;
            Read(batch, start + i, sample, augmentation, augmentation.IsActive ? _augmentation.Length : 0);
            if (preparation is { Encodes: true })
                preparation.Encode(sample, row);
            preparation?.Scale(row);
        }

        bool whitens = preparation is { Whitens: true };
        Arena<T> result = whitens ? _whitened! : _rows;
        int length = result.Length / samples;
        if (whitens)
            preparation!.Whiten(_rows.Span, result.Span, offsets.Length);
        for (int i = 0; i < offsets.Length; i++)
        {
            offsets[i] = (nint)i * length;
            if (augmentation.IsActive)
                AugmentPrepared(result.Span.Slice(i * length, length), augmentation, start + i);
        }

        return ref result.Origin;
    }

    /// <summary>A sample as it is after the first so many augmentations; those that stand behind the preprocessing are not among
    /// them.</summary>
    private void Read(in BatchRows<T> batch, int place, Span<T> row, AugmentationKey key, int augmentations)
    {
        batch.Read(place, row);
        for (int i = 0; i < augmentations; i++)
        {
            if (_augmentation[i].IsAfterPreprocessing)
                continue;
            RandomStream random = key.StreamOf(i, place);
            Span<T> other = _scratch;
            if (_augmentation[i].TakesPartner)
            {
                other = _partner;
                Read(batch, random.NextInt32(batch.Count), other, key, i);
            }

            _augmentation[i].Apply(row, other, _shape, ref random);
        }
    }

    private void AugmentPrepared(Span<T> row, AugmentationKey key, int place)
    {
        for (int i = 0; i < _augmentation.Length; i++)
        {
            if (!_augmentation[i].IsAfterPreprocessing)
                continue;
            RandomStream random = key.StreamOf(i, place);
            _augmentation[i].Apply(row, _scratch, _shape, ref random);
        }
    }
}
