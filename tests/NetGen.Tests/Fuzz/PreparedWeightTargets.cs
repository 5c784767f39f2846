using System.Buffers.Binary;
using NetGen.Files;
using NetGen.Tests.Files;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Fuzz;

/// <summary>
/// Weight files with what was fitted on data: encoders of a table's columns, preprocessing, running statistics. What stands there is
/// divided by, searched in and indexed with.
/// </summary>
internal static class PreparedWeightTargets
{
    public static FuzzTarget Encoders(TemporaryFolder folder)
    {
        var rows = Enumerable.Range(0, 40).Select(i => new Fitted.Row
        {
            Amount = i % 5 == 0 ? null : i * i, Rank = i % 9, Share = i / 40.0, Size = i % 2 == 0 ? "small" : "large",
            Town = i % 3 == 0 ? "Aach" : "Bern", Since = new DateOnly(2024, 1, 1).AddDays(i * 7), Note = $"word{i % 4} other",
            Left = i % 3 == 0,
        }).ToArray();
        var network = new Fitted(seed: 1);
        network.Fit(Fitted.Read(rows), new FitOptions { Epochs = 1, BatchSize = 16, ProgressLine = ProgressLine.Off });
        network.ChooseThreshold(Fitted.Read(rows), costOfFalseYes: 1, costOfFalseNo: 2);
        return Of("encoders of a table", network.SaveToBytes(), Fitted.Summary, file =>
        {
            Fitted loaded = Fitted.Load(file);
            foreach (Fitted.Row row in rows.AsSpan(0, 3))
            {
                Fitted.Prediction prediction = loaded.Predict(row);
                Assert.InRange(prediction.Probability, 0, 1);
            }
        });
    }

    public static FuzzTarget Preprocessing(TemporaryFolder folder)
    {
        float[] inputs = Draw.Normal<float>(60 * 4, seed: 1);
        var network = new Whitened(seed: 1);
        network.Fit(Dataset.FromArrays(inputs, [.. Enumerable.Range(0, 60).Select(i => i % 3)]),
            new FitOptions { Epochs = 1, BatchSize = 16, ProgressLine = ProgressLine.Off });
        return Of("preprocessing and running statistics", network.SaveToBytes(), Whitened.Summary, file =>
        {
            float[] outputs = Whitened.Load(file).Predict(inputs.AsSpan(0, 4));
            Assert.Equal(1, outputs.Sum(), 1e-4);
        });
    }

    /// <summary>
    /// Predictions of a file that was taken are what they must be, or said to be none; what was refused has changed nothing.
    /// </summary>
    private static FuzzTarget Of(string name, byte[] file, NetworkSummary summary, Action<byte[]> predict)
    {
        var before = new float[summary.StateLength];
        before.AsSpan().Fill(7);
        float[] state = [.. before];
        return new(name, [file], Forged, changed =>
        {
            try
            {
                WeightFile.Load<float>(changed, summary, state);
                before.CopyTo(state, 0);
            }
            catch (WeightFileException)
            {
                Assert.Equal(before, state);
                throw;
            }

            predict(changed);
        }, typeof(WeightFileException), typeof(NonFiniteValueException), typeof(NonFiniteInputException),
            typeof(PreprocessingNotFittedException));
    }

    /// <summary>The state of a stream, which goes on, and is saved again where it does.</summary>
    public static FuzzTarget StreamState(TemporaryFolder folder)
    {
        var (network, state, output) = (new SteppedNetwork(seed: 1), new SteppedNetwork.State(), new float[2]);
        float[] step = Draw.Normal<float>(3, seed: 2);
        for (int i = 0; i < 4; i++)
            network.Next(step, state, output);
        return new("state of a stream", [state.SaveToBytes(), new SteppedNetwork.State().SaveToBytes()], Forged, file =>
        {
            SteppedNetwork.State loaded = SteppedNetwork.State.Load(file);
            Assert.True(loaded.IsSameAs(SteppedNetwork.State.Load(new OneWay(file))));
            long steps = loaded.Steps;
            network.Next(step, loaded, output);
            Assert.Equal(steps + 1, loaded.Steps);
            Assert.Equal(loaded.Steps, SteppedNetwork.State.Load(loaded.SaveToBytes()).Steps);
        }, typeof(StateFileException), typeof(NonFiniteInputException));
    }

    /// <summary>The header, or some of the numbers: a bit of one, or a number that none of them should be.</summary>
    private static byte[] Forged(byte[] file, Random random)
    {
        if (random.Next(3) == 0)
            return SafeTensorsMutations.Of(file, header => TextMutations.OfJson(header, random));
        byte[] changed = [.. file];
        int first = sizeof(long) + BinaryPrimitives.ReadInt32LittleEndian(file);
        float[] numbers = [0, -1, -0f, float.Epsilon, float.MaxValue, float.MinValue, float.NaN, float.PositiveInfinity, 1e20f, 16777217,
            0.5f];
        for (int changes = random.Next(1, 5); changes > 0; changes--)
        {
            int at = first + (4 * random.Next((file.Length - first) / 4));
            if (random.Next(2) == 0)
                changed[at + random.Next(4)] ^= (byte)(1 << random.Next(8));
            else
                BinaryPrimitives.WriteSingleLittleEndian(changed.AsSpan(at), numbers[random.Next(numbers.Length)]);
        }
        return changed;
    }
}

[Network]
[Table(Label = "left")]
[Column("amount", Missing = Missing.Median, Indicator = true, Log1P = true)]
[Column("rank", Kind = ColumnKind.Integer, Scale = ColumnScale.Quantile)]
[Column("share", Scale = ColumnScale.Robust)]
[Column("size", Categories = ["small", "large"], Ordinal = true)]
[Column("town", Categories = ["Aach", "Bern"], Unseen = Unseen.Other, Embedding = 2)]
[Column("since", Kind = ColumnKind.Date)]
[Column("note", Kind = ColumnKind.Text, Hash = 4)]
[Dense(3), Relu, Dense(1), Sigmoid, BinaryCrossEntropy, Adam(0.01)]
internal sealed partial class Fitted;

[Network]
[Input(4), MinMax, Standardize, ZcaWhiten]
[Dense(4, Bias = false), BatchNorm, Relu, Dense(3), Softmax, CrossEntropy, Adam(0.01)]
internal sealed partial class Whitened;

[Network]
[Input(8, 3)]
[Gru(6, ReturnSequence = true), Conv1D(5, 3, Padding = Padding.Causal, Dilation = 2), Tanh, Lstm(4), Dense(2)]
[MeanSquaredError, Adam(0.01)]
internal sealed partial class SteppedNetwork;
