namespace NetGen.Benchmarks.Results;

/// <summary>
/// Where results are shown: the newest runs of rows, sequences and trainings in the two README files, the newest of the families in the plot. Comes in: results/*.json;
/// goes out: pages. Nothing is measured here.
/// </summary>
internal static class ResultPages
{
    private const string Folder = "tests/NetGen.Benchmarks/results";

    /// <summary>The two pages as they should be.</summary>
    /// <param name="root">The repository.</param>
    public static IReadOnlyDictionary<string, string> Pages(string root)
    {
        var (run, sequences, trainings) = (Newest(root, "rows"), Newest(root, "sequences"), Newest(root, "trainings"));
        var own = Path.Combine(root, "tests/NetGen.Benchmarks/README.md");
        var front = Path.Combine(root, "README.md");
        var page = File.ReadAllText(own);
        Put("training", ResultTables.Origin(run) + "\n\n" + ResultTables.Training(run));
        Put("prediction", ResultTables.Prediction(run));
        Put("sequences", ResultTables.Origin(sequences) + "\n\n" + ResultTables.Sequences(sequences));
        Put("trainings", ResultTables.Origin(trainings) + "\n\n" + ResultTables.Trainings(trainings));
        return new Dictionary<string, string>
        {
            [own] = page,
            [front] = MarkedSection.Replace(File.ReadAllText(front), "summary", ResultTables.Summary(run)),
        };

        void Put(string name, string text) => page = MarkedSection.Replace(page, name, text);
    }

    /// <summary>The newest file whose name begins so.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static ResultFile Newest(string root, string kind) => Directory.GetFiles(Path.Combine(root, Folder), kind + "-*.json")
        .Select(ResultFile.Read).MaxBy(run => run.Started) ?? throw new InvalidDataException($"{Folder} has no {kind}-*.json.");

    /// <summary>The plot's place.</summary>
    public static string Plot(string root) => Path.Combine(root, Folder, "families.svg");
}
