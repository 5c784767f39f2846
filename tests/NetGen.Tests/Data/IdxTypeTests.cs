using System.Buffers.Binary;
using NetGen.Tests.Files;

namespace NetGen.Tests.Data;

/// <summary>Every element type of the IDX format, in memory and streamed.</summary>
public sealed class IdxTypeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0x09, new[] { -128.0, 127, 0, 1, 2, 3 })]
    [InlineData(0x0B, new[] { -32768.0, 32767, 0, 1, 2, 3 })]
    [InlineData(0x0C, new[] { -16777216.0, 16777216, 0, 1, 2, 3 })]
    [InlineData(0x0D, new[] { -0.5, 1e-30, 3e38, 1, 2, 3 })]
    [InlineData(0x0E, new[] { -0.1, 1e-30, 3e38, 1, 2, 3 })]
    public void Numbers_of_every_type_are_inputs(byte type, double[] values)
    {
        string images = Write("images", type, [3, 2], values);
        string labels = Write("labels", 0x0C, [3], [0, 2, 1]);
        float[] expected = [.. values.Select(value => (float)value)];
        Dataset data = Dataset.FromIdx(images, labels);
        Assert.Equal(expected, data.Inputs.ToArray());
        Assert.Equal([0, 2, 1], data.Labels.ToArray());
        StreamedDataset stream = StreamedDataset.FromIdx(images, labels, blockSize: 2);
        Assert.Equal(expected, stream.Blocks(CancellationToken.None).SelectMany(block => block.Samples.Inputs.ToArray()));
        Assert.Equal([0, 2, 1], stream.Blocks(CancellationToken.None).SelectMany(block => block.Samples.Labels.ToArray()));
    }

    [Fact]
    public void Floating_point_answers_are_real_targets()
    {
        string images = Write("images", 0x0D, [2, 1], [1, 2]);
        Assert.Equal([0.5f, 1.5f], Dataset.FromIdx(images, Write("one", 0x0D, [2], [0.5, 1.5])).Targets.ToArray());
        Dataset two = Dataset.FromIdx(images, Write("two", 0x0E, [2, 2], [1, 2, 3, 4]));
        Assert.Equal((2, 2), (two.Count, two.TargetLength));
        Assert.Equal([1f, 2, 3, 4], StreamedDataset.FromIdx(images, folder["two"]).Blocks(CancellationToken.None).SelectMany(block => block.Samples.Targets.ToArray()));
    }

    [Fact]
    public void Number_that_is_not_finite_or_no_class_is_named()
    {
        string images = Write("images", 0x0D, [2, 2], [1, 2, double.NaN, 4]);
        string labels = Write("labels", 0x0C, [2], [0, 1]);
        Assert.EndsWith("element 2 is NaN.", Assert.Throws<DataFormatException>(() => Dataset.FromIdx(images, labels)).Message, StringComparison.Ordinal);
        Assert.EndsWith("element 2 is NaN.", Assert.Throws<DataFormatException>(
            () => StreamedDataset.FromIdx(images, labels, blockSize: 1).Blocks(CancellationToken.None).Count()).Message, StringComparison.Ordinal);
        Assert.Throws<DataFormatException>(() => Dataset.FromIdx(Write("large", 0x0E, [2, 1], [1, 1e39]), labels));
        string sound = Write("sound", 0x08, [2, 1], [1, 2]);
        Assert.Throws<LabelOutOfRangeException>(() => Dataset.FromIdx(sound, Write("negative", 0x0C, [2], [0, -1])));
    }

    private string Write(string name, byte type, int[] extents, double[] values)
    {
        var bytes = new List<byte> { 0, 0, type, (byte)extents.Length };
        foreach (int extent in extents)
            bytes.AddRange([0, 0, 0, (byte)extent]);
        foreach (double value in values)
        {
            var element = new byte[8];
            switch (type)
            {
                case 0x08: element = [(byte)value]; break;
                case 0x09: element = [unchecked((byte)(sbyte)value)]; break;
                case 0x0B: element = element[..2]; BinaryPrimitives.WriteInt16BigEndian(element, (short)value); break;
                case 0x0C: element = element[..4]; BinaryPrimitives.WriteInt32BigEndian(element, (int)value); break;
                case 0x0D: element = element[..4]; BinaryPrimitives.WriteSingleBigEndian(element, (float)value); break;
                default: BinaryPrimitives.WriteDoubleBigEndian(element, value); break;
            }

            bytes.AddRange(element);
        }

        return folder.Write(name, bytes.ToArray());
    }
}
