using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NetGen.Files;
using NetGen.Images;
using NetGen.Tests.Data;
using NetGen.Tests.Files;
using NetGen.Tests.Networks;
using NetGen.Tests.Selection;
using NetGen.Tests.Tables;
using NetGen.Tests.Training;
using NetGen.Tests.Training.Checkpointing;
using NetGen.Training;

namespace NetGen.Tests.Fuzz;

/// <summary>Every reader of files that NetGen has.</summary>
internal static class FuzzTargets
{
    private static readonly string[] Tables =
    [
        "1.5,2,0\n3,-4e-1,1\n5,6,2\n", "length,width,species\n1,2,virginica\n3,4,setosa\n5,6,virginica\n", "0,1,label\n5.5,3,0\n4,2,1\n", "\"a\",\"b\"\r\n1,\"x y\"\r\n2,z\r\n",
        "рост,пол\n1,мужской\n2,женский\n", "1,2,1\n3,4,0\n5,6,2\n",
    ];

    public static FuzzTarget Csv(TemporaryFolder folder) => new(
        "CSV", [.. Tables.Select(Encoding.UTF8.GetBytes)], (file, random) => TextMutations.Encode(TextMutations.OfTable(Encoding.UTF8.GetString(file), random), random), file =>
        {
            Dataset data = Dataset.FromCsv(new MemoryStream(file));
            AssertWhole(data);
        }, typeof(DataFormatException));

    public static FuzzTarget StreamedCsv(TemporaryFolder folder) => new(
        "streamed CSV, plain and packed", [.. Tables.Select(Encoding.UTF8.GetBytes), .. Tables.Select(text => Gzip(Encoding.UTF8.GetBytes(text)))],
        (file, random) => file is [0x1F, 0x8B, ..]
            ? Gzip(TextMutations.Encode(TextMutations.OfTable(Encoding.UTF8.GetString(Unpacked(file)), random), random))
            : TextMutations.Encode(TextMutations.OfTable(Encoding.UTF8.GetString(file), random), random),
        file => AssertWhole(StreamedDataset.FromCsv([folder.Write("table", file)])), typeof(DataFormatException));

    /// <summary>A table whose columns are declared.</summary>
    public static FuzzTarget DeclaredTable(TemporaryFolder folder)
    {
        byte[][] tables =
        [
            .. new[] { "price,age,area,rooms\n300000,12,80.5,\n250000,,70,3\n", "area,rooms,age,price\n1,2,3,4\n5.5,6,7,8\n" }.Select(Encoding.UTF8.GetBytes),
            Gzip("price,age,area,rooms\n300000,12,80.5,\n250000,,70,3\n"u8.ToArray()),
        ];
        return new("declared table, plain and packed", tables, Change, file =>
        {
            Dataset data = Prices.Read(new MemoryStream(file));
            Assert.Equal(data.Count * data.InputLength, data.Inputs.Length);
            AssertFinite(data.Targets);
        }, typeof(DataFormatException), typeof(DatasetException));

        static byte[] Change(byte[] file, Random random) => file is [0x1F, 0x8B, ..] ? Gzip(Change(Unpacked(file), random))
            : TextMutations.Encode(TextMutations.OfTable(Encoding.UTF8.GetString(file), random), random);
    }

    public static FuzzTarget Idx(TemporaryFolder folder) => new(
        "IDX, in memory and streamed, plain and packed", [.. IdxMutations.Files, .. IdxMutations.Files.Select(Gzip)],
        (file, random) => file is [0x1F, 0x8B, ..] ? Gzip(IdxMutations.Of(Unpacked(file), random)) : IdxMutations.Of(file, random),
        file =>
        {
            // As images with sound labels, and as labels of sound images.
            string path = folder.Write("file", file);
            string images = folder.Write("images", IdxMutations.Files[0]);
            string labels = folder.Write("labels", IdxMutations.Files[1]);
            Exception? refused = null;
            foreach ((string first, string second) in new[] { (path, labels), (images, path) })
            {
                Exception? error = Same(() => AssertWhole(Dataset.FromIdx(first, second)), () => AssertWhole(StreamedDataset.FromIdx(first, second, blockSize: 2)));
                if (error is null)
                    return;
                refused = error;
            }

            throw refused!;
        }, typeof(DataFormatException), typeof(LabelOutOfRangeException));

    /// <summary>What is left of a megabyte beside what the test itself takes.</summary>
    private const long Room = 512 << 10;

    public static FuzzTarget Images(TemporaryFolder folder) => new(
        "images", ImageMutations.Files, ImageMutations.Of, file =>
        {
            var result = new byte[27];
            ImageFile.Read(file, new ImageConverter(3, 3, PixelFormat.Rgb) { Background = (1, 2, 3), DecodingRoom = Room }, result, "image");
        }, typeof(DataFormatException));

    /// <summary>The same files in a folder of classes, whose folders change too.</summary>
    public static FuzzTarget ImageFolders(TemporaryFolder folder)
    {
        var converter = new ImageConverter(3, 3, PixelFormat.Rgb) { DecodingRoom = Room };
        return new("image folder", ImageMutations.Files, ImageMutations.Of, file =>
        {
            string root = folder["classes"];
            if (Directory.Exists(root))
                Directory.Delete(root, recursive: true);
            string ending = file switch { [0x89, ..] => ".png", [0xFF, ..] => ".JPG", [(byte)'G', ..] => ".gif", [(byte)'B', ..] => ".bmp", _ => ".tga" };
            Write("a", "first" + ending, file);
            // A changed file itself says what else there is.
            int shape = file.Length == 0 || ImageMutations.Files.Any(sound => sound.AsSpan().SequenceEqual(file)) ? 0 : file[^1] % 8;
            Write(shape == 1 ? "b/within/it" : "b", "second.png", ImageMutations.Files[0]);
            if (shape == 2)
                Directory.CreateDirectory(Path.Combine(root, "empty"));
            if (shape == 3)
                Write("c", "no image.txt", file);
            if (shape == 4)
                File.WriteAllBytes(Path.Combine(root, "of no class.png"), file);
            AssertWhole(ImageFolder.Read(root, converter, shape == 5 ? ["a", "b", "c"] : shape == 6 ? ["a"] : null));

            void Write(string within, string name, byte[] content) =>
                File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(Path.Combine(root, within)).FullName, name), content);
        }, typeof(DataFormatException), typeof(DatasetException));
    }

    public static FuzzTarget SafeTensors(TemporaryFolder folder)
    {
        var network = new AnimalNetwork(seed: 1) { Names = new SampleNames { Features = ["a", "b"], Classes = ["x", "y", "z"] } };
        byte[] plain = new AnimalNetwork(seed: 2).SaveToBytes();
        byte[] half = SafeTensorsMutations.Of(plain, header => header);
        var target = new AnimalNetwork(seed: 3);
        float[] before = target.Parameters.ToArray();
        return new("safetensors", [network.SaveToBytes(), plain, half], (file, random) => SafeTensorsMutations.Of(file, header => TextMutations.OfJson(header, random)), file =>
        {
            try
            {
                AnimalNetwork loaded = AnimalNetwork.Load(file);
                AssertFinite(loaded.Parameters);
                WeightFile.Load<float>(new MemoryStream(file), AnimalNetwork.Summary, target.Parameters);
                before.CopyTo(target.Parameters);
            }
            catch (WeightFileException)
            {
                Assert.Equal(before, target.Parameters.ToArray());
                throw;
            }
        }, typeof(WeightFileException));
    }

    /// <summary>Weights from where there is no length, under foreign names, and in part.</summary>
    public static FuzzTarget WeightSources(TemporaryFolder folder)
    {
        byte[] own = new AnimalNetwork(seed: 1).SaveToBytes();
        byte[] foreign = SafeTensorsMutations.Of(own, header => header.Replace("dense1", "net.0", StringComparison.Ordinal));
        var target = new AnimalNetwork(seed: 3);
        float[] before = target.Parameters.ToArray();
        return new("weights as streams, under foreign names and in part", [own, foreign], (file, random) => SafeTensorsMutations.Of(file, header => TextMutations.OfJson(header, random)), file =>
        {
            Exception?[] refused =
            [
                Refused(() => AssertFinite(AnimalNetwork.Load(new OneWay(file)).Parameters)),
                Refused(() => AssertFinite(AnimalNetwork.Load(file, TensorNames.InOrder).Parameters)),
                Refused(() => AssertFinite(AnimalNetwork.Load(file, new Dictionary<string, string> { ["Dense1"] = "net.0" }).Parameters)),
                Refused(() => target.LoadPartial(file)),
            ];
            if (refused[^1] is not null)
                Assert.Equal(before, target.Parameters.ToArray());
            AssertFinite(target.Parameters);
            before.CopyTo(target.Parameters);
            if (!refused.Contains(null))
                throw refused[0]!;
        }, typeof(WeightFileException));

        static WeightFileException? Refused(Action load)
        {
            try
            {
                load();
                return null;
            }
            catch (WeightFileException e)
            {
                return e;
            }
        }
    }

    public static FuzzTarget Checkpoint(TemporaryFolder folder)
    {
        Dataset data = Dataset.FromArrays(Draw.Normal<float>(40 * 3, seed: 1), Draw.Normal<float>(40 * 2, seed: 2), targetLength: 2);
        var checkpoints = new Checkpoints(folder["run"]);
        var options = new FitOptions { Epochs = 1, BatchSize = 20, Checkpoints = checkpoints, ProgressLine = ProgressLine.Off };
        new StoredNetwork.Trainer(new StoredNetwork(seed: 1)).Fit(data, options);
        float[] fresh = new StoredNetwork(seed: 1).Parameters.ToArray();
        return new("checkpoint", [File.ReadAllBytes(checkpoints.LastPath)], Forged, file =>
        {
            File.WriteAllBytes(checkpoints.LastPath, file);
            var network = new StoredNetwork(seed: 1);
            try
            {
                new StoredNetwork.Trainer(network).Fit(data, options);
                AssertFinite(network.Parameters);
            }
            catch (WeightFileException)
            {
                Assert.Equal(fresh, network.Parameters.ToArray());
                throw;
            }
        }, typeof(WeightFileException), typeof(NonFiniteValueException));
    }

    /// <summary>A changed header or changed numbers, mostly under the checksum of what they are now: behind it all has to be looked at as well.</summary>
    private static byte[] Forged(byte[] file, Random random)
    {
        byte[] changed = [.. file];
        if (random.Next(2) == 0)
            changed = SafeTensorsMutations.Of(file, header => TextMutations.OfJson(header, random));
        else
        {
            int first = sizeof(long) + BinaryPrimitives.ReadInt32LittleEndian(file);
            for (int changes = random.Next(1, 4); changes > 0; changes--)
                changed[random.Next(first, file.Length - sizeof(ulong))] ^= (byte)(1 << random.Next(8));
        }
        return random.Next(4) > 0 ? HostileCheckpointTests.Signed(changed) : changed;
    }

    public static FuzzTarget Journal(TemporaryFolder folder)
    {
        var space = new TunableNetwork.SearchSpace { LearningRate = (1e-4, 1), Dropout1Rate = (0, 0.5) };
        var options = new StudyOptions { Trials = 3, Seed = 3, Store = folder["study.jsonl"] };
        void Run() => Study.Run(space, StudyTests.Distance, "test", options);
        Run();
        return new("journal", [File.ReadAllBytes(folder["study.jsonl"])], (file, random) => Encoding.UTF8.GetBytes(TextMutations.OfJson(Encoding.UTF8.GetString(file), random)), file =>
        {
            folder.Write("study.jsonl", file);
            try
            {
                Run();
            }
            catch (StudyException)
            {
                Assert.Equal(file, File.ReadAllBytes(folder["study.jsonl"]));
                throw;
            }
        }, typeof(StudyException));
    }

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static byte[] Unpacked(byte[] file)
    {
        using var gzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>Two ways to read a file take it both, or neither.</summary>
    private static Exception? Same(Action inMemory, Action streamed)
    {
        Exception? first = Record.Exception(inMemory);
        Exception? second = Record.Exception(streamed);
        if (first?.GetType() != second?.GetType())
            Assert.Fail($"in memory: {first?.Message ?? "taken"}; streamed: {second?.Message ?? "taken"}");
        return first;
    }

    private static void AssertWhole(StreamedDataset stream)
    {
        Assert.Equal(stream.Count, stream.Blocks(CancellationToken.None).Sum(block => block.Samples.Count));
        AssertWhole(stream.Sample);
    }

    private static void AssertWhole(Dataset data)
    {
        Assert.Equal(data.Count * data.InputLength, data.Inputs.Length);
        Assert.Equal(data.Count, data.HasLabels ? data.Labels.Length : data.Targets.Length / data.TargetLength);
        AssertFinite(data.Inputs);
    }

    private static void AssertFinite(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
            Assert.True(float.IsFinite(value));
    }
}
