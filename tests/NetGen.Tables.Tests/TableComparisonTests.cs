using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.ML;

namespace NetGen.Tables.Tests;

/// <summary>
/// Four tables, three libraries, the same rows: NetGen's figure is at least that of the others, each with the better of a linear model and
/// boosted trees. scikit-learn's figures come from sklearn_tables.py, with digests of the files that it saw.
/// </summary>
public sealed class TableComparisonTests
{
    private static readonly string[] Names = ["churn", "titanic", "adult", "houses"];

    [Fact]
    public void Tables_are_those_that_scikit_learn_saw()
    {
        foreach (string name in Names)
        {
            (string train, string test) = TextsOf(name);
            Assert.Equal(Sklearn(name).GetProperty("train").GetString(), Digest(train));
            Assert.Equal(Sklearn(name).GetProperty("test").GetString(), Digest(test));
        }
    }

    [Fact(Explicit = true)]
    public void Figures_are_at_least_those_of_mlnet_and_scikit_learn_on_the_same_split()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-tables-");
        try
        {
            var lines = new List<string>();
            var failures = new List<string>();
            foreach (string name in Names)
            {
                (string train, string test) = TextsOf(name);
                string trainFile = Path.Combine(folder.FullName, name + ".train.csv"), testFile = Path.Combine(folder.FullName, name + ".test.csv");
                File.WriteAllText(trainFile, train);
                File.WriteAllText(testFile, test);
                double ours = name switch
                {
                    "churn" => NetworkPrograms.RunChurn(trainFile, testFile),
                    "titanic" => NetworkPrograms.RunTitanic(trainFile, testFile),
                    "adult" => NetworkPrograms.RunAdult(trainFile, testFile),
                    _ => NetworkPrograms.RunHouses(trainFile, testFile),
                };
                (double mlNet, string mlNetModel) = MlNet(name, trainFile, testFile);
                double sklearn = Sklearn(name).GetProperty("score").GetDouble();
                lines.Add(string.Create(CultureInfo.InvariantCulture,
                    $"| {name}, {(name == "houses" ? "R²" : "AUC")} | {ours:F4} ({LinesOf("NetworkPrograms.cs", name)}) | {mlNet:F4} {mlNetModel} ({LinesOf("MlNetPrograms.cs", name)}) | {sklearn:F4} {Sklearn(name).GetProperty("model").GetString()} ({LinesOf("sklearn_tables.py", name)}) |"));
                if (ours < Math.Max(mlNet, sklearn))
                {
                    failures.Add(lines[^1]);
                }
            }

            string table = "| table | NetGen (lines) | ML.NET (lines) | scikit-learn (lines) |\n| --- | --- | --- | --- |\n" + string.Concat(lines.Select(line => line + "\n"));
            Console.WriteLine(table);
            if (Environment.GetEnvironmentVariable("NETGEN_UPDATE") == "1")
            {
                File.WriteAllText(SourceOf("README.md"), Readme(table));
            }

            Assert.True(failures.Count == 0, string.Join("\n", failures));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Readme(string table) =>
        "# Tables beside ML.NET and scikit-learn\n\n" +
        "Tables like those of the textbooks, drawn from a seed (`DrawnTable`): the same rows for training and test. Of ML.NET and scikit-learn the better of a linear model and boosted trees counts;\n" +
        "in brackets the lines of the program, declaration and row types included, imports and braces alone not counted (`NetworkPrograms`, `MlNetPrograms`, `sklearn_tables.py`).\n\n" + table +
        "\nWritten by `NETGEN_UPDATE=1 dotnet run --project tests/NetGen.Tables.Tests -- -explicit only`; scikit-learn's figures by `python3 sklearn_tables.py FOLDER > sklearn.json`, where FOLDER has\n" +
        "the files that this test draws. Weights, and with them the figures of NetGen, are the same on every machine with the same instruction set.\n";

    private static (string Train, string Test) TextsOf(string name) => (DrawnTable.Of(name, DrawnTable.All[name].Train, 1), DrawnTable.Of(name, DrawnTable.All[name].Test, 2));

    private static (double Score, string Model) MlNet(string name, string trainFile, string testFile)
    {
        (string Name, Func<MLContext, IEstimator<ITransformer>> Of)[] trainers = name == "houses"
            ? [("Sdca", ml => ml.Regression.Trainers.Sdca("Label")), ("FastTree", ml => ml.Regression.Trainers.FastTree("Label"))]
            : [("LbfgsLogisticRegression", ml => ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Label")), ("FastTree", ml => ml.BinaryClassification.Trainers.FastTree("Label"))];
        return trainers.Select(trainer => (name switch
        {
            "churn" => MlNetPrograms.RunChurn(trainFile, testFile, trainer.Of),
            "titanic" => MlNetPrograms.RunTitanic(trainFile, testFile, trainer.Of),
            "adult" => MlNetPrograms.RunAdult(trainFile, testFile, trainer.Of),
            _ => MlNetPrograms.RunHouses(trainFile, testFile, trainer.Of),
        }, trainer.Name)).MaxBy(result => result.Item1);
    }

    private static JsonElement Sklearn(string name)
    {
        using JsonDocument results = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "sklearn.json")));
        return results.RootElement.GetProperty(name).Clone();
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The lines between a table's marks that say something.</summary>
    private static int LinesOf(string file, string name)
    {
        (int count, bool isInside) = (0, false);
        foreach (string line in File.ReadLines(SourceOf(file)).Select(line => line.Trim(' ', '/', '#')))
        {
            if (line == $"<{name}>" || line == $"</{name}>")
            {
                isInside = line == $"<{name}>";
            }
            else if (isInside && line.Trim('{', '}', ')', ']', ',', ';').Length > 0)
            {
                count++;
            }
        }

        return count;
    }

    private static string SourceOf(string file, [System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);
}
