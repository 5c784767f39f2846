using System.Globalization;
using System.Runtime.CompilerServices;

namespace NetGen.Tests.Training.Checkpointing;

/// <summary>
/// The run that the kill test kills: this same executable, started with a folder and a number of epochs in its environment, trains there
/// instead of running tests. It says when it begins, and writes its weights when it gets to its end.
/// </summary>
internal static class KilledProcess
{
    public const string FolderVariable = "NETGEN_KILLED_RUN_FOLDER";
    public const string EpochsVariable = "NETGEN_KILLED_RUN_EPOCHS";
    public const string Begun = "begun";

    private static readonly Dataset Data = Noise(200, seed: 1);

    public static string FinalPath(string folder) => Path.Combine(folder, "final.safetensors");

    /// <summary>The whole run: begun, or gone on with where the folder holds a part of it.</summary>
    public static KilledNetwork Train(Checkpoints? checkpoints, int epochs)
    {
        var network = new KilledNetwork(seed: 1);
        network.Fit(Data, new FitOptions
        {
            Epochs = epochs,
            BatchSize = 16,
            Seed = 2,
            Validation = Noise(30, seed: 3),
            Checkpoints = checkpoints,
            ProgressLine = ProgressLine.Off,
        });
        return network;
    }

    [ModuleInitializer]
    internal static void TrainIfAsked()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { } folder)
        {
            Console.WriteLine(Begun);
            int epochs = int.Parse(Environment.GetEnvironmentVariable(EpochsVariable)!, CultureInfo.InvariantCulture);
            Train(new Checkpoints(folder) { EverySteps = 1 }, epochs).Save(FinalPath(folder));
            Environment.Exit(0);
        }
    }

    private static Dataset Noise(int samples, int seed)
    {
        var random = new Random(seed);
        return Dataset.FromArrays(
            [.. Enumerable.Range(0, samples * 12).Select(_ => random.NextSingle() - 0.5f)],
            [.. Enumerable.Range(0, samples).Select(_ => random.Next(4))]);
    }
}

[Network]
[Input(12)]
[Dense(24), Relu, Dropout(0.2)]
[Dense(4), Softmax]
[CrossEntropy]
[Nadam(0.01), Ema(0.9), ReduceOnPlateau(0.5, 1)]
internal partial class KilledNetwork;
