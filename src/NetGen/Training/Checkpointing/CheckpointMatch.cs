using System.Globalization;
using NetGen.Data;
using NetGen.Files;

namespace NetGen.Training.Checkpointing;

/// <summary>Holds a checkpoint against the run that is to go on with it, and says everything that does not fit at once.</summary>
internal static class CheckpointMatch
{
    /// <summary>Whether the run had columns or classes of other names. Null for the same.</summary>
    public static string? OfNames(SampleNames then, SampleNames now)
    {
        try
        {
            NameCheck.Require(now, "training data", then, "the run that is to be gone on with");
            return null;
        }
        catch (DatasetException e)
        {
            return e.Message.TrimEnd('.');
        }
    }

    /// <summary>In what the run was declared otherwise or had other hyperparameters. Null for nothing.</summary>
    public static string? OfDeclaration(RunIdentity then, RunIdentity now, NetworkSummary network) =>
        Differences($"the run was trained otherwise than {network.Name} is now", compare =>
        {
            compare("the loss", then.Loss, now.Loss);
            compare("the optimizer", then.Optimizer, now.Optimizer);
            compare("what else is declared of the training", OneLine(then.Training), OneLine(now.Training));
            compare("the class weights", Numbers(then.ClassWeights), Numbers(now.ClassWeights));
            CompareSettings(then.Settings, now.Settings, compare);
            compare("the score", Presence(then.HasScore), Presence(now.HasScore));
            compare("the monitored quantity", then.Monitor.ToString(), now.Monitor.ToString());
        });

    /// <summary>Whether the run had other data, of the same number of samples. Null for the same.</summary>
    public static string? OfData(RunIdentity then, RunIdentity now) => Differences("the run was of other data", compare =>
    {
        compare("the fingerprint of the training samples", then.Data, now.Data);
        compare("the fingerprint of the validation samples", then.Validation ?? "none", now.Validation ?? "none");
    });

    /// <summary>In what the run was of another size, batch or seed. Null for nothing.</summary>
    public static string? OfPlan(RunPlan then, RunPlan now)
    {
        var problems = new List<string>();
        Compare("the number of training samples", then.Samples, now.Samples);
        Compare("the samples of a step (batch size times accumulation)", then.RowsPerStep, now.RowsPerStep);
        Compare("the samples of an epoch", then.RowsPerEpoch, now.RowsPerEpoch);
        Compare("the samples of a window (0 in memory)", then.Window, now.Window);
        Compare("the seed", then.Seed, now.Seed);
        return Sentence(problems, "the run cannot be gone on with as asked");

        void Compare<TValue>(string what, TValue was, TValue present) where TValue : IEquatable<TValue>
        {
            if (!was.Equals(present))
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{what} was {was}, is {present}"));
            }
        }
    }

    /// <summary>
    /// Whether the run began with other weights than the network has, which are not those that it left either. Null for the same, where
    /// nothing is known of one of them, and of a new network that takes up a run that went on from trained ones.
    /// </summary>
    public static string? OfFirstWeights(RunPlan then, RunPlan now) => then.FirstWeights is { } was && now.FirstWeights is { } present
        && (was.AreFresh || !present.AreFresh)
        ? Differences("the run began with other weights", compare =>
            compare("the fingerprint of those that the network had, of a new one chosen by its seed,", was.Digest, present.Digest))
        : null;

    /// <exception cref="WeightFileException">Tensors are missing, misshapen, of another type, or too many.</exception>
    public static void RequireTensors<T>(
        IReadOnlyDictionary<string, SafeTensor> found, IEnumerable<(string Prefix, ParameterInfo Tensor)> tensors, NetworkSummary network,
        IReadOnlyList<NamedTensor<double>> numbers, string path)
        where T : unmanaged
    {
        string type = SafeTensorsData.ElementType<T>();
        (string Name, string Type, IReadOnlyList<long> Shape)[] expected =
        [
            .. tensors.Select(tensor => (tensor.Prefix + tensor.Tensor.Name, type,
                (IReadOnlyList<long>)[.. tensor.Tensor.Shape.Select(extent => (long)extent)])),
            .. numbers.Select(tensor => (WeightFile.StatePrefix + tensor.Name, "F64", (IReadOnlyList<long>)[(long)tensor.Values.Length])),
            (CheckpointImages.Checksum, CheckpointImages.ChecksumType, [1]),
        ];
        List<string> problems =
        [
            .. from wanted in expected
               let tensor = found.GetValueOrDefault(wanted.Name)
               where tensor is null || tensor.ElementType != wanted.Type || !tensor.Shape.SequenceEqual(wanted.Shape)
               select $"'{wanted.Name}' is {(tensor is null ? "missing" : Text(tensor.ElementType, tensor.Shape))}, expected {Text(wanted.Type, wanted.Shape)}",
            .. from name in found.Keys.Except(expected.Select(wanted => wanted.Name), StringComparer.Ordinal)
               select $"'{name}' is not of this training",
        ];
        if (Sentence(problems, $"the checkpoint's tensors are not those of {network.Name} and its optimizer") is { } sentence)
        {
            throw new WeightFileException($"{path}: {sentence}. Checkpoints.Resume = false begins anew.");
        }
    }

    private static void CompareSettings(IReadOnlyList<NamedNumber> then, IReadOnlyList<NamedNumber> now,
        Action<string, string, string> compare)
    {
        Dictionary<string, double> present = now.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
        foreach (NamedNumber setting in then)
        {
            compare(setting.Name, Number(setting.Value), present.Remove(setting.Name, out double value) ? Number(value) : "not there");
        }

        foreach ((string name, double value) in present)
        {
            compare(name, "not there", Number(value));
        }
    }

    private static string? Differences(string beginning, Action<Action<string, string, string>> compareAll)
    {
        var problems = new List<string>();
        compareAll((what, was, present) =>
        {
            if (was != present)
            {
                problems.Add($"{what} was {was}, is {present}");
            }
        });
        return Sentence(problems, beginning);
    }

    private static string? Sentence(List<string> problems, string beginning) =>
        problems.Count > 0 ? $"{beginning}: {string.Join("; ", problems)}" : null;

    private static string Presence(bool isThere) => isThere ? "given" : "none";

    private static string OneLine(string lines) => lines.Length == 0 ? "nothing" : lines.ReplaceLineEndings(", ");

    private static string Text(string type, IReadOnlyList<long> shape) => $"{type} [{string.Join(", ", shape)}]";

    private static string Numbers(IReadOnlyList<double>? values) =>
        values is null ? "none" : $"[{string.Join(", ", values.Select(Number))}]";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
