namespace NetGen.Benchmarks.Results;

/// <summary>
/// Where results are shown: the newest runs of rows and trainings in the two README files, the newest of the families in the plot. Comes in: results/*.json;
/// goes out: pages. Nothing is measured here.
/// </summary>
internal static class ResultPages
{
    private const string Folder = "tests/NetGen.Benchmarks/results";

    /// <summary>The two pages as they should be.</summary>
    /// <param name="root">The repository.</param>
    public static IReadOnlyDictionary<string, string> Pages(string root)
    {
        var (run, trainings) = (Newest(root, "rows"), Newest(root, "trainings"));
        var own = Path.Combine(root, "tests/NetGen.Benchmarks/README.md");
        var front = Path.Combine(root, "README.md");
        var page = MarkedSection.Replace(File.ReadAllText(own), "training", ResultTables.Origin(run) + "\n\n" + ResultTables.Training(run));
        return new Dictionary<string, string>
        {
            [own] = MarkedSection.Replace(
                MarkedSection.Replace(page, "prediction", ResultTables.Prediction(run)), "trainings", ResultTables.Origin(trainings) + "\n\n" + ResultTables.Trainings(trainings)),
            [front] = MarkedSection.Replace(File.ReadAllText(front), "summary", ResultTables.Summary(run)),
        };
    }

    /// <summary>The newest file whose name begins so.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static ResultFile Newest(string root, string kind) => Directory.GetFiles(Path.Combine(root, Folder), kind + "-*.json")
        .Select(ResultFile.Read).MaxBy(run => run.Started) ?? throw new InvalidDataException($"{Folder} has no {kind}-*.json.");

    /// <summary>The plot's place.</summary>
    public static string Plot(string root) => Path.Combine(root, Folder, "families.svg");
}
