// Writes formerjoins.json, run with the version of NetGen at commit 1fce948b, the last that joined what was flattened in the order of
// memory: in a worktree of it, with Networks.cs in a project that refers to its runtime and generator. Not part of the tests' own program.
using System.Text.Json;
using NetGen;
using NetGen.Tests.Golden.FormerJoins;

object[] cases =
[
    Case("joined twice", new JoinedTwice(3), JoinedTwice.InputLength, JoinedTwice.OutputLength,
        (n, x, y) => n.PredictBatch(x, y), (n, d, o) => n.Fit(d, o), (n, path) => n.Save(path)),
    Case("images flattened apart", new FlattenedApart(3), FlattenedApart.InputLength, FlattenedApart.OutputLength,
        (n, x, y) => n.PredictBatch(x, y), (n, d, o) => n.Fit(d, o), (n, path) => n.Save(path)),
    Case("an image and units", new ImageAndUnits(3), ImageAndUnits.InputLength, ImageAndUnits.OutputLength,
        (n, x, y) => n.PredictBatch(x, y), (n, d, o) => n.Fit(d, o), (n, path) => n.Save(path)),
    Case("a sequence", new FlattenedSequence(3), FlattenedSequence.InputLength, FlattenedSequence.OutputLength,
        (n, x, y) => n.PredictBatch(x, y), (n, d, o) => n.Fit(d, o), (n, path) => n.Save(path)),
    Case("normalized", new NormalizedJoin(3), NormalizedJoin.InputLength, NormalizedJoin.OutputLength,
        (n, x, y) => n.PredictBatch(x, y), (n, d, o) => n.Fit(d, o), (n, path) => n.Save(path)),
];
File.WriteAllText(args[0], JsonSerializer.Serialize(new { cases }) + "\n");

static object Case<T>(
    string name, T network, int inputs, int outputs, Action<T, float[], float[]> predict, Action<T, Dataset, FitOptions> fit, Action<T, string> save)
{
    var random = new Random(1);
    float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1))];
    fit(network, Dataset.FromArrays(Draw(64 * inputs), Draw(64 * outputs), outputs), new FitOptions { Epochs = 2 });
    float[] x = Draw(3 * inputs);
    float[] y = new float[3 * outputs];
    predict(network, x, y);
    string path = Path.GetTempFileName();
    save(network, path);
    return new { name, inputs = x, outputs = y, file = Convert.ToBase64String(File.ReadAllBytes(path)) };
}
