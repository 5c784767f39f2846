using NetGen.Files;
using NetGen.Tests.Files;

namespace NetGen.Tests.Networks;

#pragma warning disable NG9007

/// <summary>Two features, three kinds of animals.</summary>
[Network]
[Input(2)]
[Dense(3), Softmax]
[CrossEntropy, Sgd(0.5)]
[Training(Epochs = 2, BatchSize = 2)]
internal partial class AnimalNetwork;

/// <summary>Two features standardised, two real targets, a running average.</summary>
[Network]
[Input(2), Standardize]
[Dense(2)]
[MeanSquaredError, Sgd(0.01), Ema(0.9)]
[Training(Epochs = 2, BatchSize = 2)]
internal partial class NamedRegression;

/// <summary>A network keeps what it was trained on by name, and takes nothing else without a word.</summary>
public sealed class NamedNetworkTests : IDisposable
{
    private const string Train = "height,weight,kind\n1,0,cat\n0,1,dog\n-1,-1,fox\n";

    private static readonly FitOptions Quiet = new() { ProgressLine = ProgressLine.Off };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Prediction_program_asks_the_loaded_network_for_the_name_of_a_class()
    {
        Dataset train = Read(Train);
        AnimalNetwork trained = Trained(train);
        trained.Save(folder["animals.safetensors"]);
        AnimalNetwork network = AnimalNetwork.Load(folder["animals.safetensors"]);
        Assert.Equal(["height", "weight"], network.Names.Features);
        Assert.Equal("dog", network.ClassNames![network.Classify([0f, 5f])]);
        // A table with its columns in another order, without dogs.
        Dataset other = Read("kind,weight,height\nfox,-1,-1\ncat,0,1\n", new CsvOptions { ClassColumn = "kind" });
        Assert.Equal(1, network.Evaluate(other.WithColumnsOf(network.Names)).Accuracy);
    }

    [Theory]
    [InlineData("weight,height,kind\n0,1,cat\n1,0,dog\n-1,-1,fox\n", "column 0 is 'weight', expected 'height' (the same names in another order)")]
    [InlineData("height,weight,kind\n1,0,cat\n-1,-1,fox\n", "class 1 is 'fox', expected 'dog'; missing: 'dog'")]
    [InlineData("height,width,kind\n1,0,cat\n0,1,dog\n", "column 1 is 'width', expected 'weight'; missing: 'weight'; unknown: 'width'")]
    public void Evaluate_and_validation_spell_out_what_differs(string text, string difference)
    {
        (Dataset train, Dataset other) = (Read(Train), Read(text));
        AnimalNetwork network = Trained(train);
        float[] weights = network.Parameters.ToArray();
        string[] messages =
        [
            Assert.Throws<DatasetException>(() => network.Evaluate(other)).Message,
            Assert.Throws<DatasetException>(() => network.Fit(other, Quiet)).Message,
            Assert.Throws<DatasetException>(() => network.Fit(StreamedDataset.FromBlocks([other.Count], _ => other), Quiet)).Message,
            Assert.Throws<DatasetException>(() => new AnimalNetwork().Fit(train, Quiet with { Validation = other })).Message,
            Assert.Throws<DatasetException>(() => AnimalNetwork.Search(train, new() { LearningRate = (1e-3, 1) }, new SearchOptions { Trials = 1, Validation = Validation.On(other) })).Message,
        ];
        Assert.All(messages, message => Assert.Contains(difference, message, StringComparison.Ordinal));
        Assert.Equal(weights, network.Parameters.ToArray());
    }

    [Fact]
    public void Data_without_names_passes_and_the_last_classes_may_be_missing()
    {
        Dataset train = Read(Train);
        AnimalNetwork network = Trained(train);
        Dataset unnamed = Dataset.FromArrays(train.Inputs.ToArray(), train.Labels.ToArray());
        Assert.Equal(1, network.Evaluate(unnamed).Accuracy);
        Assert.Equal("fox", network.Evaluate(unnamed).ConfusionMatrix!.Name(2));
        Assert.Equal(1, network.Evaluate(Read("height,weight,kind\n1,0,cat\n0,1,dog\n")).Accuracy);
        Assert.Null(Trained(unnamed).ClassNames);
        Assert.Equal(3, AnimalNetwork.CrossValidate(train, 3, Quiet with { BatchSize = 2 }).Folds.Count);
    }

    [Fact]
    public void Fit_refuses_data_that_names_fewer_classes_than_the_network_has()
    {
        string message = Assert.Throws<DatasetException>(() => new AnimalNetwork().Fit(Read("a,b,c\n1,0,cat\n0,1,fox\n1,1,fox\n"), Quiet)).Message;
        Assert.StartsWith("AnimalNetwork has 3 classes; the training data names 2: 'cat', 'fox'.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_set_by_hand_as_many_as_there_are_inputs_and_outputs_and_forgotten()
    {
        AnimalNetwork network = Trained(Read(Train));
        Assert.Throws<DatasetException>(() => network.Names = new SampleNames { Classes = ["a", "b"] });
        Assert.Throws<DatasetException>(() => network.Names = new SampleNames { Features = ["a"] });
        network.Names = SampleNames.None;
        network.Fit(Read("x,y,z\n1,0,emu\n0,1,owl\n-1,-1,yak\n"), Quiet);
        Assert.Equal(["emu", "owl", "yak"], network.ClassNames);
    }

    [Fact]
    public void Regression_keeps_target_names_in_its_average_its_folded_copy_and_its_checkpoints()
    {
        Dataset train = Read("x,y,area,price\n1,2,3,4\n2,1,5,6\n3,3,1,2\n4,0,2,2\n", new CsvOptions { TargetColumns = ["price", "area"] });
        var network = new NamedRegression();
        network.Fit(train, Quiet with { Checkpoints = new(folder["run"]), Validation = train });
        NamedRegression[] copies =
        [
            network, network.Average!, network.WithFoldedPreprocessing(),
            NamedRegression.Load(folder["run/last.safetensors"]), NamedRegression.Load(folder["run/best.safetensors"]),
        ];
        Assert.All(copies, copy => Assert.Equal("x y price area", string.Join(' ', [.. copy.Names.Features!, .. copy.Names.Targets!])));
        Dataset swapped = train.WithColumnsOf(new SampleNames { Targets = ["area", "price"] });
        Assert.Contains("target 0 is 'area', expected 'price'", Assert.Throws<DatasetException>(() => network.Evaluate(swapped)).Message);
        Assert.Contains("target 0 is 'area'", Assert.Throws<WeightFileException>(
            () => new NamedRegression().Fit(swapped, Quiet with { Checkpoints = new(folder["run"]) })).Message);
    }

    [Fact]
    public void Preprocessing_belongs_to_the_columns_it_was_fitted_on()
    {
        Dataset train = Read("x,y,area,price\n1,2,3,4\n2,1,5,6\n3,3,1,2\n4,0,2,2\n", new CsvOptions { TargetColumns = ["price", "area"] });
        Dataset swapped = train.WithColumnsOf(new SampleNames { Features = ["y", "x"] });
        var network = new NamedRegression();
        network.FitPreprocessing(train);
        Assert.Contains("column 0 is 'y', expected 'x'", Assert.Throws<DatasetException>(() => network.Fit(swapped, Quiet)).Message);
        Assert.Throws<DatasetException>(() => network.FitPreprocessing(StreamedDataset.FromBlocks([4], _ => swapped), TestContext.Current.CancellationToken));
        network.Fit(train, Quiet);
        Assert.Equal(["price", "area"], network.Names.Targets);
    }

    [Theory]
    [InlineData("netgen.classes", "[\"a\",\"b\"]", "3 classes; 2 names")]
    [InlineData("netgen.classes", "[\"a\",\"a\",\"b\"]", "must differ")]
    [InlineData("netgen.features", "[\"a\",1]", "JSON list of names under 'netgen.features'")]
    [InlineData("netgen.features", "[\"a\",\"b\"] 1", "JSON list of names")]
    [InlineData("netgen.targets", "{\"a\":\"b\"}", "JSON list of names")]
    [InlineData("netgen.targets", "[\"a\",[\"b\"]]", "JSON list of names")]
    [InlineData("netgen.targets", "", "JSON list of names")]
    [InlineData("netgen.targets", "null", "JSON list of names")]
    public void Weight_file_with_damaged_names_is_refused(string key, string names, string message)
    {
        new AnimalNetwork().Save(folder["net"]);
        byte[] bytes = File.ReadAllBytes(folder["net"]);
        int length = BitConverter.ToInt32(bytes);
        var metadata = $"\"__metadata__\":{{\"{key}\":\"{names.Replace("\"", "\\\"", StringComparison.Ordinal)}\",";
        string header = System.Text.Encoding.UTF8.GetString(bytes, 8, length).Replace("\"__metadata__\":{", metadata, StringComparison.Ordinal);
        byte[] json = System.Text.Encoding.UTF8.GetBytes(header);
        folder.Write("bad", [.. BitConverter.GetBytes((long)json.Length), .. json, .. bytes[(8 + length)..]]);
        Assert.Contains(message, Assert.Throws<WeightFileException>(() => AnimalNetwork.Load(folder["bad"])).Message);
    }

    [Fact]
    public void Names_of_any_text_come_back_from_a_file()
    {
        string[] names = ["", "ä \"\\/\u0001\u2028", "\U0001F600"];
        var network = new AnimalNetwork { Names = new SampleNames { Classes = names } };
        network.Save(folder["net"]);
        Assert.Equal(names, AnimalNetwork.Load(folder["net"]).ClassNames);
    }

    private static AnimalNetwork Trained(Dataset train)
    {
        var network = new AnimalNetwork(seed: 1);
        network.Fit(train, Quiet with { Epochs = 200 });
        return network;
    }

    private static Dataset Read(string text, CsvOptions? options = null) => Dataset.FromCsv(new StringReader(text), options, "table.csv");
}
