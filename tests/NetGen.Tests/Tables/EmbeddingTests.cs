using NetGen.Numerics;

namespace NetGen.Tests.Tables;

/// <summary>Categories become learned vectors: gradients reach them, files keep them, and one that nobody has seen says nothing.</summary>
public sealed class EmbeddingTests
{
    private static readonly string[] Towns = ["Aach", "Bern", "Chur", "Davos", "Elm", "Flims"];
    private static readonly Trips.Row[] Rows = Drawn(300);

    [Fact]
    public void Gradients_of_embeddings_agree_with_central_differences()
    {
        var network = new Trips(1);
        Dataset data = Trips.Read(Rows);
        network.FitPreprocessing(data);
        GradientReport report = FiniteDifferences.Check(new Trips.Trainer(network), data, samples: 12);
        Assert.True(report.Passed, report.ToString());
        Assert.All(report.Tensors, tensor => Assert.InRange(tensor.RelativeError, 0, 1e-7));
        Assert.Contains(report.Tensors, tensor => tensor.Tensor.Contains("townembedding", StringComparison.Ordinal));
    }

    [Fact]
    public void Prediction_is_that_of_the_vectors_looked_up()
    {
        var network = new Trips(1);
        network.Fit(Trips.Read(Rows), new FitOptions { Epochs = 2 });
        Assert.Equal(7 * 3, network.TownEmbedding.Weights.Length);
        Assert.Equal(16 * 2, network.GuideEmbedding.Weights.Length);
        foreach (Trips.Row row in Rows[..20])
        {
            // Another vector of another town changes nothing; of its own it does.
            double before = network.Predict(row).Hours;
            int town = Array.IndexOf(Towns, row.Town);
            Assert.Equal(before, WithMoved((town + 1) % 6));
            Assert.NotEqual(before, WithMoved(town));

            double WithMoved(int place)
            {
                Trips copy = network.Clone();
                DenseLayer<double> embedding = copy.TownEmbedding;
                for (int i = 0; i < 3; i++)
                {
                    embedding[i, place] += 0.5;
                }

                return copy.Predict(row).Hours;
            }
        }
    }

    [Fact]
    public void Files_keep_embeddings_and_refuse_others()
    {
        var network = new Trips(1);
        network.Fit(Trips.Read(Rows), new FitOptions { Epochs = 2 });
        byte[] file = network.SaveToBytes();
        Trips loaded = Trips.Load(file);
        Assert.Equal(Rows.Select(row => network.Predict(row)), Rows.Select(row => loaded.Predict(row)));
        Assert.Contains(Trips.Summary.Parameters,
            parameter => parameter.Name == "townembedding.weight" && parameter.Shape.SequenceEqual([3, 7]));
        Assert.Contains("embedding 3", Trips.Summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Town_that_no_sample_had_is_as_none_whatever_its_vector_was_drawn_as()
    {
        var network = new Trips(1);
        network.Fit(Trips.Read(Rows), new FitOptions { Epochs = 2 });
        Trips.Row unseen = Rows[0] with { Town = "Zug" };
        double before = network.Predict(unseen).Hours;
        for (int i = 0; i < 3; i++)
        {
            network.TownEmbedding[i, 6] = 100;
        }

        Assert.Equal(before, network.Predict(unseen).Hours);
        Assert.NotEqual(before, network.Predict(Rows[0]).Hours);
    }

    [Fact]
    public void Scale_is_not_folded_past_a_vector_that_is_looked_up_which_is_said_and_changes_nothing()
    {
        var network = new Trips(1);
        network.FitPreprocessing(Trips.Read(Rows));
        byte[] before = network.SaveToBytes();
        Assert.Contains("cannot be folded", Assert.Throws<PreprocessingFoldedException>(network.WithFoldedPreprocessing).Message,
            StringComparison.Ordinal);
        Assert.Equal(before, network.SaveToBytes());
    }

    [Fact]
    public void What_is_alike_comes_to_lie_together_and_is_predicted()
    {
        var network = new Trips(1);
        Dataset data = Trips.Read(Rows);
        network.Fit(data, new FitOptions { Epochs = 60 });
        Assert.InRange(network.Evaluate(data).RSquared!.Value, 0.95, 1);
        // Towns take as long as their place says, halves alike.
        double alike = Distance(0, 1) + Distance(1, 2) + Distance(3, 4) + Distance(4, 5),
            apart = Distance(0, 3) + Distance(1, 4) + Distance(2, 5) + Distance(0, 5);
        Assert.True(alike < 0.7 * apart, $"{alike} {apart}");

        double Distance(int a, int b) =>
            Math.Sqrt(Enumerable.Range(0, 3).Sum(i => Math.Pow(network.TownEmbedding[i, a] - network.TownEmbedding[i, b], 2)));
    }

    private static Trips.Row[] Drawn(int count)
    {
        var random = new RandomStream(5, 1);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            (int town, int guide, double distance) = (random.NextInt32(6), random.NextInt32(30), 10 * random.NextDouble());
            return new Trips.Row { Town = Towns[town], Guide = $"guide {guide}", Distance = distance,
                Hours = (distance / 4) + (town < 3 ? 5 : 0) };
        })];
    }
}

[Network(Scalar = typeof(double))]
[Table(Label = "hours")]
[Column("distance")]
[Column("town", Categories = ["Aach", "Bern", "Chur", "Davos", "Elm", "Flims"], Unseen = Unseen.Other, Embedding = 3)]
[Column("guide", Hash = 16, Embedding = 2, Missing = Missing.Zero, Indicator = true)]
[Dense(8), Tanh]
[Dense(1), MeanSquaredError, Adam(0.02)]
internal sealed partial class Trips;
