namespace NetGen.Tests.Networks;

/// <summary>The tables beside the tests (TestData/README.md names their sources), as networks want them.</summary>
internal static class TestData
{
    /// <summary>150 flowers, 4 lengths in cm, 3 species.</summary>
    public static Dataset Iris() => Dataset.FromCsv(PathOf("iris.csv"), new CsvOptions { SkipLines = 1, Header = CsvHeader.No });

    /// <summary>1,797 digits of 8×8 pixels, scaled from 0…16 to 0…1.</summary>
    public static Dataset Digits()
    {
        var table = Dataset.FromCsv(PathOf("digits.csv.gz"), new CsvOptions { Header = CsvHeader.No });
        return Dataset.FromArrays(Array.ConvertAll(table.Inputs.ToArray(), pixel => pixel / 16), table.Labels.ToArray());
    }

    /// <summary>The bytes of one of the small files.</summary>
    public static byte[] Bytes(string file) => File.ReadAllBytes(PathOf(file));

    /// <summary>60,000 images of 28×28 bytes to train on and 10,000 to test with, from the folder <c>mnist</c> of the one that NETGEN_DATA names.</summary>
    public static (Dataset Training, Dataset Test) Mnist()
    {
        Dataset Read(string part) => Dataset.FromIdx(MnistFile(part + "-images-idx3-ubyte.gz"), MnistFile(part + "-labels-idx1-ubyte.gz"));
        return (Read("train"), Read("t10k"));
    }

    /// <summary>One of the four files of MNIST, gzip as published.</summary>
    public static string MnistFile(string name)
    {
        var folder = Environment.GetEnvironmentVariable("NETGEN_DATA");
        Assert.False(string.IsNullOrEmpty(folder), "Set NETGEN_DATA to a folder with mnist/ in it: the four IDX files of MNIST, gzip as published.");
        return Path.Combine(folder, "mnist", name);
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "TestData", file);
}
