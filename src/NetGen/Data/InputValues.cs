using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>
/// The inputs of a data set: single-precision numbers, or bytes that stand for 0 to 255 and take a quarter of the memory. Never
/// changes; safe for any number of threads.
/// </summary>
internal sealed class InputValues
{
    private readonly byte[]? bytes;
    private float[]? numbers;

    /// <summary>Takes the array over.</summary>
    public InputValues(float[] numbers) => this.numbers = numbers;

    /// <summary>Takes the array over.</summary>
    public InputValues(byte[] bytes) => this.bytes = bytes;

    public bool AreBytes => bytes is not null;

    public int Length => bytes?.Length ?? numbers!.Length;

    /// <summary>The bytes; empty where there are none.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>The numbers; those of bytes are made at the first call, once.</summary>
    public ReadOnlySpan<float> Numbers => Volatile.Read(ref numbers) ?? Widened();

    /// <summary>The bytes for a network of any scalar.</summary>
    public Samples<T> ByteSamples<T>() where T : unmanaged => Samples<T>.OfBytes(bytes);

    /// <summary>Rows of the given length, in the given order.</summary>
    public InputValues Rows(ReadOnlySpan<int> rows, int length) =>
        bytes is null ? new(Rows(numbers!, rows, length)) : new(Rows(bytes, rows, length));

    /// <summary>The given columns of each row, in the given order.</summary>
    public InputValues Columns(int[] columns, int length) =>
        bytes is null ? new(Dataset.ColumnsOf<float>(numbers!, columns, length)) : new(Dataset.ColumnsOf<byte>(bytes, columns, length));

    private static TValue[] Rows<TValue>(TValue[] values, ReadOnlySpan<int> rows, int length)
    {
        var part = new TValue[Dataset.ArrayLength(rows.Length, length)];
        for (int i = 0; i < rows.Length; i++)
        {
            values.AsSpan(rows[i] * length, length).CopyTo(part.AsSpan(i * length));
        }

        return part;
    }

    private float[] Widened()
    {
        var widened = new float[bytes!.Length];
        ByteRows.Convert<float>(bytes, widened);
        return Interlocked.CompareExchange(ref numbers, widened, null) ?? widened;
    }
}
