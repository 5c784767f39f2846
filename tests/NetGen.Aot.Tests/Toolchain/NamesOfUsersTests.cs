using System.Globalization;

namespace NetGen.Aot.Tests.Toolchain;

/// <summary>
/// The programs that a user writes about names, with the packed package: one trains on a table and saves, another predicts from tables that came later, whose columns
/// stand otherwise and whose classes are not all there. And a constructor of one's own.
/// </summary>
public sealed class NamesOfUsersTests(PackedNetGen netGen)
{
    private const string Program =
        """
        using NetGen;

        string folder = AppContext.BaseDirectory, weights = Path.Combine(folder, "animals.safetensors");
        string File(string name) => Path.Combine(folder, name);
        var quiet = new FitOptions { Epochs = 60, BatchSize = 16, ProgressLine = ProgressLine.Off };

        if (args is ["train"])
        {
            Table("train.csv", ["cat", "dog", "fox"], "weight,height,animal");
            Table("validation.csv", ["cat", "fox"], "weight,height,animal");
            Table("swapped.csv", ["cat", "dog", "fox"], "height,weight,animal");
            var train = Dataset.FromCsv(File("train.csv"));
            var validation = Dataset.FromCsv(File("validation.csv"));

            // A validation file without a dog would make a fox of class 1.
            Refused("validation", () => new Animals(seed: 1).Fit(train, quiet with { Validation = validation }), "missing: 'dog'");
            Refused("swapped", () => new Animals(seed: 1).Fit(train, quiet with { Validation = Dataset.FromCsv(File("swapped.csv")) }), "column 0 is 'height', expected 'weight'");
            Refused("folds", () => Animals.Search(train, new() { LearningRate = (1e-3, 1e-1) }, new() { Trials = 1, Validation = Validation.On(validation) }), "missing: 'dog'");

            var network = new Animals(seed: 1);
            network.Fit(train, quiet with { Validation = validation.WithColumnsOf(train.Names) });
            Console.WriteLine($"mapped {network.Evaluate(validation.WithColumnsOf(network.Names)).Accuracy > 0.95}");
            network.Save(weights);

            // Two exports in one stream, the second with its columns the other way round: found by their names.
            var stream = StreamedDataset.FromCsv([File("train.csv"), File("swapped.csv")]);
            var streamed = new Animals(seed: 2);
            streamed.Fit(stream, quiet);
            Console.WriteLine($"streamed {streamed.Evaluate(train).Accuracy > 0.95}");
            Table("other.csv", ["cat", "dog", "fox"], "weight,length,animal");
            Refused("stream", () => StreamedDataset.FromCsv([File("train.csv"), File("other.csv")]), "missing: 'height'; unknown: 'length'");
        }
        else
        {
            // Another program, on another day: it has the weights alone.
            var network = Animals.Load(weights);
            Console.WriteLine($"names {string.Join(' ', network.ClassNames!)}, {string.Join(' ', network.Names.Features!)}");
            var later = Dataset.FromCsv(File("swapped.csv"));
            Refused("later", () => network.Evaluate(later), "the same names in another order");
            Console.WriteLine($"by name {network.Evaluate(later.WithColumnsOf(network.Names)).Accuracy > 0.95}");
            Console.WriteLine($"predicted {network.ClassNames![network.Classify(later.WithColumnsOf(network.Names).Inputs[..2])]}");
        }

        void Table(string name, string[] animals, string header)
        {
            var random = new Random(name.Length);
            using var table = new StreamWriter(File(name));
            table.WriteLine(header);
            for (int row = 0; row < 60; row++)
            {
                string animal = animals[row % animals.Length];
                string weight = FormattableString.Invariant($"{(animal == "cat" ? -1 : animal == "dog" ? 1 : 0) + (0.2 * random.NextDouble()):F3}");
                string other = FormattableString.Invariant($"{(animal == "fox" ? 1 : -1) + (0.2 * random.NextDouble()):F3}");
                table.WriteLine(header.StartsWith("weight") ? $"{weight},{other},{animal}" : $"{other},{weight},{animal}");
            }
        }

        static void Refused(string what, Action action, string because)
        {
            try { action(); }
            catch (NetGenException e) { Console.WriteLine($"{what} {(e.Message.Contains(because) ? "refused" : e.Message)}"); }
        }

        [Network]
        [Input(2)]
        [Dense(16), Relu]
        [Dense(3), Softmax]
        [CrossEntropy, Adam(0.01)]
        public partial class Animals;
        """;

    private const string Constructors =
        """
        using NetGen;

        Console.WriteLine($"drawn {new Net(7).Parameters.ToArray().Any(weight => weight != 0)} {new Net().Parameters.SequenceEqual(new Net(seed: 3).Parameters)}");

        [Network]
        [Input(4)]
        [Dense(2), MeanSquaredError, Sgd(0.1)]
        public partial class Net
        {
            public Net(int customer) : this(seed: (ulong)customer) => Customer = customer;
            public Net() CHAIN { }
            public int Customer { get; }
        }
        """;

    [Fact(Explicit = true)]
    public void Classes_and_columns_are_told_by_their_names_in_training_and_in_another_program()
    {
        var project = netGen.NewProject(("Program.cs", Program));
        AssertSays(project.Run("train"), "validation refused", "swapped refused", "folds refused", "mapped True", "streamed True", "stream refused");
        AssertSays(project.Run("predict"), "names cat dog fox, weight height", "later refused", "by name True", "predicted cat");
    }

    [Fact(Explicit = true)]
    public void Constructor_of_one_s_own_draws_weights_or_is_an_error()
    {
        var project = netGen.NewProject(("Program.cs", Constructors.Replace("CHAIN", "", StringComparison.Ordinal)));
        var refused = project.Run();
        Assert.NotEqual(0, refused.ExitCode);
        var line = 1 + Constructors.Split('\n').ToList().FindIndex(text => text.Contains("public Net()", StringComparison.Ordinal));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Program.cs({line},"), refused.Output, StringComparison.Ordinal);
        Assert.Contains("error NG0013", refused.Output, StringComparison.Ordinal);

        project.Write("Program.cs", Constructors.Replace("CHAIN", ": this(seed: 3)", StringComparison.Ordinal));
        AssertSays(project.Run(), "drawn True True");
    }

    private static void AssertSays(Outcome outcome, params string[] lines)
    {
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal(lines, outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
