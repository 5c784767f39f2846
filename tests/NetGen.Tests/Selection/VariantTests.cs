using NetGen.Tests.Files;
using NetGen.Tests.Networks;
using NetGen.Tests.Tables;

namespace NetGen.Tests.Selection;

using Chosen = Varied.Hyperparameters;

/// <summary>Alternatives that a declaration names: networks of their own, with the bits of the same network written by hand, and dimensions of a search.</summary>
public sealed class VariantTests : IDisposable
{
    private static readonly FitOptions Options = new() { Seed = 4, ProgressLine = ProgressLine.Off, Monitors = null };
    private static readonly Dataset Samples = TestData.Iris();

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Variant_is_the_network_that_one_would_write()
    {
        var byHand = new VariedByHand(4);
        byHand.Fit(Samples, Options);
        var variant = new Varied.Width16_ActivationTanh_Depth2(4);
        variant.Fit(Samples, Options);
        Assert.Equal(VariedByHand.Summary.Fingerprint, Varied.Width16_ActivationTanh_Depth2.Summary.Fingerprint);
        Assert.Equal(byHand.Parameters, variant.Parameters);
        Assert.Equal(byHand.Evaluate(Samples).Loss, variant.Evaluate(Samples).Loss);
    }

    [Fact]
    public void All_combinations_are_compiled_and_differ()
    {
        NetworkSummary[] summaries =
        [
            Varied.Summary, Varied.Depth2.Summary, Varied.ActivationTanh.Summary, Varied.ActivationTanh_Depth2.Summary,
            Varied.Width16.Summary, Varied.Width16_Depth2.Summary, Varied.Width16_ActivationTanh.Summary, Varied.Width16_ActivationTanh_Depth2.Summary,
        ];
        Assert.Equal(8, summaries.Select(summary => summary.Fingerprint).Distinct().Count());
        Assert.Equal([.. summaries.Select(summary => summary.Name)], ["Varied", "Depth2", "ActivationTanh", "ActivationTanh_Depth2", "Width16", "Width16_Depth2", "Width16_ActivationTanh", "Width16_ActivationTanh_Depth2"]);
        // Nothing else is.
        Assert.Equal(7, typeof(Varied).GetNestedTypes().Count(type => type.GetInterfaces().Contains(typeof(INetwork))));
    }

    [Fact]
    public void Search_goes_through_the_declared_alternatives_and_Train_makes_the_one_that_was_found()
    {
        var space = new Varied.SearchSpace { Rounds = null, Batch = null };
        StudyResult<Chosen> study = Varied.Search(Samples, space, new SearchOptions { Sampler = Sampler.Grid(2), Seed = 4, Fit = Options, Store = folder["journal"] });
        Assert.Equal(["Width", "Activation", "Depth"], study.Dimensions);
        Assert.Equal(9, study.Trials.Count);
        Assert.Equal(8, study.Trials.Select(trial => trial.Hyperparameters).Distinct().Count());
        Assert.Equal(study.Trials[0].Score, study.Trials[1].Score);
        Assert.Equal(8, study.Trials.Select(trial => trial.Score).Distinct().Count());
        Assert.Contains("Tanh", study.ToString(), StringComparison.Ordinal);

        var (measured, train) = Samples.StratifiedSplit(0.2, seed: 4);
        foreach (Trial<Chosen> trial in study.Trials)
        {
            INetwork network = Varied.Train(train, trial.Hyperparameters, Options);
            Assert.Equal(trial.Score, network.Evaluate(measured).Loss);
            string name = string.Join("_", trial.Texts.Zip((string[])["Width", "Activation", "Depth"], (text, dimension) => dimension + text).Where(part => part is not ("Width8" or "ActivationRelu" or "Depth1")));
            Assert.Equal(name.Length == 0 ? "Varied" : name, network.Compiled.Name);
        }

        // Found again in its journal, under the same names.
        Assert.Equal(study.Trials, Varied.Search(Samples, space, new SearchOptions { Sampler = Sampler.Grid(2), Seed = 4, Fit = Options, Store = folder["journal"] }).Trials, (a, b) => a.Score == b.Score && a.Hyperparameters == b.Hyperparameters);
    }

    [Fact]
    public void Found_network_is_saved_loaded_and_predicts_as_its_class()
    {
        INetwork found = Varied.Train(Samples, new() { Width = 16 }, Options);
        found.Save(folder["found"]);
        Varied.Width16 loaded = Varied.Width16.Load(folder["found"]);
        Assert.IsType<Varied.Width16>(found);
        Assert.Equal(found.Evaluate(Samples).Loss, loaded.Evaluate(Samples).Loss);
        Assert.Throws<WeightFileException>(() => Varied.Load(folder["found"]));
    }

    [Fact]
    public void Hyperparameters_of_another_variant_are_refused_where_the_class_is_given()
    {
        var error = Assert.Throws<ArgumentException>(() => new Varied(1).Fit(Samples, Options, new() { Width = 16 }));
        Assert.Equal("These hyperparameters choose another network: Varied has Width = 8; Varied.Train trains the variant that hyperparameters choose.", error.Message);
        Assert.Throws<ArgumentException>(() => new Varied.Trainer(new(1), new() { Activation = Varied.ActivationChoice.Tanh }));
        Assert.Contains("Width must be one of 8, 16; it is 12", Assert.Throws<ArgumentOutOfRangeException>(() => Varied.Train(Samples, new() { Width = 12 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Epochs_and_batches_are_varied_without_another_network_and_options_go_before_them()
    {
        Assert.Equal(3, new Varied(1).Fit(Samples, Options).Epochs.Count);
        Assert.Equal(6, new Varied(1).Fit(Samples, Options, new() { Rounds = 6 }).Epochs.Count);
        Assert.Equal(2, new Varied(1).Fit(Samples, Options with { Epochs = 2 }, new() { Rounds = 6 }).Epochs.Count);
        var (batches, options) = (new Varied(1), new Varied(1));
        batches.Fit(Samples, Options, new() { Batch = 8 });
        options.Fit(Samples, Options with { BatchSize = 8 });
        Assert.Equal(options.Parameters, batches.Parameters);
        Assert.Equal(Varied.Train(Samples, new() { Depth = 2, Rounds = 6 }, Options).SaveToBytes(), Varied.Train(Samples, new() { Depth = 2 }, Options with { Epochs = 6 }).SaveToBytes());
        Assert.Contains("The search varies Rounds, and its options set Epochs to 2", Assert.Throws<ArgumentException>(() =>
            Varied.Search(Samples, new(), new SearchOptions { Trials = 1, Fit = Options with { Epochs = 2 } })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Space_is_within_what_was_declared()
    {
        var some = new Varied.SearchSpace { Width = SearchRange.OneOf(16), Activation = null, Depth = null, Rounds = null, Batch = null };
        StudyResult<Chosen> study = Varied.Search(Samples, some, new SearchOptions { Trials = 3, BaseFirst = false, Fit = Options });
        Assert.All(study.Trials, trial => Assert.Equal(new Chosen { Width = 16 }, trial.Hyperparameters));
        foreach (SearchRange range in (SearchRange[])[SearchRange.OneOf(8, 12), SearchRange.Between(8, 16)])
        {
            Assert.Contains("Width is one of the declared alternatives 8, 16", Assert.Throws<ArgumentException>(() => Varied.Search(Samples, some with { Width = range }, new SearchOptions { Trials = 1 })).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Same_name_varies_together_and_values_may_be_numbers_names_and_answers()
    {
        Assert.Equal([("Start", 2), ("Wide", 3)], [.. AllOf<Tied.Hyperparameters>().Where(info => info.Choices is not null).Select(info => (info.Name, info.Choices!.Count))]);
        Assert.Equal((Tied.StartChoice.HeNormal, 6), (new Tied.Hyperparameters().Start, new Tied.Hyperparameters().Wide));
        Assert.Equal((Sloped.OffsetChoice.True, 0.2), (new Sloped.Hyperparameters().Offset, new Sloped.Hyperparameters().Slope));
        // 6-5, 12-10, 24-20: both widths change at once.
        Assert.Equal((2 * 6) + 6 + (6 * 5) + 5 + 5 + 1, Tied.ParameterCount);
        Assert.Equal((2 * 12) + 12 + (12 * 10) + 10 + 10 + 1, Tied.Wide12.ParameterCount);
        Assert.Equal((2 * 24) + 24 + (24 * 20) + 20 + 20 + 1, Tied.Wide24.ParameterCount);
        Assert.False(new Tied(1).Parameters.SequenceEqual(new Tied.StartXavierNormal(1).Parameters));
        Assert.Equal(Sloped.ParameterCount - 4, Sloped.Slope0_5_OffsetFalse.ParameterCount);
        Assert.Contains("0.5", Sloped.Slope0_5.Summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_a_table_train_its_variants()
    {
        Dataset rows = Kinds.Read(Enumerable.Range(0, 60).Select(i => new Kinds.Row { Size = i, Colour = i % 2 == 0 ? "red" : "blue", Large = i > 30 }));
        INetwork network = Kinds.Train(rows, new() { Width = 8 }, Options);
        var variant = Assert.IsType<Kinds.Width8>(network);
        Assert.Equal(rows.Names.Features, variant.Names.Features);
        Assert.InRange(variant.Predict(new Kinds.Width8.Row { Size = 5, Colour = "red" }).Probability, 0, 1);
    }

    [Fact]
    public void Cross_validation_takes_the_variant()
    {
        CrossValidationResult folds = Varied.CrossValidate(Samples, 3, Options, new() { Width = 16, Activation = Varied.ActivationChoice.Tanh, Depth = 2 });
        var (train, measured) = Samples.KFold(3, 4).First();
        var byHand = new VariedByHand(4);
        byHand.Fit(train, Options);
        Assert.Equal(byHand.Evaluate(measured).Loss, folds.Folds[0].Loss);
    }

    private static IReadOnlyList<NetGen.Selection.HyperparameterInfo> AllOf<T>() where T : NetGen.Selection.IHyperparameters<T> => T.All;
}

[NetworkBlock, Dense(8), Relu]
internal sealed class VariedBlock;

[Network]
[Input(4), Standardize]
[Dense(8), Variant("Width", 16)]
[Relu, Variant("Activation", typeof(TanhAttribute))]
[Use<VariedBlock>, Variant("Depth", 2)]
[Dense(3), Softmax, CrossEntropy, Adam(0.01)]
[Training(Epochs = 3, BatchSize = 16), Variant("Rounds", 6, Of = nameof(TrainingAttribute.Epochs)), Variant("Batch", 8, 32, Of = nameof(TrainingAttribute.BatchSize))]
public sealed partial class Varied;

[Network]
[Input(4), Standardize]
[Dense(16)]
[Tanh]
[Use<VariedBlock>(2)]
[Dense(3), Softmax, CrossEntropy, Adam(0.01)]
[Training(Epochs = 3, BatchSize = 16)]
public sealed partial class VariedByHand;

[Network]
[Input(2)]
[Dense(6, Init = Init.HeNormal), Variant("Start", Init.XavierNormal, Of = "Init"), Variant("Wide", 12, 24)]
[Relu]
[Dense(5), Variant("Wide", 10, 20), Relu]
[Dense(1), MeanSquaredError, Adam(0.01)]
public sealed partial class Tied;

[Network]
[Input(2)]
[Dense(4)]
[LeakyRelu(0.2), Variant("Slope", 0.5)]
[Dense(4), Variant("Offset", false, Of = "Bias"), Relu]
[Dense(1), MeanSquaredError, Adam(0.01)]
public sealed partial class Sloped;

[Network]
[Table(Label = "large")]
[Column("size")]
[Column("colour", Categories = ["red", "blue"])]
[Dense(4), Variant("Width", 8), Relu]
[Dense(1), Sigmoid, BinaryCrossEntropy, Adam(0.01)]
[Training(Epochs = 2, BatchSize = 16)]
public sealed partial class Kinds;
