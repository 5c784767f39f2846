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

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "TestData", file);
}
