using System.Buffers.Binary;
using System.Text;
using NetGen.Reports;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Reports;

/// <summary>
/// What TensorBoard would read: the records are whole and checked by a reader written from the formats' descriptions (bit by bit CRC, wire types), which
/// shares nothing with the writer.
/// </summary>
public sealed class TensorBoardTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-events-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("", 0x00000000)]
    [InlineData("123456789", 0xE3069283)]
    public void The_reader_knows_the_published_checksums(string text, uint expected) => Assert.Equal(expected, Crc32C(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Events_are_whole_and_carry_the_figures_of_the_history()
    {
        var (train, test) = TestData.Digits().StratifiedSplit(0.8, seed: 1);
        History history = new DigitsNetwork(1).Fit(train, new FitOptions { Epochs = 2, Validation = test, Callbacks = [new TensorBoardLog(folder)] });
        List<Dictionary<int, List<object>>> events = [.. Records(Assert.Single(Directory.GetFiles(folder))).Select(Fields)];
        Assert.Equal("brain.Event:2", Encoding.UTF8.GetString((byte[])events[0][3][0]));
        ILookup<string, (long Step, Dictionary<int, List<object>> Value)> values = (
            from item in events.Skip(1)
            let step = item.TryGetValue(2, out List<object>? steps) ? (long)(ulong)steps[0] : 0
            from value in Fields((byte[])item[5][0])[1]
            select (step, Fields((byte[])value))).ToLookup(value => Encoding.UTF8.GetString((byte[])value.Item2[1][0]));
        Assert.Equal(
            history.Epochs.Select(epoch => (epoch.StepCount, (float)epoch.ValidationLoss!.Value)),
            values["loss/validation"].Select(value => (value.Step, (float)value.Value[2][0])));
        Assert.Equal(history.StepCount / 10, values["step/loss"].Count());
        Dictionary<int, List<object>> spread = Fields((byte[])values["weights/dense1.weight"].First().Value[5][0]);
        Assert.Equal(64 * 64, Doubles((byte[])spread[7][0]).Sum());
        Assert.Equal(64 * 64, (double)spread[3][0]);
        double[] limits = Doubles((byte[])spread[6][0]);
        Assert.Equal(limits.Order(), limits);
        Assert.Equal((double)spread[2][0], limits[^1]);
        Assert.Contains("Dense1", Encoding.UTF8.GetString((byte[])Fields((byte[])values["network"].Single().Value[8][0])[8][0]), StringComparison.Ordinal);
        byte[] picture = (byte[])Fields((byte[])values.First(group => group.Key.StartsWith("mistakes/", StringComparison.Ordinal)).First().Value[4][0])[4][0];
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], picture[..4]);
    }

    [Fact]
    public void Hyperparameters_are_those_of_the_run()
    {
        Dataset data = TestData.Digits();
        new DigitsNetwork(1).Fit(
            data, new FitOptions { Epochs = 1, Callbacks = [new TensorBoardLog(folder)] }, new DigitsNetwork.Hyperparameters { LearningRate = 0.0123 });
        List<Dictionary<int, List<object>>> values =
        [
            .. from record in Records(Assert.Single(Directory.GetFiles(folder))).Skip(1)
               from value in Fields((byte[])Fields(record)[5][0])[1]
               select Fields((byte[])value),
        ];
        // plugin_data.proto: start is field 3, its hparams a map of names to google.protobuf.Value, whose number is field 2.
        List<Dictionary<int, List<object>>> settings = [.. Plugin("_hparams_/session_start_info")[3].SelectMany(start => Fields((byte[])start)[1]).Select(pair => Fields((byte[])pair))];
        Dictionary<string, double> read = settings.ToDictionary(
            pair => Encoding.UTF8.GetString((byte[])pair[1][0]), pair => (double)Fields((byte[])pair[2][0])[2][0]);
        Assert.Equal(0.0123, read["LearningRate"], tolerance: 1e-9);
        List<object> infos = Fields((byte[])Plugin("_hparams_/experiment")[2][0])[4];
        Assert.Equal(read.Keys, infos.Select(info => Encoding.UTF8.GetString((byte[])Fields((byte[])info)[1][0])));
        Assert.All(infos, info => Assert.Equal(3UL, Fields((byte[])info)[4][0]));
        Assert.Equal(1UL, Fields((byte[])Plugin("_hparams_/session_end_info")[4][0])[1][0]);

        Dictionary<int, List<object>> Plugin(string tag)
        {
            Dictionary<int, List<object>> value = Assert.Single(values, value => Encoding.UTF8.GetString((byte[])value[1][0]) == tag);
            Dictionary<int, List<object>> plugin = Fields((byte[])Fields((byte[])value[9][0])[1][0]);
            Assert.Equal("hparams", Encoding.UTF8.GetString((byte[])plugin[1][0]));
            return Fields((byte[])plugin[2][0]);
        }
    }

    private static IEnumerable<byte[]> Records(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        for (int at = 0; at < file.Length;)
        {
            int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(at));
            Assert.Equal(Masked(file.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)));
            byte[] data = file[(at + 12)..(at + 12 + length)];
            Assert.Equal(Masked(data), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length)));
            yield return data;
            at += 16 + length;
        }
    }

    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint crc = Crc32C(bytes);
        return ((crc >> 15) | (crc << 17)) + 0xa282ead8u;
    }

    private static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~0u;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0x82F63B78u);
            }
        }

        return ~crc;
    }

    /// <summary>A message's fields by number; varints as ulong, fixed ones as double and float, the rest as bytes.</summary>
    private static Dictionary<int, List<object>> Fields(byte[] message)
    {
        var fields = new Dictionary<int, List<object>>();
        int at = 0;
        while (at < message.Length)
        {
            ulong tag = Varint(message, ref at);
            object value = (int)(tag & 7) switch
            {
                0 => Varint(message, ref at),
                1 => BinaryPrimitives.ReadDoubleLittleEndian(message.AsSpan((at += 8) - 8)),
                5 => BinaryPrimitives.ReadSingleLittleEndian(message.AsSpan((at += 4) - 4)),
                2 => Delimited(message, ref at),
                int kind => throw new InvalidDataException($"wire type {kind}"),
            };
            (fields.TryGetValue((int)(tag >> 3), out List<object>? list) ? list : fields[(int)(tag >> 3)] = []).Add(value);
        }

        Assert.Equal(message.Length, at);
        return fields;
    }

    private static byte[] Delimited(byte[] message, ref int at)
    {
        int length = (int)Varint(message, ref at);
        at += length;
        return message[(at - length)..at];
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }

    private static double[] Doubles(byte[] packed) => [.. Enumerable.Range(0, packed.Length / 8).Select(i => BinaryPrimitives.ReadDoubleLittleEndian(packed.AsSpan(i * 8)))];
}
