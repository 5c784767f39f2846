using NetGen;

/// <summary>The four files of MNIST, in the folder <c>mnist</c> of the folder that the environment variable NETGEN_DATA names.</summary>
internal static class MnistFiles
{
    private static readonly string[] Names =
        ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"];

    /// <summary>60,000 images to train on and 10,000 to test with, grey levels from 0 to 255.</summary>
    /// <exception cref="FileNotFoundException">A file is missing; the message says which, and where to get it.</exception>
    public static (Dataset Training, Dataset Test) Read()
    {
        var paths = Paths();
        return (Dataset.FromIdx(paths[0], paths[1]), Dataset.FromIdx(paths[2], paths[3]));
    }

    /// <summary>The files: images and labels to train on, images and labels to test with.</summary>
    /// <exception cref="FileNotFoundException">A file is missing; the message says which, and where to get it.</exception>
    public static IReadOnlyList<string> Paths()
    {
        var data = Environment.GetEnvironmentVariable("NETGEN_DATA");
        if (string.IsNullOrEmpty(data))
            throw new FileNotFoundException($"The environment variable NETGEN_DATA is not set. {WhereToGetThem}");
        string[] paths = [.. Names.Select(name => Path.Combine(data, "mnist", name))];
        if (paths.FirstOrDefault(path => !File.Exists(path)) is { } missing)
            throw new FileNotFoundException($"{missing} is missing. {WhereToGetThem}");
        return paths;
    }

    private static string WhereToGetThem { get; } =
        $"""
        It must name a folder that contains a folder mnist with
          {string.Join("\n  ", Names)}
        from https://ossci-datasets.s3.amazonaws.com/mnist/ (11 MB in all).
        """;
}
