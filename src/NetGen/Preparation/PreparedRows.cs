using System.Numerics;
using NetGen.Numerics;
using NetGen.Training;

namespace NetGen.Preparation;

/// <summary>One thread's room for the rows of a micro-batch between the user's samples and the first layer. Filled row by row; allocates nothing after that.</summary>
/// <param name="samples">Rows of a micro-batch.</param>
/// <param name="inputLength">Values of a sample.</param>
/// <param name="declaration">What is declared for the input; null for nothing.</param>
internal sealed class PreparedRows<T>(int samples, int inputLength, InputDeclaration<T>? declaration) where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Arena<T> _rows = new(checked(samples * inputLength));
    private readonly Arena<T>? _whitened = declaration?.Whitening is { } whitening ? new(checked(samples * whitening.Components)) : null;
    private readonly T[] _scratch = new T[declaration is { Augmentation.Length: > 0 } ? inputLength : 0];

    /// <summary>Converts, augments and preprocesses the rows that start at the offsets, and sets the offsets to where each is now.</summary>
    /// <param name="inputs">All samples.</param>
    /// <param name="offsets">Where each row starts in them; receives where it starts in the result.</param>
    /// <param name="start">The first row's place in the mini-batch.</param>
    /// <param name="preparation">What to do; null only converts.</param>
    /// <param name="augmentation">The random streams; default for no augmentation.</param>
    /// <returns>What the new offsets count from.</returns>
    public ref T Fill(in Samples<T> inputs, Span<nint> offsets, int start, InputPreparation<T>? preparation, AugmentationKey augmentation)
    {
        preparation?.RequireFitted();
        for (int i = 0; i < offsets.Length; i++)
        {
            Span<T> row = _rows.Span.Slice(i * inputLength, inputLength);
            if (inputs.AreBytes)
                ByteRows.Convert(inputs.Bytes.Slice((int)offsets[i], inputLength), inputs.ByteScale, row);
            else
                inputs.Values.Slice((int)offsets[i], inputLength).CopyTo(row);
            if (augmentation.IsActive)
                preparation?.Augment(row, _scratch, augmentation, start + i, afterPreprocessing: false);
            preparation?.Scale(row);
        }

        Arena<T> result = _whitened ?? _rows;
        int length = declaration?.PreparedLength ?? inputLength;
        if (_whitened is not null)
            preparation!.Whiten(_rows.Span, _whitened.Span, offsets.Length);
        for (int i = 0; i < offsets.Length; i++)
        {
            offsets[i] = (nint)i * length;
            if (augmentation.IsActive)
                preparation?.Augment(result.Span.Slice(i * length, length), _scratch, augmentation, start + i, afterPreprocessing: true);
        }

        return ref result.Origin;
    }
}
