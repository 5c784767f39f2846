using System.Buffers.Binary;
using System.Numerics;

namespace NetGen.Reports.TensorBoard;

/// <summary>
/// A file of TensorBoard events: messages come in, TFRecords go out, each with its length and checksums (CRC-32C, rotated by 15 bits and
/// shifted by a constant, so that a checksum of checksums stays one). Every record is handed to the system as it comes, so that TensorBoard
/// shows a run while it goes on.
/// </summary>
internal sealed class EventFile : IDisposable
{
    private const uint MaskDelta = 0xa282ead8;

    private readonly FileStream file;

    /// <summary>Begins a new file in the folder, which is made where it is missing.</summary>
    public EventFile(string folder, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        // TensorBoard takes the files of a folder by the order of their names, and knows them by the word in it.
        string name = $"events.out.tfevents.{now.ToUnixTimeMilliseconds():D13}.netgen.{Environment.ProcessId}.{Guid.NewGuid():N}";
        file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        Append(new ProtoWriter().Double(1, Seconds(now)).Text(3, "brain.Event:2"));
    }

    /// <summary>Adds an event with some values.</summary>
    /// <param name="now">When.</param>
    /// <param name="step">The optimisation steps so far.</param>
    /// <param name="values">Values of a summary; without any there is no event.</param>
    public void Add(DateTimeOffset now, long step, params IEnumerable<ProtoWriter> values)
    {
        var summary = new ProtoWriter();
        bool isEmpty = true;
        foreach (ProtoWriter value in values)
        {
            summary.Message(1, value);
            isEmpty = false;
        }

        if (isEmpty)
        {
            return;
        }

        Append(new ProtoWriter().Double(1, Seconds(now)).Integer(2, step).Message(5, summary));
    }

    public void Dispose() => file.Dispose();

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint checksum = uint.MaxValue;
        foreach (byte value in bytes)
        {
            checksum = BitOperations.Crc32C(checksum, value);
        }

        return BitOperations.RotateRight(~checksum, 15) + MaskDelta;
    }

    private void Append(ProtoWriter @event)
    {
        byte[] data = @event.ToArray();
        var record = new byte[sizeof(long) + sizeof(uint) + data.Length + sizeof(uint)];
        BinaryPrimitives.WriteInt64LittleEndian(record, data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(sizeof(long)), Masked(record.AsSpan(0, sizeof(long))));
        data.CopyTo(record.AsSpan(sizeof(long) + sizeof(uint)));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - sizeof(uint)), Masked(data));
        file.Write(record);
    }
}
