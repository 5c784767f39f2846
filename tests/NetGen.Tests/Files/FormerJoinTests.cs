using System.Text.Json;
using NetGen.Tests.Golden.FormerJoins;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Files;

/// <summary>
/// Files that a version of NetGen wrote which joined what was flattened in the order of memory: they are read, predict what they predicted
/// there, and are files of today when they are saved again.
/// </summary>
public sealed class FormerJoinTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, FormerFile>> Files = new(() =>
    {
        using FileStream stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Golden", "formerjoins.json"));
        return JsonSerializer.Deserialize<Contents>(stream, JsonSerializerOptions.Web)!.Cases.ToDictionary(file => file.Name);
    });

    private static readonly Dictionary<string, Action<FormerFile>> Checks = new()
    {
        ["joined twice"] = Predicts_as_before<JoinedTwice>,
        ["images flattened apart"] = Predicts_as_before<FlattenedApart>,
        ["an image and units"] = Predicts_as_before<ImageAndUnits>,
        ["a sequence"] = Predicts_as_before<FlattenedSequence>,
        ["normalized"] = Predicts_as_before<NormalizedJoin>,
    };

    public static TheoryData<string> Names => new(Checks.Keys);

    [Fact]
    public void Every_file_is_checked() => Assert.Equal(Files.Value.Keys.Order(StringComparer.Ordinal), Checks.Keys.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Names))]
    public void File_of_a_version_that_joined_in_memory_order_predicts_what_it_predicted(string name) => Checks[name](Files.Value[name]);

    private static void Predicts_as_before<T>(FormerFile former) where T : class, INetwork<T, float>
    {
        T loaded = T.Load(former.File);
        Closeness.Assert(former.Outputs, Predictions(loaded, former), 1e-5, "outputs");

        // Saved, it is one of this version.
        byte[] saved = loaded.SaveToBytes();
        Assert.NotEqual(former.File, saved);
        Assert.Equal(loaded.Parameters, T.Load(saved).Parameters);
        Assert.Equal(saved, T.Load(saved).SaveToBytes());

        // The body of another network is taken in the same order.
        T other = T.Create(seed: 9);
        _ = (PartialLoad)typeof(T).GetMethod("LoadPartial", [typeof(Stream), typeof(TensorNames)])!.Invoke(other, [new MemoryStream(former.File), null])!;
        Closeness.Assert(former.Outputs, Predictions(other, former), 1e-5, "outputs of what was loaded in part");
    }

    private static float[] Predictions<T>(T network, FormerFile former) where T : class, INetwork<T, float>
    {
        float[] outputs = new float[former.Outputs.Length];
        network.PredictBatch(former.Inputs, outputs);
        return outputs;
    }

    private sealed record Contents(FormerFile[] Cases);

    private sealed record FormerFile(string Name, float[] Inputs, double[] Outputs, byte[] File);
}
