using NetGen;

/// <summary>The embedded images (see README.md), with grey levels from 0 to 1.</summary>
internal static class DigitData
{
    /// <summary>All 1,797 of them, 64 inputs each.</summary>
    public static Dataset Read()
    {
        using Stream file = typeof(DigitData).Assembly.GetManifestResourceStream("digits.csv.gz")!;
        Dataset raw = Dataset.FromCsv(file);
        return Dataset.FromArrays(Array.ConvertAll(raw.Inputs.ToArray(), grey => grey / 16), raw.Labels.ToArray());
    }
}
