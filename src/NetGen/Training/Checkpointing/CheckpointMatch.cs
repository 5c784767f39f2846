using System.Globalization;
using NetGen.Files;

namespace NetGen.Training.Checkpointing;

/// <summary>Holds a checkpoint against the run that is to go on with it, and says everything that does not fit at once.</summary>
internal static class CheckpointMatch
{
    /// <exception cref="WeightFileException">The run had another loss, optimizer or hyperparameters.</exception>
    public static void RequireSameOptimizer(
        RunProgress progress, NetworkSummary network, IReadOnlyList<NamedNumber> settings, IReadOnlyList<double>? classWeights, string path)
    {
        var problems = new List<string>();
        Compare("the loss", progress.Loss, network.Loss ?? "");
        Compare("the optimizer", progress.Optimizer, network.Optimizer ?? "");
        Compare("the class weights", Numbers(progress.ClassWeights), Numbers(classWeights));
        Dictionary<string, double> now = settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
        foreach (NamedNumber setting in progress.Settings)
        {
            Compare(setting.Name, Number(setting.Value), now.Remove(setting.Name, out double value) ? Number(value) : "not there");
        }

        foreach ((string name, double value) in now)
        {
            Compare(name, "not there", Number(value));
        }

        Require(problems, path, $"the run was trained otherwise than {network.Name} is now");

        void Compare(string what, string then, string present)
        {
            if (then != present)
            {
                problems.Add($"{what} was {then}, is {present}");
            }
        }
    }

    /// <exception cref="WeightFileException">The run was of another size, batch or seed.</exception>
    public static void RequireSameRun(RunPlan then, RunPlan now, string path)
    {
        var problems = new List<string>();
        Compare("the number of training samples", then.Samples, now.Samples);
        Compare("the samples of a step (batch size times accumulation)", then.RowsPerStep, now.RowsPerStep);
        Compare("the samples of an epoch", then.RowsPerEpoch, now.RowsPerEpoch);
        Compare("the samples of a window (0 in memory)", then.Window, now.Window);
        Compare("the seed", then.Seed, now.Seed);
        Require(problems, path, "the run cannot be gone on with as asked");

        void Compare<TValue>(string what, TValue was, TValue present) where TValue : IEquatable<TValue>, IFormattable
        {
            if (!was.Equals(present))
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{what} was {was}, is {present}"));
            }
        }
    }

    /// <exception cref="WeightFileException">Tensors are missing, misshapen, of another type, or too many.</exception>
    public static void RequireTensors<T>(
        IReadOnlyDictionary<string, SafeTensor> found, IEnumerable<(string Prefix, ParameterInfo Tensor)> tensors, NetworkSummary network,
        IReadOnlyList<NamedTensor<double>> numbers, string path)
        where T : unmanaged
    {
        string type = SafeTensorsData.ElementType<T>();
        (string Name, string Type, IReadOnlyList<long> Shape)[] expected =
        [
            .. tensors.Select(tensor => (tensor.Prefix + tensor.Tensor.Name, type, (IReadOnlyList<long>)[.. tensor.Tensor.Shape.Select(extent => (long)extent)])),
            .. numbers.Select(tensor => (WeightFile.StatePrefix + tensor.Name, "F64", (IReadOnlyList<long>)[(long)tensor.Values.Length])),
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
        Require(problems, path, $"the checkpoint's tensors are not those of {network.Name} and its optimizer");
    }

    private static void Require(List<string> problems, string path, string sentence)
    {
        if (problems.Count > 0)
        {
            throw new WeightFileException($"{path}: {sentence}: {string.Join("; ", problems)}. Checkpoints.Resume = false begins anew.");
        }
    }

    private static string Text(string type, IReadOnlyList<long> shape) => $"{type} [{string.Join(", ", shape)}]";

    private static string Numbers(IReadOnlyList<double>? values) => values is null ? "none" : $"[{string.Join(", ", values.Select(Number))}]";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
